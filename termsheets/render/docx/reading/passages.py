"""What a Word file says, cut where the bookmarks of clauses, parts and tables stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from termsheets.domain.clauses import Table, TermSheet, blocks, walk
from termsheets.domain.markup.file import COVER, SIGNATURES, STRAY, Remark, Said
from termsheets.render.docx.pen import bookmark_name
from termsheets.render.docx.xml import ID, Element, W, w

NAME, VALUE, ANCHOR, AUTHOR = (f"{{{W}}}{word}" for word in ("name", "val", "anchor", "author"))
PARAGRAPH, TABLE, BOOKMARK = (f"{{{W}}}{tag}" for tag in ("p", "tbl", "bookmarkStart"))
HEADINGS = ("Heading1", "Heading2", "PlainHeading")
WRAPPERS = tuple(f"{{{W}}}{tag}" for tag in ("sdt", "sdtContent", "customXml"))
LETTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "t": None, "delText": None}
_NOTHING = w("bookmarkEnd")
Names = Mapping[str, str]


def names_of(sheet: TermSheet) -> Names:
    """Return the id of each clause, part and table of a sheet by the name of its bookmark."""
    ids = [placed.clause.id for placed in walk(sheet)]
    ids += [block.id for block in blocks(sheet) if isinstance(block, Table)]
    return {bookmark_name(identity): identity for identity in (*ids, SIGNATURES)}


def passages(document: Element, names: Names) -> dict[str, Said]:
    """Return what a document says at each id, in the order in which it stands there.

    A bookmark whose words are gone has nothing to say.
    """
    found: dict[str, tuple[list[str], list[tuple[str, ...]]]] = {COVER: ([], [])}
    for place, block in _placed(document, names):
        paragraphs, rows = found.setdefault(place, ([], []))
        if block.tag == TABLE:
            rows += _rows(block)
        elif block.tag == PARAGRAPH and not _is_entry(block) and (text := _text(block)):
            paragraphs.append(text)
    return {place: Said(*map(tuple, said)) for place, said in found.items()}


def remarks(document: Element, comments: Element | None, names: Names) -> tuple[Remark, ...]:
    """Return the comments, each with where it begins."""
    if comments is None:
        return ()
    places: dict[str, str] = {}
    for place, block in _placed(document, names):
        for tag in ("commentRangeStart", "commentReference"):
            for anchor in block.iter(f"{{{W}}}{tag}"):
                places.setdefault(anchor.get(ID, ""), place)
    return tuple(
        Remark(one.get(AUTHOR, ""), text, places.get(one.get(ID, ""), COVER))
        for one in comments.iter(f"{{{W}}}comment")
        if (text := "\n".join(filter(None, map(_text, one.iter(PARAGRAPH)))))
    )


def _placed(document: Element, names: Names) -> Iterator[tuple[str, Element]]:
    """Yield each block with the id under which it stands; each id at least once."""
    place, strays = COVER, 0
    for block in _blocks(document[0]):
        opened = [names[name] for mark in block.iter(BOOKMARK) if (name := mark.get(NAME)) in names]
        if not opened and place != COVER and _is_heading(block):
            strays += 1
            opened = [f"{STRAY} {strays}"]
        *emptied, place = opened or [place]
        yield from ((gone, _NOTHING) for gone in emptied)
        yield place, block


def _blocks(parent: Element) -> Iterator[Element]:
    for child in parent:
        if child.tag in (PARAGRAPH, TABLE, BOOKMARK):
            yield child
        elif child.tag in WRAPPERS:
            yield from _blocks(child)


def _is_heading(block: Element) -> bool:
    style = block.find(f"{{{W}}}pPr/{{{W}}}pStyle")
    return style is not None and style.get(VALUE) in HEADINGS and bool(_text(block))


def _is_entry(paragraph: Element) -> bool:
    """Tell whether a paragraph is a line of the contents: Word makes these anew at will."""
    return any(link.get(ANCHOR) for link in paragraph.iter(f"{{{W}}}hyperlink"))


def _rows(table: Element) -> Iterator[tuple[str, ...]]:
    for row in table.iter(f"{{{W}}}tr"):
        cells = row.iter(f"{{{W}}}tc")
        yield tuple("\n".join(filter(None, map(_text, cell.iter(PARAGRAPH)))) for cell in cells)


def _text(paragraph: Element) -> str:
    """Return the words of a paragraph, white between them single."""
    text = "".join(
        letter.text or "" if LETTERS[tag] is None else LETTERS[tag]
        for child in paragraph
        if child.tag != f"{{{W}}}pPr"
        for letter in child.iter(*(f"{{{W}}}{tag}" for tag in LETTERS))
        if (tag := letter.tag.rpartition("}")[2])
    )
    return re.sub(r"[^\S\n]+", " ", text).strip()
