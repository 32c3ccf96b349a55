"""Files made elsewhere are as their makers published them."""

import hashlib
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static"


def test_third_party_files_match_their_checksums():
    lines = (STATIC / "vendor" / "SHA256SUMS").read_text().splitlines()
    listed = {name: digest for digest, name in (line.split() for line in lines)}

    files = [*STATIC.glob("fonts/*"), *STATIC.glob("vendor/*/*")]

    assert listed == {
        str(file.relative_to(STATIC)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in files
    }
