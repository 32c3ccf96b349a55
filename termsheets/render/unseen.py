"""Words that stand in the text layer of a PDF and take no room on the page.

They say what a mark is to those who do not see it. Set small and without
color, such words would cost two boxes a piece. Here one sign of a font that
draws nothing stands for them, within the words it marks; the file then says
which words each sign stands for.
"""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree.ElementTree import Element

from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pydyf import PDF, Dictionary, Stream, String

ADDRESS = "unseen:font"
"""Where the style sheet finds the font."""

STARTS = {said: f"[{said} c" for said in ("inserted", "deleted", "moved from here", "moved here")}
WITHIN, COLON, END = " in c", ": ", "]"
WORDS = (*"0123456789", *STARTS.values(), WITHIN, COLON, END)
FIRST = 0xF500
SIGNS = {words: chr(FIRST + place) for place, words in enumerate(WORDS)}
SPOKEN = {sign: words for words, sign in SIGNS.items()}
OURS = re.compile("[" + "".join(SPOKEN) + "]")
BREAK = "\N{ZERO WIDTH SPACE}"
"""Lets a line end between struck words and those set in their place."""

ASCENT, DESCENT = 1000, 326
"""No higher and no deeper than our fonts: lines with signs stand as others do."""

SPACES = {" ": 233, "\N{NO-BREAK SPACE}": 233, "\N{NARROW NO-BREAK SPACE}": 125}
"""A space after a sign is set in the font of the sign: as wide as in running text."""


def guarded(page: str) -> str:
    """Return the page without signs that are ours: nobody's words may pass for a mark."""
    return OURS.sub("\N{REPLACEMENT CHARACTER}", page)


def write(root: Element) -> None:
    """Put the signs of what each mark says (``data-says``) around its words."""
    for element in root.iterfind(".//*[@data-says]"):
        element.text = _led(element.text or "", _signs(element.attrib["data-says"]))
        end = SIGNS[END] + (BREAK if element.tag == "del" and not element.tail else "")
        if len(element):
            element[-1].tail = _closed(element[-1].tail or "", end)
        else:
            element.text = _closed(element.text, end)


def _led(text: str, signs: str) -> str:
    """Return text with signs before its first word, so that a line break parts them never."""
    words = text.lstrip()
    return text[: len(text) - len(words)] + signs + words


def _closed(text: str, signs: str) -> str:
    """Return text with signs behind its last word."""
    words = text.rstrip()
    return words + signs + text[len(words) :]


def _signs(says: str) -> str:
    """Return the signs of "deleted c12" or "inserted c12 in c3"."""
    said, change, target = re.fullmatch(r"(.+?) c(\d+)(?: in c(\d+))?", says).groups()
    within = SIGNS[WITHIN] + _figures(target) if target else ""
    return SIGNS[STARTS[said]] + _figures(change) + within + SIGNS[COLON]


def _figures(number: str) -> str:
    return "".join(map(SIGNS.__getitem__, number))


def finish(pdf: PDF) -> None:
    """Let the file say the words of each sign, in its text and in its outline."""
    for item in pdf.objects:
        if isinstance(item, Stream) and b"begincmap" in item.stream:
            item.stream = [OURS_MAPPED.sub(_mapped, line) for line in item.stream]
        elif isinstance(item, Dictionary) and isinstance(item.get("Title"), String):
            item["Title"] = String(_told(item["Title"].string))


OURS_MAPPED = re.compile("|".join(f"<{ord(sign):x}>" for sign in SPOKEN).encode())


def _told(title: str) -> str:
    """Return a title with its signs in words."""
    whole = title.replace(SIGNS[END] + BREAK, SIGNS[END])
    return OURS.sub(lambda found: SPOKEN[found[0]], whole)


def _mapped(found: re.Match[bytes]) -> bytes:
    words = SPOKEN[chr(int(found[0][1:-1], 16))]
    return b"<%s>" % words.encode("utf-16-be").hex().encode()


def font() -> bytes:
    """Return the font of our signs: each is empty and has no width, but a space next to them."""
    widths = dict.fromkeys(SPOKEN, 0) | SPACES
    names = {ord(sign): f"sign{place}" for place, sign in enumerate(widths)}
    glyphs = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: Glyph() for name in glyphs})
    advances = {names[ord(sign)]: (width, 0) for sign, width in widths.items()}
    builder.setupHorizontalMetrics({".notdef": (0, 0)} | advances)
    builder.setupHorizontalHeader(ascent=ASCENT, descent=-DESCENT)
    builder.setupNameTable({"familyName": "Unseen", "styleName": "Regular"})
    builder.setupOS2(
        sTypoAscender=ASCENT, sTypoDescender=-DESCENT, usWinAscent=ASCENT, usWinDescent=DESCENT
    )
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    file = BytesIO()
    builder.font.recalcTimestamp = False
    builder.save(file)
    return file.getvalue()
