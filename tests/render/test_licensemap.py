"""The drawing of the license map: what collides is framed, long names are cut."""

from termsheets.domain.licensemap import license_map
from termsheets.domain.projection import public
from termsheets.render.licensemap import drawing, span
from tests.domain.checks.deals import CHIPS, altered
from tests.domain.licensemap.test_map import RIVAL


def drawn(changes, place=1):
    found = license_map(public(altered(CHIPS, changes)))
    period = found.periods[place]
    return drawing(found, period, found.cells(period)), span(period)


def test_collision_is_framed_and_nothing_else():
    frame = 'stroke="#9c2219"'

    quiet, _ = drawn({})
    loud, words = drawn({"+license_grants": RIVAL})

    assert (quiet.count(frame), loud.count(frame)) == (0, 1)
    assert words == "1 January 2029 to 3 January 2029"


def test_long_names_are_cut_and_markup_is_text():
    text, _ = drawn({"PA-2.short_name": "<b>An endless name of a partner"})

    assert "LG-1 &lt;b&gt;An endles…" in text
    assert "<b>" not in text
