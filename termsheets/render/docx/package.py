"""Packs the parts of a Word file: the same bytes for the same parts, at any time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from termsheets.render.docx.fonts import embedded, font_table
from termsheets.render.docx.xml import Element, R, serialized

LOOKS = Path(__file__).with_name("parts")
OFFICE = "application/vnd.openxmlformats-officedocument"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE = "metadata/core-properties"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every member: when a file was made must not show in its bytes."""


class Part(NamedTuple):
    """A part that the document refers to by its name: ``header1`` is of kind ``header``."""

    name: str
    kind: str
    content: bytes


@cache
def _shared() -> tuple[Part, ...]:
    """Return the parts that every file has: styles, numbering, settings, fonts."""
    bare = etree.XMLParser(remove_comments=True, remove_blank_text=True)
    looks = {path.stem: etree.parse(path, bare).getroot() for path in sorted(LOOKS.glob("*.xml"))}
    looks["fontTable"] = font_table()
    return tuple(Part(name, name, serialized(root)) for name, root in looks.items())


def packed(document: Element, properties: Element, parts: Iterable[Part]) -> bytes:
    """Return a whole file of its document, properties, heads and feet."""
    parts = (*_shared(), *parts)
    fonts = embedded()
    members = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations(
            ("document", f"{R}/officeDocument", "word/document.xml"),
            ("properties", f"{PACKAGE}/relationships/{CORE}", "docProps/core.xml"),
        ),
        "docProps/core.xml": serialized(properties),
        "word/document.xml": serialized(document),
        "word/_rels/document.xml.rels": _relations(
            *((part.name, f"{R}/{part.kind}", f"{part.name}.xml") for part in parts)
        ),
        "word/_rels/fontTable.xml.rels": _relations(
            *((face, f"{R}/font", f"fonts/{face}.odttf") for face in fonts)
        ),
        **{f"word/{part.name}.xml": part.content for part in parts},
        **{f"word/fonts/{face}.odttf": font for face, font in fonts.items()},
    }
    return _zipped(members)


def _zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, content)
    return file.getvalue()


def _content_types(parts: Iterable[Part]) -> bytes:
    namespace = f"{PACKAGE}/content-types"
    types = etree.Element(f"{{{namespace}}}Types", nsmap={None: namespace})
    for extension, content_type in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("odttf", f"{OFFICE}.obfuscatedFont"),
    ):
        facts = {"Extension": extension, "ContentType": content_type}
        etree.SubElement(types, f"{{{namespace}}}Default", facts)
    for name, content_type in (
        ("docProps/core", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("word/document", f"{OFFICE}.wordprocessingml.document.main+xml"),
        *((f"word/{part.name}", f"{OFFICE}.wordprocessingml.{part.kind}+xml") for part in parts),
    ):
        facts = {"PartName": f"/{name}.xml", "ContentType": content_type}
        etree.SubElement(types, f"{{{namespace}}}Override", facts)
    return serialized(types)


def _relations(*relations: tuple[str, str, str]) -> bytes:
    namespace = f"{PACKAGE}/relationships"
    root = etree.Element(f"{{{namespace}}}Relationships", nsmap={None: namespace})
    for identity, kind, target in relations:
        facts = {"Id": identity, "Type": kind, "Target": target}
        etree.SubElement(root, f"{{{namespace}}}Relationship", facts)
    return serialized(root)
