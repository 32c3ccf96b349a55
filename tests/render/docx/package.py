"""Takes a Word file apart."""

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def members_of(file):
    """Return the content of each member by its name."""
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


def xml_of(file):
    """Return the root of each part that is XML, by its name."""
    return {
        name: etree.fromstring(content)
        for name, content in members_of(file).items()
        if not name.endswith(".odttf")
    }


def document_of(file):
    """Return the root of the document itself."""
    return xml_of(file)["word/document.xml"]


def texts_of(file):
    """Return all that the parts of a file say, in elements and attributes."""
    return "\n".join(
        text
        for root in xml_of(file).values()
        for element in root.iter()
        for text in (element.text or "", *map(str, element.attrib.values()))
    )


def values(root, element, attribute):
    """Return an attribute of every such element, in reading order."""
    return [found.get(f"{W}{attribute}") for found in root.iter(f"{W}{element}")]
