"""Gate 10: the counts of the summary are those of the marks, counted anew in each file."""

import re
from collections import Counter

import pytest
from lxml import html as reader

from termsheets.domain.redline import redline
from termsheets.render.docx import Revision, document
from termsheets.render.press import press
from termsheets.render.redline import html
from termsheets.render.redline.summary import COUNTED, KINDS
from tests.domain.redline.edits import edited, sample
from tests.render.factories import make_edition
from tests.render.reading import pages_of
from tests.render.redline import resolving_docx, resolving_html, resolving_pdf
from tests.render.redline.factories import BIRCH, SEVERAL, make_comparison

MORE = [*SEVERAL, *(edit._replace(where=edit.where + 3, to=edit.to + 1) for edit in SEVERAL)]
COUNTED_AS = {"row-inserted": "rows", "row-deleted": "rows", "cell": "cells"}
COUNTED_AS |= {"term-renamed": "terms", "table-replaced": "tables"}


@pytest.fixture(scope="module", params=[SEVERAL, MORE], ids=["several", "more"])
def files(request):
    """Return a redline, and its page, PDF and Word document."""
    old = sample("semiconductor-codevelopment")
    found = redline(old, edited(old, request.param))
    page = html.document(found, make_comparison())
    revision = Revision("Kestrelwerk, round 3", BIRCH.date, "Veldrite, round 2")
    editions = make_edition(edited(old, request.param)), make_edition(old, label="Round 2")
    return found, page, press(page).pdf, document.marked(found, *editions, revision)


def counted(marks, renamed, renumbered):
    """Return how many changes there are of each kind, by the words of the summary."""
    kinds = Counter(
        resolving_html.kind_of(found, change in renamed) for change, found in marks.items()
    )
    counts = Counter()
    for kind, number in kinds.items():
        counts[COUNTED_AS.get(kind, kind)] += number
    counts["renumbered"] = renumbered
    return {words: counts[name] for name, words in COUNTED.items()}


def renamed_on(paper):
    """Return the ids of the changes that the summary calls renamed terms."""
    return set(re.findall(rf"^(c\d+) {KINDS['term-renamed']}, ", paper, re.MULTILINE))


def counts_on(paper):
    """Return the counts that the summary prints."""
    lines = (re.search(rf"^{re.escape(words)} (\d+)$", paper, re.M) for words in COUNTED.values())
    return {words: int(line[1]) for words, line in zip(COUNTED.values(), lines, strict=True)}


def test_counts_on_the_page_are_those_of_its_marks(files):
    _, page, *_ = files
    tree = reader.fromstring(page)
    rows = tree.xpath("//table[@class='counts']/tbody/tr")
    told = {row.xpath("string(th)"): int(row.xpath("string(td)")) for row in rows}
    said = "\n".join(tree.xpath("//ol[@class='changes']/li/text()"))

    found = counted(
        resolving_html.marks_of(page), renamed_on(said), resolving_html.renumbered_on(page)
    )

    assert found == told
    assert sum(told.values()) > 20


def test_counts_on_paper_are_those_of_its_marks(files):
    pdf = files[2]
    paper = "\n".join(pages_of(pdf))

    marks = resolving_pdf.marks_of(pdf)
    found = counted(marks, renamed_on(paper), resolving_pdf.renumbered_on(pdf))

    assert found == counts_on(paper)


def test_counts_are_those_of_the_tracked_changes_in_the_word_file(files):
    _, _, pdf, word = files
    paper = "\n".join(pages_of(pdf))
    told = counts_on(paper)

    found = counted(resolving_docx.marks_of(word), renamed_on(paper), 0)

    assert found == told | {COUNTED["renumbered"]: 0}
