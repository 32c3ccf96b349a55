"""What a printing adds to the words of a sheet."""

from datetime import date

from termsheets.render import html
from termsheets.render.edition import AGREED, AGREEMENT, Edition
from tests.render.factories import make_edition, make_sheet


def test_digest_names_words_label_and_date():
    sheet = make_sheet()
    editions = [
        make_edition(sheet),
        make_edition(make_sheet(title="Other chips")),
        make_edition(sheet, label="Round 4"),
        make_edition(sheet, printed=date(2026, 12, 2)),
    ]

    assert len({edition.digest for edition in editions}) == 4
    assert make_edition(make_sheet()) == editions[0]


def test_digest_does_not_depend_on_the_paper():
    sheet = make_sheet()

    assert make_edition(sheet, page_size="Letter").digest == make_edition(sheet).digest


def test_short_digest_stands_in_groups_of_four():
    edition = Edition(label="Draft", printed=date(2027, 3, 1), digest="0123456789abcdef")

    assert edition.short_digest == "0123 4567 89ab"
    assert edition.printed_on == "1 March 2027"


def test_agreed_printing_says_so_above_its_signatures():
    sheet = make_sheet()
    pages = [html.document(sheet, make_edition(sheet, label=word)) for word in ("Round 3", AGREED)]

    assert [page.count(AGREEMENT) for page in pages] == [0, 1]
    assert pages[1].index('id="signatures"') < pages[1].index(AGREEMENT)
    assert "<dd>Agreed</dd>" in pages[1]
