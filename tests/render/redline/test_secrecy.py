"""Gates 12 and 13: what a side does not show, and what is gone, is in no file of another."""

import pikepdf
import pytest

from termsheets.domain.clauses import Clause
from termsheets.domain.projection import public
from termsheets.domain.redline import Counts, redline
from termsheets.domain.termsheet import staged
from termsheets.render import docx
from termsheets.render import html as sheets
from termsheets.render.docx import Revision
from termsheets.render.press import press
from termsheets.render.redline import html, json, text
from tests.domain.redline.editing.places import put
from tests.domain.redline.edits import extract
from tests.domain.test_projection import CANARY, with_canaries
from tests.render.docx.package import texts_of
from tests.render.factories import make_edition, make_paragraph
from tests.render.reading import open_pdf, pages_of
from tests.render.redline.factories import BIRCH, make_comparison
from tests.sample_deals import sample_terms

POOL = "semiconductor-codevelopment"
LATER = "LATERSTAGE"
REVISION = Revision("Kestrelwerk, round 3", BIRCH.date, "Veldrite, round 2")


def secretive(word):
    """Return terms with a canary in each private answer, and a word in what waits for a stage."""
    terms = public(with_canaries(sample_terms(POOL)))
    assets = tuple(
        asset.model_copy(update={"identifiers": f"{word} {asset.code}"})
        for asset in terms.background_assets
    )
    shares = tuple(
        share.model_copy(
            update={
                "waterfall_steps": tuple(
                    step.model_copy(update={"label": f"{word} {step.code}"})
                    for step in share.waterfall_steps
                )
            }
        )
        for share in terms.revenue_shares
    )
    return terms.model_copy(update={"background_assets": assets, "revenue_shares": shares})


def redline_at(stage):
    """Return what a reader at a stage sees between two rounds that differ in secrets alone."""
    old, new = (staged(secretive(word), {}, stage)[1] for word in (LATER, f"{LATER} TOO"))
    return old, new, redline(old, new)


def page_and_more(old, new, found):
    """Return all that the quick files of a redline say: page, text, JSON and Word."""
    comparison = make_comparison()
    editions = make_edition(new), make_edition(old, label="Round 2")
    word = texts_of(docx.render_redline(found, *editions, REVISION))
    return (
        html.page(found, comparison),
        text.render(found, comparison),
        json.dumps(found, comparison),
        word,
    )


def test_reader_at_an_earlier_stage_sees_no_change_of_what_waits():
    old, new, found = redline_at("none")

    files = page_and_more(old, new, found)

    assert found.counts == Counts()
    assert [file for file in files if LATER in file or CANARY in file] == []


def test_reader_at_a_later_stage_sees_the_change_but_nothing_private():
    old, new, found = redline_at("definitive")

    files = page_and_more(old, new, found)

    assert found.counts != Counts()
    assert [LATER in file for file in files] == [True] * 4
    assert [file for file in files if CANARY in file] == []


@pytest.mark.parametrize("stage", ["none", "definitive"])
def test_paper_of_a_redline_has_nothing_private_or_early(stage):
    _, _, found = redline_at(stage)

    pdf = press(html.document(found, make_comparison())).pdf

    told = said_in(pdf)
    assert CANARY not in told
    assert (LATER in told) is (stage == "definitive")


def said_in(pdf):
    """Return all that a PDF holds: text, metadata, attachments, strings and streams."""
    document = open_pdf(pdf)
    attached = [file.get_file().read_bytes() for file in document.attachments.values()]
    streams = [item.read_bytes() for item in document.objects if isinstance(item, pikepdf.Stream)]
    strings = [words for item in document.objects for words in _strings(item)]
    raw = b"\n".join((pdf, *attached, *streams)).decode("latin-1")
    return "\n".join((*pages_of(pdf), raw, *strings))


def _strings(item):
    """Yield the strings that stand in an object itself, not in those it refers to."""
    if isinstance(item, pikepdf.String):
        yield str(item)
    elif isinstance(item, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
        parts = item if isinstance(item, pikepdf.Array) else [item[name] for name in dict(item)]
        for part in parts:
            if not getattr(part, "is_indirect", False):
                yield from _strings(part)


def test_deleted_clause_is_nowhere_in_the_clean_files():
    new = extract(POOL, 0)
    clause = Clause(f"{CANARY}.clause", CANARY, (make_paragraph(f"{CANARY} words."),))
    old = put(new, new.sections[0].id, clause, 0)
    found, edition = redline(old, new), make_edition(new)

    marked = said_in(press(html.document(found, make_comparison())).pdf)
    clean = said_in(press(sheets.document(new, edition), terms="{}").pdf)

    assert CANARY in marked
    assert CANARY not in clean
    assert CANARY not in texts_of(docx.render(new, edition))
