"""Opens Word files in LibreOffice, a reader that shares nothing with our writer."""

import os
import subprocess
from pathlib import Path


class Office:
    """One LibreOffice with settings of its own in a folder."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.opened = 0

    def printed(self, *files: bytes) -> list[bytes]:
        """Return each Word file as PDF."""
        return self._converted(files, "pdf")

    def _converted(self, files, extension):
        folder = self.folder / str(self.opened)
        folder.mkdir()
        self.opened += 1
        paths = [folder / f"{position}.docx" for position in range(len(files))]
        for path, content in zip(paths, files, strict=True):
            path.write_bytes(content)
        self._run("--convert-to", extension, "--outdir", folder, *paths)
        return [path.with_suffix(f".{extension}").read_bytes() for path in paths]

    def _run(self, *words):
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", *map(str, words)]
        # Our press hides the fonts of the machine from this process; LibreOffice needs some.
        world = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
        subprocess.run(command, check=True, capture_output=True, timeout=120, env=world)
