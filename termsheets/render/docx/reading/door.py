"""The door for Word files of strangers: nothing is parsed before it is known to be harmless."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from termsheets.domain.problems import Problem, Refused
from termsheets.render.docx.xml import Element

FILE_LIMIT = 10_000_000
MEMBER_LIMIT = 300
PART_LIMIT = 8_000_000
UNPACKED_LIMIT = 40_000_000
TAG_LIMIT, ATTRIBUTE_LIMIT = 400_000, 600_000
"""What a file may hold: bytes, members, bytes of a part and of all parts, tags, attributes."""

HARMLESS = frozenset({"hyperlink", "attachedTemplate"})
"""What may lie outside of a Word file: nothing of it is read from there."""

DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"
TOO_LARGE = "This file is larger than any term sheet. Save it again without pictures."
NOT_WORD = "This is not a Word file. Upload the .docx that you took from here."
BROKEN = "This Word file cannot be read. Open it in Word, save it again and upload that."
MACROS = "This Word file has macros. Save it as .docx without macros and upload that."
OUTSIDE = (
    "This Word file takes in something from another place, such as a linked picture. "
    "Break the link in Word, save the file and upload that."
)
FOREIGN = "This Word file holds parts that no term sheet needs. Take a clean copy and try again."


def opened(content: bytes) -> dict[str, Element]:
    """Return the document and, if there is one, the comments of a Word file, by name of the part.

    Raises Refused for what is no Word file, too large unpacked, or hostile:
    macros, entities, parts that lie elsewhere, names that lead out of the archive.
    """
    if len(content) > FILE_LIMIT:
        raise _refused(TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_members(archive.infolist())
            _check_word(archive.namelist())
            _check_relations(archive)
            names = [name for name in (DOCUMENT, COMMENTS) if name in archive.namelist()]
            return {name: _parsed(_part(archive, name)) for name in names}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise _refused(NOT_WORD) from error
    except (etree.XMLSyntaxError, ValueError, zlib.error) as error:
        if isinstance(error, Refused):
            raise
        raise _refused(BROKEN) from error


def check_members(members: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive by what it says of its members; unpacking checks that this is true."""
    names = [member.filename for member in members]
    if len(members) > MEMBER_LIMIT or sum(each.file_size for each in members) > UNPACKED_LIMIT:
        raise _refused(TOO_LARGE)
    if any("vba" in name.lower() for name in names):
        raise _refused(MACROS)
    if len(set(names)) < len(names) or any(map(_leads_out, names)):
        raise _refused(FOREIGN)


def _check_word(names: list[str]) -> None:
    if DOCUMENT not in names:
        raise _refused(NOT_WORD)


def _check_relations(archive: zipfile.ZipFile) -> None:
    """Refuse parts that lie elsewhere; links to follow and a template's name take nothing in."""
    for name in archive.namelist():
        if name.lower().endswith(".rels"):
            for relation in _parsed(_part(archive, name)).iter("{*}Relationship"):
                kind = relation.get("Type", "").rpartition("/")[2]
                if relation.get("TargetMode") == "External" and kind not in HARMLESS:
                    raise _refused(OUTSIDE)


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/")


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part, unpacking no more than one may have."""
    with archive.open(name) as part:
        content = part.read(PART_LIMIT + 1)
    if len(content) > PART_LIMIT:
        raise _refused(TOO_LARGE)
    return content


def _parsed(content: bytes) -> Element:
    """Return the root of a part that declares no entities and is not too much to hold."""
    content.decode("utf-8")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _refused(FOREIGN)
    if content.count(b"<") > TAG_LIMIT or content.count(b"=") > ATTRIBUTE_LIMIT:
        raise _refused(TOO_LARGE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    root = etree.fromstring(content, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise _refused(FOREIGN)
    return root


def _refused(sentence: str) -> Refused:
    return Refused([Problem("file", "", "file", sentence)])
