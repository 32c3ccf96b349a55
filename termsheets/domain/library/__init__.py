"""The clause library: wording as data, read once and checked when it is."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from termsheets.domain.library.checking import check
from termsheets.domain.library.reading import Files, names, read_file, read_files
from termsheets.domain.library.whole import Library, Section, arranged

__all__ = [
    "Files",
    "Library",
    "Section",
    "arranged",
    "check",
    "library",
    "read_file",
    "shipped_files",
]


@lru_cache(maxsize=1)
def shipped_files() -> Files:
    """Return the text of each library file that the program brings."""
    return {name: files(__name__).joinpath(name).read_text("utf-8") for name in names()}


@lru_cache(maxsize=1)
def library() -> Library:
    """Return the shipped library; raise BadWording if it cannot be printed."""
    return read_files(shipped_files())
