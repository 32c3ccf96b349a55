"""What is secret in a draft: every private answer, and every detail that waits for its stage."""

from termsheets.domain.terms.structure import entities
from termsheets.domain.terms.types import Kind
from termsheets.negotiation import drafting, positions
from tests.security import people

MADE = {Kind.SHORT: "word", Kind.LONG: "word", Kind.MONEY: "amount", Kind.DATE: "day"}
"""Into what kind of answer a mark fits; the others are proven by what changes with them."""


def side(code, label=""):
    """Return the names of those who work for a side, of the other deal with a label."""
    if not label:
        return people.of_side(code)
    return frozenset({"other-founder", "other-counsel"} if code == "PA-1" else {people.OTHER_SIDE})


def own(told, code, label, place):
    """Return a word that is a side's alone."""
    return told.word(f"{label}{code} {place}", side(code, label))


def private_facts():
    """Return every private fact as pairs of entity and fact."""
    for entity in entities().values():
        for fact in entity.facts.values():
            if fact.private:
                yield entity, fact


DETAILS = {
    "PA-1": (
        ("background_assets", "BG-1", "identifiers"),
        ("background_assets", "BG-2", "description"),
        ("waterfall_steps", "WF-1", "label"),
        ("forecast_years", "FY-4", "cost_amount"),
        ("forecast_years", "FY-4", "revenue_low_amount"),
        ("forecast_years", "FY-4", "revenue_high_amount"),
    ),
    "PA-2": (
        ("background_assets", "BG-5", "identifiers"),
        ("background_assets", "BG-4", "description"),
    ),
}
"""Rows of the sample deal whose details wait for a stage, or are printed as a title alone."""


def hide_in_draft(talks, code, told, label=""):
    """Put a mark into everything of a side's draft that others may not see."""
    known = side(code, label)
    for entity, fact in private_facts():
        if fact.kind in MADE:
            row = _row_of(talks, code, entity)
            _hide(talks, (code, label), told, (entity.key, row.code, fact.name), known)
    for term in DETAILS[code]:
        _hide(talks, (code, label), told, term, known, people.STAFF)
    _hide_fallback(talks, code, own(told, code, label, "private fallback"))


def _row_of(talks, code, entity):
    """Return the row that a side keeps something to itself about: not the same for both."""
    rows = getattr(talks.draft(code).terms(), entity.key)
    return rows[0 if code == "PA-1" else -1]


def _hide(talks, whose, told, term, *audiences):
    (code, label), (key, row, name) = whose, term
    make = getattr(told, MADE[entities()[key].facts[name].kind])
    mark = make(f"{label}{code} {key}.{name}", *audiences)
    talks.edit(code, key, row, **{name: mark})


def _hide_fallback(talks, code, text):
    draft = talks.draft(code)
    told = {"clause_id": "foreground.ownership", "trigger": "deadlock", "fallback_text": text}
    drafting.add_row(
        draft_id=draft.pk,
        version=draft.version,
        key="fallback_terms",
        answers=told | {"shared": False},
    )


def keep_position(talks, code, term, told, label=""):
    """Note what a side wants, and where it would walk away: each of it a mark."""
    known, make = side(code, label), getattr(told, MADE[term.fact.kind])
    positions.keep_position(
        deal_id=talks.deal.pk,
        user=talks.founders[code],
        term=term,
        note=told.word(f"{label}{code} note", known),
        target=told.word(f"{label}{code} target", known),
        walk_away=make(f"{label}{code} walk-away {term.field}", known),
        bound="least",
    )
