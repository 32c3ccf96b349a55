"""What was worked out once is not worked out again, and not kept for ever."""

from termsheets.domain.remembering import Recent, remembered
from termsheets.domain.terms import Terms


def counted(limit):
    """Return a remembered function, and the list of the titles it was asked about."""
    asked = []

    @remembered(limit)
    def title(terms):
        asked.append(terms.deal.title)
        return terms.deal.title

    return title, asked


def titled(title):
    return Terms.model_validate({"deal": {"title": title}})


def test_same_value_is_asked_about_once():
    title, asked = counted(limit=2)
    terms = titled("Chips")

    assert [title(terms), title(terms)] == ["Chips", "Chips"]
    assert asked == ["Chips"]


def test_equal_value_is_another_value():
    title, asked = counted(limit=2)

    title(titled("Chips"))
    title(titled("Chips"))

    assert asked == ["Chips", "Chips"]


def test_what_was_asked_long_ago_is_forgotten():
    title, asked = counted(limit=2)
    first, *others = (titled(name) for name in ("A", "B", "C"))

    for terms in (first, *others, first):
        title(terms)

    assert asked == ["A", "B", "C", "A"]


def test_recent_values_are_found_by_their_key_and_older_ones_worked_out_again():
    worked_out = []
    recent = Recent(2)

    found = [recent.of(key, lambda key=key: worked_out.append(key) or key * 2) for key in "aabcab"]

    assert found == ["aa", "aa", "bb", "cc", "aa", "bb"]
    assert worked_out == ["a", "b", "c", "a", "b"]


def test_recent_none_is_kept_like_any_value():
    recent, worked_out = Recent(1), []

    found = [recent.of("a", lambda: worked_out.append("a")) for _ in range(2)]

    assert (found, worked_out) == ([None, None], ["a"])
