"""Gates 1 and 2 on paper: accepted or rejected, a redline reads like the clean PDF of a side."""

from termsheets.domain.clauses import Table, blocks
from termsheets.domain.redline import redline
from termsheets.render import html as sheets
from termsheets.render.press import press
from termsheets.render.redline import html
from tests.domain.redline.edits import edited, sample
from tests.render.factories import make_edition
from tests.render.reading import letters_of
from tests.render.redline import resolving_pdf as resolving
from tests.render.redline.factories import SEVERAL, make_comparison


def sides_of(old, new):
    """Return both sides as their clean PDFs have them, and as the redline gives them back."""
    marked = press(html.document(redline(old, new), make_comparison()))
    heads = heads_of(old, new)
    given_back = [resolving.settled(marked.pdf, heads, is_new=is_new) for is_new in (False, True)]
    return [clean(old, heads), clean(new, heads)], given_back


def clean(sheet, heads):
    edition = make_edition(sheet)
    printed = press(sheets.document(sheet, edition))
    edges = rf".* {edition.label}, .*|Digest .*|Page \d+ of \d+"
    return resolving.clean(printed.pdf, heads, edges)


def heads_of(*both):
    """Return the letters of the heads of all tables."""
    tables = [block for sheet in both for block in blocks(sheet) if isinstance(block, Table)]
    return {letters_of("".join(table.columns)) for table in tables}


def test_either_side_of_a_whole_deal_reads_like_its_clean_paper():
    old = sample("semiconductor-codevelopment")

    were, are = sides_of(old, edited(old, SEVERAL))

    assert all(len(text) > 20_000 for text in were)
    assert are == were
