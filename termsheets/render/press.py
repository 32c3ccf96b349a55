"""Sets an HTML page as PDF. Slow to import and to run: ``worker`` does both elsewhere.

Page numbers of the contents are plain text. ``target-counter`` would lay the
whole document out three times; numbers kept from the last time are nearly
always right, and are checked against the layout they stand in.
"""

from __future__ import annotations

import gc
import os
import warnings
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from pydyf import PDF, Dictionary, String

from termsheets.render import archive, unseen
from termsheets.render.result import Rendered

STATIC = Path(__file__).parents[2] / "static"
STYLES = STATIC / "termsheets" / "document.css"
EXTRA = {name: STYLES.with_name(f"{name}.css") for name in ("redline", "ahead", "findings")}
"""Styles of their own, by the class of the pages that have them."""
HEADINGS = ("h2", "h3")

# Read when WeasyPrint loads: documents are set in our fonts alone, which it
# remarks upon, so that they look the same on every machine.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
with warnings.catch_warnings(action="ignore"):
    from weasyprint import CSS, HTML, Attachment, Document
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse


class OwnFonts(URLFetcher):
    """Fetches our fonts. Anything else that is asked for ends the rendering."""

    files = {path.as_uri(): path for path in (STATIC / "fonts").glob("*.woff2")}

    def fetch(self, url, headers=None):
        """Return one of our fonts. Raises FatalURLFetchingError for any other address."""
        if url == unseen.ADDRESS:
            return URLFetcherResponse(url, unseen.font())
        if url not in self.files:
            raise FatalURLFetchingError("A document may load our own fonts only.")
        return URLFetcherResponse(url, self.files[url].read_bytes())


class Styles(NamedTuple):
    """What every document shares, loaded once a process."""

    fonts: FontConfiguration
    sheet: CSS
    extra: Mapping[str, CSS]


def press(
    page: str, hints: Mapping[str, int] | None = None, *, terms: str = "", archival: bool = False
) -> Rendered:
    """Return the page as PDF/UA-1, the same bytes for the same page and terms.

    ``hints`` are those of the last printing: right ones spare a layout, wrong
    or missing ones cost one. ``terms`` is a JSON text to carry along; an
    ``archival`` file is PDF/A-3a as well. Raises FatalURLFetchingError.
    """
    html = HTML(string=unseen.guarded(page), url_fetcher=OwnFonts())
    names = _names_of(html)
    unseen.write(html.etree_element)
    document, pages = _settle(html, dict(hints or {}))
    pdf = document.write_pdf(
        finisher=partial(_finish, names=names, archival=archival),
        pdf_variant=archive.ARCHIVAL if archival else archive.ACCESSIBLE,
        pdf_identifier=True,
        attachments=_attachments(terms, document.metadata.created),
    )
    return Rendered(pdf, pages)


def _attachments(terms: str, dated: str) -> list[Attachment]:
    return [Attachment(**archive.carried(terms, dated))] if terms else []


def _names_of(html: HTML) -> dict[str, str]:
    """Return what each anchor is called: a schedule by its label, all else by its heading."""
    names = {}
    for element in html.etree_element.iterfind(".//*[@id]"):
        heading = next((part for part in element if part.tag in HEADINGS), None)
        words = element.get("aria-label") if heading is None else "".join(heading.itertext())
        names[element.get("id")] = words
    return names


def _finish(document: Document, pdf: PDF, names: Mapping[str, str], *, archival: bool) -> None:
    _describe_links(pdf, names)
    unseen.finish(pdf)
    archive.finish(pdf, archival=archival)


def _describe_links(pdf: PDF, names: Mapping[str, str]) -> None:
    """Let each link say where it leads; left to itself, it says an anchor's id."""
    for item in pdf.objects:
        if isinstance(item, Dictionary) and item.get("Subtype") == "/Link":
            anchor = item["Dest"].string
            item["Contents"] = String(names.get(anchor) or anchor)


def _settle(html: HTML, pages: dict[str, int]) -> tuple[Document, dict[str, int]]:
    """Lay out until the contents name the pages that their entries stand on.

    That ends: the room for a page number is the same for every number.
    """
    while True:
        entries = _number_contents(html, pages)
        document = _lay_out(html)
        found = {anchor: page for anchor, page in _pages(document).items() if anchor in entries}
        if found == pages:
            return document, found
        pages = found
        del document
        gc.collect()  # a layout is full of circles, and two at once are a lot of memory


def _number_contents(html: HTML, pages: Mapping[str, int]) -> set[str]:
    """Write each entry's page into the contents, and return the entries' anchors."""
    anchors = set()
    for place in html.etree_element.iterfind(".//*[@class='contents-page']"):
        anchor = place.attrib["data-of"].removeprefix("#")
        place.text = str(pages.get(anchor, ""))
        anchors.add(anchor)
    return anchors


def _lay_out(html: HTML) -> Document:
    fonts, sheet, extra = _styles()
    classes = html.etree_element.get("class", "").split()
    return html.render(
        fonts,
        stylesheets=[sheet, *(extra[name] for name in classes if name in extra)],
        pdf_variant=archive.ACCESSIBLE,
        presentational_hints=True,
    )


def _pages(document: Document) -> dict[str, int]:
    """Return the page each anchor starts on."""
    pages: dict[str, int] = {}
    for number, page in enumerate(document.pages, start=1):
        for anchor in page.anchors:
            pages.setdefault(anchor, number)
    return pages


@cache
def _styles() -> Styles:
    fonts, fetcher = FontConfiguration(), OwnFonts()
    sheet, *others = (
        CSS(filename=path, font_config=fonts, url_fetcher=fetcher)
        for path in (STYLES, *EXTRA.values())
    )
    return Styles(fonts, sheet, dict(zip(EXTRA, others, strict=True)))
