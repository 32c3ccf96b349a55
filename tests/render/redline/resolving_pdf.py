"""Takes either side of a redline, or its marks, from its PDF alone, as poppler reads it."""

import re
import subprocess
from collections import defaultdict

from tests.render.reading import letters_of, pages_of
from tests.render.redline.resolving_html import LETTER

EDGES = r".*Round 3 \(.*\) against Round 2 .*|Digests .*|Page \d+ of \d+"
MARKER = re.compile(r"\[(inserted|deleted|moved from here|moved here) (c\d+)(?: in (c\d+))?:")
NEW = {"inserted", "moved here"}
CLASSES = {"moved from here": "moved-from", "moved here": "moved-to"}
GONE = "\0"
"""Stands where words of the other side have been."""

PAGE_BREAK = "\f\n"

SIGNING = re.compile(r"By signing, the parties accept.*?\.\n", re.DOTALL)
WAS = r"\(was\s+([\d.]+)\)"
REFERENCE = re.compile(rf"(?<![\w.,])\d+\.\d+\s+\((?!was\s)([^()]+)\)(?:\s+{WAS})?")
BARE_NUMBER = re.compile(
    rf"^(?:\d+(?:\.\d+)?|\([a-z]{{1,2}}\)) *(?=[^\n]*{GONE})(?:[{GONE}\f ]|\(was [^\n]*?\))*$",
    re.MULTILINE,
)
RENUMBERED = re.compile(rf"^(\d+(?:\.\d+)?) ((?:(?!^\d)[^\f]){{0,200}}?) ?{WAS}", re.MULTILINE)


def text_of(pages, edges=EDGES):
    """Return the text of pages without their heads and feet, a page break between them."""
    return PAGE_BREAK.join(
        "\n".join(line for line in page.splitlines() if not re.fullmatch(edges, line)) + "\n"
        for page in pages
    )


def body_of(pdf):
    """Return the text of a redline from the cover on, without head and foot."""
    text = text_of(pages_of(pdf))
    return text[text.index("TERM SHEET") :]


def after_contents(text):
    """Return the text behind the last entry of the contents; their heading is drawn after them."""
    entry = re.search(r"^Signatures \d+\n(?:Contents\n)?", text, re.MULTILINE)
    return text[entry.end() :]


def stretches(text):
    """Yield each stretch of text with the markers it stands in, the innermost last."""
    within, place = [], 0
    for found in re.finditer(rf"{MARKER.pattern}|\[|\]", text):
        yield text[place : found.start()], tuple(within)
        place = found.end()
        if found[1]:
            within.append((found[1], found[2], found[3]))
        elif found[0] == "[":
            within.append(("", "", ""))
        elif within:
            within.pop()
    yield text[place:], tuple(within)


def side(text, *, is_new):
    """Return the words of one side; the page breaks stay, and a sign where others have been."""
    return "".join(
        words
        if all(stands(mark, is_new) for mark in within if mark[0])
        else GONE + PAGE_BREAK * words.count("\f")
        for words, within in stretches(text)
    )


def stands(mark, is_new):
    said, _, target = mark
    return (said in NEW) if is_new else (said not in NEW and not target)


def settled(pdf, heads, *, is_new):
    """Return the letters of one side of a redline from its first section on."""
    text = side(after_contents(body_of(pdf)), is_new=is_new)
    text = BARE_NUMBER.sub(lambda found: "\f" * found[0].count("\f"), text)
    text = REFERENCE.sub(r"\1", text)
    text = RENUMBERED.sub(r"\1 \2" if is_new else r"\3 \2", text)
    return letters_on(re.sub(r"\(was \([a-z]+\)\)", "", text).replace(GONE, ""), heads)


def clean(pdf, heads, edges):
    """Return the letters of a clean sheet from its first section on."""
    text = re.sub(r"[\[\]]", "", after_contents(text_of(pages_of(pdf), edges)))
    return letters_on(REFERENCE.sub(r"\1", text), heads)


def letters_on(text, heads):
    """Return letters without repeated heads of tables, letters of parts and what is signed."""
    pages = (letters_of(page) for page in SIGNING.sub("", text).split("\f"))
    whole = "".join(without(page, heads) for page in pages)
    return LETTER.sub("", whole)


def without(page, heads):
    return page.removeprefix(max(filter(page.startswith, heads), key=len, default=""))


def fragments_of(pdf):
    """Yield each text of the tag tree with the names of the tags around it, rows numbered."""
    command = ["pdfinfo", "-struct-text", "-enc", "UTF-8", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    path, seen = [], 0
    for line in done.stdout.decode().splitlines():
        depth = len(line) - len(line.lstrip())
        path = [tag for tag in path if tag[0] < depth]
        word = line.strip()
        if word.startswith('"'):
            yield word[1:-1], tuple(name for _, name in path)
        elif word and not word.startswith("/"):
            seen += 1
            path.append((depth, f"{re.match(r'[A-Za-z0-9]+', word)[0]} {seen}"))


def marks_of(pdf):
    """Return, by change, where its marks stand: whole, row, cell or text, and which."""
    rows, found = defaultdict(set), []
    open_marks = []
    for text, path in fragments_of(pdf):
        for words, within in _stretches_on(text, open_marks):
            marks = tuple(mark for mark in within if mark[0])
            if words.strip():
                rows[_tag(path, "TR")].add(marks[-1][1] if marks else "")
            found += [(mark, path) for mark in marks if words]
    places = defaultdict(set)
    for (said, change, _), path in found:
        places[change].add((_place(path, change, rows), CLASSES.get(said, said)))
    return places


def _stretches_on(text, within):
    """Yield stretches of a text that begins inside the markers ``within``, kept up to date."""
    place = 0
    for found in re.finditer(rf"{MARKER.pattern}|\[|\]", text):
        yield text[place : found.start()], tuple(within)
        place = found.end()
        if found[0] != "]":
            within.append((found[1] or "", found[2], found[3]))
        elif within:
            within.pop()
    yield text[place:], tuple(within)


def _tag(path, *names):
    return next((tag for tag in reversed(path) if tag.split()[0] in names), "")


def _place(path, change, rows):
    if _tag(path, "Caption", "THead"):
        return "whole"
    row = _tag(path, "TR")
    if row and rows[row] == {change}:
        return "row"
    return "cell" if row else "text"


def renumbered_on(pdf):
    """Return how many clauses and parts say what their number was, but for those that moved."""
    blocks = defaultdict(list)
    for text, path in fragments_of(pdf):
        if block := _tag(path, "H2", "H3", "P"):
            blocks[block].append(text)
    return sum(_is_renumbered(block.split()[0], texts) for block, texts in blocks.items())


def _is_renumbered(tag, texts):
    """Tell whether a heading, or the number before a part, says what it was."""
    said = " ".join("".join(texts).split())
    if "[moved here" in said:
        return False
    was = r"\(was [\d.]+\)$" if tag != "P" else r"^\([a-z]+\) \(was \([a-z]+\)\)"
    return bool(re.search(was, said))
