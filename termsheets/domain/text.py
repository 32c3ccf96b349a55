"""The one border for text: what may enter a deal, and in which form.

Everything typed, uploaded or imported passes here, so that no database,
document or file format meets a character it cannot hold.
"""

import re
import unicodedata
from itertools import islice

SHORT_LIMIT = 300
LONG_LIMIT = 5_000

_LINE_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, but newline and tab
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks and overrides
    "\ud800-\udfff\ufffe\uffff\ufeff]"  # half characters and noncharacters
)


def shown(text: str, limit: int = 60) -> str:
    """Return a stranger's text as a message may repeat it: short, on one line, printable."""
    printable = (letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)
    start = "".join(islice(printable, limit))
    return f"{start}..." if len(text) > limit else start


def clean(text: str, *, limit: int = LONG_LIMIT) -> str:
    """Return the text in NFC with plain line breaks and no outer blanks.

    Raises ValueError, saying what to change, for a character that cannot be
    printed and for a text of more than ``limit`` characters.
    """
    plain = _LINE_BREAKS.sub("\n", text)
    if found := _FORBIDDEN.search(plain):
        raise ValueError(
            f"Remove the character U+{ord(found[0]):04X} at position {found.start() + 1}: "
            "it cannot be printed."
        )
    composed = unicodedata.normalize("NFC", plain).strip()
    if len(composed) > limit:
        raise ValueError(f"Shorten this to {limit:,} characters; it has {len(composed):,}.")
    return composed


def clean_line(text: str) -> str:
    """Return a text of one line, as ``clean`` does.

    Raises ValueError for a line break or tab inside it, too.
    """
    line = clean(text, limit=SHORT_LIMIT)
    if "\n" in line or "\t" in line:
        raise ValueError("Write this on one line, without line breaks or tabs.")
    return line
