"""What a file tells of itself: title, kind, language and dates."""

from __future__ import annotations

from lxml import etree

from termsheets.render.docx.xml import Element
from termsheets.render.edition import Edition

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
NAMESPACES = {"cp": CORE, "dc": DUBLIN, "dcterms": TERMS, "xsi": INSTANCE}


def properties(title: str, kind: str, edition: Edition) -> Element:
    """Return the core properties; both dates are the edition's own."""
    root = etree.Element(f"{{{CORE}}}coreProperties", nsmap=NAMESPACES)
    for name, value in (
        ("title", title),
        ("subject", f"{kind}, {edition.label}, {edition.printed_on}"),
        ("creator", "Termsheets"),
        ("language", edition.language),
    ):
        etree.SubElement(root, f"{{{DUBLIN}}}{name}").text = value
    for name in ("created", "modified"):
        moment = etree.SubElement(root, f"{{{TERMS}}}{name}")
        moment.set(f"{{{INSTANCE}}}type", "dcterms:W3CDTF")
        moment.text = f"{edition.printed.isoformat()}T00:00:00Z"
    return root
