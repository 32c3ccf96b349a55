"""The PDF against WeasyPrint as it is usually used, and what a worker costs.

Both set the same HTML with the same style sheet in one warm process, turn and
turn about. The usual way lets ``target-counter`` number the contents, loads
its styles each time and sets text as term sheets mostly are: justified, with
dotted leaders and collapsed borders. A second figure leaves those out.
"""

import gc
import os
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from uuid import UUID

import django
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from termsheets.domain import schema
from termsheets.domain.projection import public
from termsheets.domain.termsheet import term_sheet
from termsheets.render import html
from termsheets.render.edition import Edition
from termsheets.render.job import Job
from termsheets.render.pool import Pool
from termsheets.render.press import STYLES, OwnFonts, press
from termsheets.views.questions import addresses
from tests.benchmarks.figures import Figure

ROUNDS = 5
PRINTINGS = 50
MEGABYTE = 1024
DEAL = UUID(int=0)
SAMPLE = Path(__file__).parents[2] / "termsheets/samples/semiconductor-codevelopment.yaml"

COUNTED = """
.contents-page::after { content: target-counter(attr(data-of), page) }
"""
USUAL = """
.contents-number, .contents-title, .contents-page { display: inline }
.contents-page::after { content: leader(dotted) target-counter(attr(data-of), page) }
p, td { text-align: justify }
table { border-collapse: collapse }
"""


def figures():
    """Yield the time of a PDF and of its tree, its worker's memory, the time of a reading view."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "termsheets.settings")
    django.setup()
    terms = public(schema.load_yaml(SAMPLE.read_text(encoding="utf-8")))
    sheet = term_sheet(terms)
    page = html.document(sheet, Edition.of(sheet, label="Draft", printed=date(2026, 12, 1)))
    yield from times_of(page, terms)
    yield from worker_costs(page)
    taken = max(map(reading_time, SAMPLE.parent.glob("*.yaml")))
    yield Figure("reading view, of 50 ms", taken / 0.05, 1, f"{taken * 1000:.0f} ms")


def reading_time(sample):
    """Return the seconds that a deal's reading view takes, each answer linked to its question.

    They are seconds of the processor: the goal is no ratio, so other work must not count.
    """
    sheet = term_sheet(public(schema.load_yaml(sample.read_text(encoding="utf-8"))))
    read = partial(html.reading, sheet, addresses(DEAL))
    return median(timed(read, process_time) for _ in range(15))


def times_of(page, terms):
    """Yield our time as a share of WeasyPrint's, for two ways to use it, and the tree's of ours."""
    hints = press(page).hints
    counted, usual, ours, first, tree = [], [], [], [], []
    for _ in range(ROUNDS):
        tree.append(timed(lambda: term_sheet(terms)))
        counted.append(timed(lambda: plain(page, COUNTED)))
        usual.append(timed(lambda: plain(page, USUAL)))
        ours.append(timed_as_a_worker(lambda: press(page, hints)))
        first.append(timed_as_a_worker(lambda: press(page)))
    yield compared("PDF, of the usual way", ours, usual, 0.55)
    yield compared("PDF, of the same styles with target-counter", ours, counted, 0.6)
    yield compared("first PDF, of the same styles with target-counter", first, counted, 1)
    yield compared("clause tree, of the PDF", tree, ours, 0.05)


def compared(name, ours, theirs, goal):
    ratio = median(mine / base for mine, base in zip(ours, theirs, strict=True))
    return Figure(name, ratio, goal, f"{median(ours):.2f} s of {median(theirs):.2f} s")


def plain(page, more):
    """Set the page the way WeasyPrint's manual does, with more styles."""
    fonts, fetcher = FontConfiguration(), OwnFonts()
    sheets = [CSS(filename=STYLES, font_config=fonts, url_fetcher=fetcher), CSS(string=more)]
    return HTML(string=page, url_fetcher=fetcher).write_pdf(
        font_config=fonts, stylesheets=sheets, presentational_hints=True, pdf_variant="pdf/ua-1"
    )


def timed(work, clock=perf_counter):
    """Return the seconds that the work takes from a clean start."""
    gc.collect()
    started = clock()
    work()
    return clock() - started


def timed_as_a_worker(work):
    """Return the seconds the work takes where garbage is collected afterwards."""
    gc.collect()
    gc.disable()
    try:
        return timed(work)
    finally:
        gc.enable()


def worker_costs(page):
    """Yield a worker's peak memory, and its growth from the fifth printing to the last."""
    pool = Pool(1)
    hints, sizes = {}, []
    for _ in range(PRINTINGS):
        hints = pool.press(Job(page, hints)).hints
        sizes.append(memory_of(pool.idle.queue[-1].process.pid))
    pool.close()
    peak, settled, last = sizes[-1]["VmHWM"], sizes[4]["VmRSS"], sizes[-1]["VmRSS"]
    yield Figure("memory of a worker at its peak, of 150 MB", peak / 150, 1, f"{peak:.0f} MB")
    yield Figure("memory after 50 printings, of that after 5", last / settled, 1.1)


def memory_of(process):
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    sizes = (line.split() for line in lines if line.startswith("Vm"))
    return {name.rstrip(":"): int(size) / MEGABYTE for name, size, _ in sizes}
