"""Takes either side of a redline as HTML, or its marks, by its elements alone."""

import re
from collections import defaultdict

from lxml import html

REFERENCE = re.compile(r"(?<![\w.,])\d+\.\d+ \(([^()]+)\)")
LETTER = re.compile(r"\([a-z]{1,2}\)")


def accepted(page):
    """Return the words of the newer sheet."""
    tree = html.fromstring(page)
    drop(tree, "//del | //*[@class='was']")
    return words_of(tree)


def rejected(page):
    """Return the words of the older sheet, each number as it was.

    A row that moved here was not here, nor what was taken out of it meanwhile.
    """
    tree = html.fromstring(page)
    drop(tree, "//ins | //tr[contains(@class, 'moved-to')]")
    for was in tree.xpath("//*[@class='was']"):
        number = was.getparent().xpath("span[@class='number']")
        if number and was.getparent().tag in ("h2", "h3", "p"):
            number[0].text = was.text.strip()[len("(was ") : -1]
    drop(tree, "//*[@class='was']")
    return words_of(tree)


def clean(page):
    """Return the words of a page without marks."""
    return words_of(html.fromstring(page))


def drop(tree, path):
    for element in tree.xpath(path):
        if element.getparent() is not None:
            element.drop_tree()


def words_of(tree):
    """Return the words of title, parties, clauses and signature blocks.

    Numbers in references and letters of parts are left out: references are
    compared by what they point at, and a lone part has no letter.
    """
    drop(tree, "//*[contains(@class, 'visually-hidden')]")
    parts = tree.xpath(
        "//*[starts-with(@class, 'cover')]/h1 | //*[@class='cover-parties']"
        " | //section[@class='section'] | //*[starts-with(@class, 'signature ')]"
    )
    text = REFERENCE.sub(r"\1", " ".join(" ".join(part.itertext()) for part in parts))
    return "".join(LETTER.sub("", text).split())


def marks_of(page):
    """Return, by change, where its marks stand: whole, row, cell or text, and which."""
    found = defaultdict(set)
    for element in html.fromstring(page).xpath("//*[@data-change]"):
        mark = element.get("class").split()[-1]
        found[element.get("data-change")].add((place_of(element), mark))
    return found


def place_of(element):
    if element.tag == "tr":
        return "row"
    if "whole" in element.get("class"):
        return "whole"
    return "cell" if element.xpath("ancestor::td | ancestor::th[@scope='row']") else "text"


def kind_of(marks, renamed):
    """Return the kind of a change from its marks."""
    places, shown = {place for place, _ in marks}, {mark for _, mark in marks}
    if renamed:
        return "term-renamed"
    if "moved-to" in shown:
        return "moved"
    if "whole" in places:
        whole = {mark for place, mark in marks if place == "whole"}
        return "table-replaced" if len(whole) == 2 else whole.pop()
    if "row" in places:
        return f"row-{shown.pop()}"
    if places == {"cell"}:
        return "cell"
    return "replaced" if len(shown) == 2 else shown.pop()


def renumbered_on(page):
    """Return how many clauses and parts say what their number was, but for those that moved."""
    tree = html.fromstring(page)
    drop(tree, "//nav | //header")
    was = tree.xpath("//*[self::h2 or self::h3 or self::p]/*[@class='was']")
    return sum(not _follows_reference(one) and not _has_moved(one) for one in was)


def _follows_reference(element):
    before = element.getprevious()
    return before is not None and before.get("class") == "reference"


def _has_moved(element):
    return bool(element.getparent().xpath(".//ins[contains(@class, 'moved-to')]"))
