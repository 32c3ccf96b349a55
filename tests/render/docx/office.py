"""Opens Word files in LibreOffice, a reader that shares nothing with our writer."""

import os
import subprocess
from pathlib import Path

ACCEPT, REJECT = ".uno:AcceptAllTrackedChanges", ".uno:RejectAllTrackedChanges"
MACRO = Path(__file__).with_name("Changes.xba")


class Office:
    """One LibreOffice with settings of its own in a folder."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.opened = 0
        self._run("--terminate_after_init")
        self._learn()

    def printed(self, *files: bytes) -> list[bytes]:
        """Return each Word file as PDF."""
        folder, paths = self._put(files)
        self._run("--convert-to", "pdf", "--outdir", folder, *paths)
        return [path.with_suffix(".pdf").read_bytes() for path in paths]

    def saved(self, *files: bytes) -> list[bytes]:
        """Return each Word file as LibreOffice saves it after opening it."""
        folder, paths = self._put(files)
        self._run("--convert-to", "docx:MS Word 2007 XML", "--outdir", folder / "saved", *paths)
        return [(folder / "saved" / path.name).read_bytes() for path in paths]

    def settled(self, file: bytes, command: str) -> bytes:
        """Return a Word file after all its tracked changes were accepted or rejected."""
        folder, [path] = self._put([file])
        result = folder / "settled.docx"
        self._run(
            f'macro:///Standard.Changes.Settle("{path.as_uri()}","{result.as_uri()}","{command}")'
        )
        return result.read_bytes()

    def _put(self, files):
        folder = self.folder / str(self.opened)
        folder.mkdir()
        self.opened += 1
        paths = [folder / f"{position}.docx" for position in range(len(files))]
        for path, content in zip(paths, files, strict=True):
            path.write_bytes(content)
        return folder, paths

    def _learn(self):
        """Put the macro where LibreOffice finds it, which its first start made ready."""
        library = self.folder / "profile" / "user" / "basic" / "Standard"
        (library / MACRO.name).write_bytes(MACRO.read_bytes())
        index = library / "script.xlb"
        known = f'<library:element library:name="{MACRO.stem}"/></library:library>'
        index.write_text(index.read_text().replace("</library:library>", known))

    def _run(self, *words):
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", *map(str, words)]
        # Our press hides the fonts of the machine from this process; LibreOffice needs some.
        world = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
        subprocess.run(command, check=True, capture_output=True, timeout=120, env=world)
