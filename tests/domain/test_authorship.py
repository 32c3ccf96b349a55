"""Whose a change is, told from what each side had put on the table."""

from termsheets.domain.authorship import Step, author_of, authors
from termsheets.domain.content import Passage


def passage(name, digest="1", section="general"):
    return Passage(name, name.title(), section, digest)


def step(side, *passages):
    return Step(side, passages)


def test_author_is_whoever_touched_a_passage():
    law, costs, notice = passage("law"), passage("costs"), passage("notice", section="deal")

    found = authors(
        [
            step("PA-1", law, costs),
            step("PA-2", passage("law", "2"), costs),
            step("PA-1", passage("law", "3"), costs, notice),
            step("PA-2", passage("law", "3"), notice),
        ]
    )

    assert found == {
        "law": ("PA-2", "PA-1"),
        "general": ("PA-2", "PA-1"),
        "notice": ("PA-1",),
        "deal": ("PA-1",),
        "costs": ("PA-2",),
    }


def test_who_moves_a_passage_touches_it_alone():
    one, two, three = map(passage, ("one", "two", "three"))

    found = authors([step("PA-1", one, two, three), step("PA-2", two, three, one)])

    assert found == {"one": ("PA-2",), "general": ("PA-2",)}


def test_clause_was_touched_by_whoever_touched_its_parts():
    known = {"grant.LG-1": ("PA-1",), "grant.LG-2": ("PA-2", "PA-1"), "grants": ("PA-3",)}

    assert author_of("grant", known) == ("PA-1", "PA-2")
    assert author_of("grant.LG-2", known) == ("PA-2", "PA-1")
    assert author_of("law", known) == ()
