"""A redline against the shortest diff of the same texts, and its PDF against the clean one.

Three sample deals stand behind each other as one sheet of about 15,000 words.
The baseline reads both texts whole, as the same words, and lets rapidfuzz
find what they share: it knows neither clauses, rows nor moves.
"""

import os
import random
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO

import django
from pypdf import PdfReader
from rapidfuzz.distance import LCSseq

from termsheets.domain.clauses import Paragraph, runs_of
from termsheets.domain.redline import redline
from termsheets.domain.redline.tokens import words
from termsheets.render import html as sheets
from termsheets.render.edition import Edition
from termsheets.render.press import press
from termsheets.render.redline import html
from termsheets.render.redline.comparison import Compared, Comparison
from tests.benchmarks.figures import Figure
from tests.benchmarks.pdf import compared, timed, timed_as_a_worker
from tests.domain.redline.edits import NEW_WORDS, Edit, edited
from tests.domain.redline.reading import words_marked
from tests.sample_deals import NAMES, sample_sheet

ROUNDS = 15
PRINTINGS = 5
REWORDING = ("replace word", "insert word", "delete word", "change cell")
SHARES = {0.03: 1.3, 0.2: 1.6}
"""How many of the words are edited, and how much longer the PDF may take."""


def figures():
    """Yield times of comparing and of printing, each beside its baseline."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "termsheets.settings")
    django.setup()
    yield from comparing()
    yield from printing()


def comparing():
    """Yield our time and our marked words as shares of rapidfuzz's."""
    old = long_sheet()
    new = reworded(old, 0.03)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(timed(partial(plain_diff, old, new)))
        ours.append(timed(partial(redline, old, new)))
    yield compared("align and diff, of rapidfuzz on the same words", ours, theirs, 1)
    marked, fewest = words_marked(redline(old, new).sheet), plain_diff(old, new)
    yield Figure("words marked, of the fewest", marked / fewest, 1.1, f"{fewest} words")


def printing():
    """Yield the time of a redline's PDF as a share of the clean one's."""
    old = sample_sheet("semiconductor-codevelopment")
    rounds = [Compared(n, "Veldrite", date(2026, 12, n), f"{n}" * 64) for n in (1, 2)]
    for share in SHARES:
        new = reworded(old, share)
        clean = sheets.document(new, Edition.of(new, label="Round 2", printed=date(2026, 12, 2)))
        marked = html.document(redline(old, new), Comparison(old=rounds[0], new=rounds[1]))
        yield from of_the_clean(press(clean), clean, press(marked), marked, share)


def of_the_clean(plain, clean, ours, marked, share):
    """Yield how much longer the marked page takes than the clean one, in all and for a page."""
    times, bases = [], []
    for _ in range(PRINTINGS):
        bases.append(timed_as_a_worker(partial(press, clean, plain.hints)))
        times.append(timed_as_a_worker(partial(press, marked, ours.hints)))
    whole = compared(f"PDF with {share:.0%} of the words edited", times, bases, SHARES[share])
    pages, more = (len(PdfReader(BytesIO(each.pdf)).pages) for each in (plain, ours))
    yield whole
    yield replace(
        whole,
        name=f"the same for a page, with {share:.0%}",
        ratio=whole.ratio * pages / more,
        note=f"{more} pages of {pages}",
    )


def plain_diff(old, new):
    """Return how many words differ between the two texts, taken whole."""
    before, after = ([word.key for word in words(text_of(sheet))] for sheet in (old, new))
    same = sum(
        step.src_end - step.src_start
        for step in LCSseq.opcodes(before, after)
        if step.tag == "equal"
    )
    return len(before) + len(after) - 2 * same


def text_of(sheet):
    return "\n".join(run.text for run in runs_of(sheet))


def reworded(sheet, share):
    """Return the sheet after about so many of its words were edited."""
    chance = random.Random(1)  # noqa: S311 (no secret)
    count = int(share * len(words(text_of(sheet))) / 2)
    edits = [
        Edit(chance.choice(REWORDING), chance.randrange(9999), chance.randrange(9999), word)
        for word in chance.choices(NEW_WORDS, k=count)
    ]
    return edited(sheet, edits)


def long_sheet():
    """Return all sample deals as one sheet, the ids of each made its own."""
    found = [sample_sheet(name) for name in NAMES]
    sections = (
        named(section, f"{number}-")
        for number, sheet in enumerate(found)
        for section in sheet.sections
    )
    return replace(found[0], sections=tuple(sections))


def named(clause, prefix):
    """Return the clause with a prefix to all ids in it."""
    body = (
        block if isinstance(block, Paragraph) else replace(block, id=f"table.{prefix}{block.id}")
        for block in clause.body
    )
    children = (named(child, prefix) for child in clause.children)
    return replace(clause, id=f"{prefix}{clause.id}", body=tuple(body), children=tuple(children))
