"""The fonts a file brings along, so that it looks the same wherever it is opened."""

from __future__ import annotations

import io
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from termsheets.render.docx.xml import Element, related, root, w

FOLDER = Path(__file__).parents[3] / "static" / "fonts"
KEY = "{8B1E6F0A-52C4-4D37-9E1B-2A7C5D903F64}"
"""What the first bytes of each font are mixed with, as the format demands: no secret."""

MIXED = 32
"""Bytes of a font that are mixed with the key."""


class Family(NamedTuple):
    """A font family: what stands in where fonts are not brought along, and its faces."""

    stand_in: str
    kind: str
    faces: dict[str, str]


FAMILIES = {
    "Source Serif 4": Family(
        "Cambria",
        "roman",
        {
            "embedRegular": "SourceSerif4-Regular",
            "embedBold": "SourceSerif4-Bold",
            "embedItalic": "SourceSerif4-It",
        },
    ),
    "Source Sans 3": Family(
        "Calibri",
        "swiss",
        {"embedRegular": "SourceSans3-Regular", "embedBold": "SourceSans3-Bold"},
    ),
}


def font_table() -> Element:
    """Return the part that names the fonts and where they are."""
    return root("fonts", *(_entry(name, family) for name, family in FAMILIES.items()))


def _entry(name: str, family: Family) -> Element:
    return w(
        "font",
        w("altName", val=family.stand_in),
        w("charset", val="00"),
        w("family", val=family.kind),
        w("pitch", val="variable"),
        *(related(w(style, fontKey=KEY), face) for style, face in family.faces.items()),
        name=name,
    )


@cache
def embedded() -> dict[str, bytes]:
    """Return each face by its name, mixed with the key."""
    return {
        face: _mixed(_true_type(face))
        for family in FAMILIES.values()
        for face in family.faces.values()
    }


def _true_type(face: str) -> bytes:
    """Return a face as Word takes it."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415 (loads in 0.3 s)

    font = TTFont(FOLDER / f"{face}.ttf.woff2", recalcTimestamp=False)
    font.flavor = None
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def _mixed(font: bytes) -> bytes:
    key = bytes.fromhex(KEY.strip("{}").replace("-", ""))[::-1]
    start = bytes(byte ^ mask for byte, mask in zip(font[:MIXED], cycle(key), strict=False))
    return start + font[MIXED:]
