"""How wide columns are."""

from hypothesis import given
from hypothesis import strategies as st

from termsheets.render.columns import widths
from tests.render.factories import make_table

cells = st.text(max_size=300)
tables = (
    st.integers(1, 12)
    .flatmap(lambda count: st.lists(st.lists(cells, min_size=count, max_size=count), max_size=4))
    .filter(bool)
)


@given(rows=tables)
def test_widths_fill_the_table(rows):
    columns = widths(make_table(columns=tuple(rows[0]), rows=tuple(map(tuple, rows))))

    assert sum(columns) == 100
    assert all(width > 0 for width in columns)


def test_sentences_get_more_room_than_codes():
    code, yes, sentence = widths(
        make_table(columns=("Code", "Yes", "Text"), rows=(("A-1", "yes", "ten words " * 10),))
    )

    assert code + yes < sentence


def test_table_without_rows_has_widths_for_its_heads():
    assert widths(make_table(columns=("Code", "Title"), rows=())) == (47, 53)
