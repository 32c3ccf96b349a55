"""One question as a page shows it: label, control, value, and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from termsheets.domain import printing, words
from termsheets.domain.checks import Finding
from termsheets.domain.terms import shares
from termsheets.domain.terms.facts import Fact
from termsheets.domain.terms.types import Kind
from termsheets.wizard import due
from termsheets.wizard.asking import Asking, Found
from termsheets.wizard.guide import Question

UNKNOWN = "?"
RADIOS = 4
_CONTROLS = {
    Kind.LONG: "long",
    Kind.SHARES: "shares",
    Kind.CHOICES: "checks",
    Kind.LINKS: "checks",
    Kind.CLAUSES: "checks",
    Kind.YES_NO: "radios",
    Kind.LINK: "select",
    Kind.CLAUSE: "select",
}
_SUFFIXES = ("days", "months", "hours", "years")


def control(fact: Fact) -> str:
    """Return which control a field is answered with."""
    if fact.kind is Kind.CHOICE:
        return "radios" if len(fact.choices) <= RADIOS else "select"
    return _CONTROLS.get(fact.kind, "text")


def may_be_unknown(fact: Fact) -> bool:
    """Return whether "I do not know yet" is an answer: where a gap would print, but not of a tag.

    Others know a row by its tag, so it has one from the start.
    """
    return fact.name != "tag" and (fact.must_print or fact.due is not None)


def unit(fact: Fact, asking: Asking) -> str:
    """Return what stands behind the number: %, the currency, days."""
    if fact.kind is Kind.PERCENT or fact.name.endswith("_pct"):
        return "%"
    if fact.kind is Kind.MONEY:
        return asking.currency
    suffix = fact.name.rpartition("_")[2]
    return suffix if fact.kind is Kind.WHOLE and suffix in _SUFFIXES else ""


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from; ``note`` explains it."""

    value: str
    label: str
    chosen: bool
    note: str = ""
    id: str = ""


Options = tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said about an answer: what is wrong, what is stored, what does not add up yet.

    ``found`` is what the deal checks say of it.
    """

    id: str
    errors: tuple[str, ...] = ()
    echo: str = ""
    notice: str = ""
    found: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its present answer."""

    name: str
    id: str
    label: str
    question: Question
    control: str
    value: str | tuple[str, ...]
    options: Options
    unit: str
    private: bool
    needed: bool
    rule: str
    offers_unknown: bool
    unknown: bool
    said: Said
    notes: tuple[tuple[Any, ...], ...] = ()
    own: tuple[str, ...] = ()

    @property
    def errors(self) -> tuple[str, ...]:
        """Return what is wrong with the answer."""
        return self.said.errors

    @property
    def described_by(self) -> str:
        """Return the ids of what explains the control."""
        return f"{self.id}-help {self.id}-said" if self.question.help else f"{self.id}-said"

    @property
    def is_group(self) -> bool:
        """Return whether several controls answer the question together."""
        return self.control in ("radios", "checks", "shares")


def _labelled(fact: Fact, question: Question, asking: Asking, value: Any) -> Any:
    if fact.kind is Kind.YES_NO:
        return (("yes", "Yes"), ("no", "No"))
    if fact.choices:
        return tuple((key, (question.choices or {}).get(key) or key) for key in fact.choices)
    return asking.options(fact, tuple(value) if fact.is_list else (value,))


def _options(asked_id: str, labelled: Any, value: Any) -> Options:
    chosen = value if isinstance(value, list) else [value]
    found = []
    for position, (code, text) in enumerate(labelled):
        label, _, note = text.partition(" - ")
        found.append(Option(code, label, code in chosen, note, f"{asked_id}-{position}"))
    return tuple(found)


def _share_boxes(asked_id: str, asking: Asking, value: Any) -> Options:
    """Return a box for each party: the percent is the value, the party's code the id's end."""
    return tuple(
        Option(value.get(code, ""), name, False, code, f"{asked_id}-{code}")
        for code, name in asking.parties()
    )


def options(asked_id: str, fact: Fact, question: Question, asking: Asking, value: Any) -> Options:
    """Return the answers to choose from, with the way out of not knowing."""
    kind = control(fact)
    if kind in ("text", "long"):
        return ()
    if kind == "shares":
        return _share_boxes(asked_id, asking, value)
    labelled = _labelled(fact, question, asking, value)
    if kind == "checks":
        return _options(asked_id, labelled, value)
    if may_be_unknown(fact):
        return _options(asked_id, (*labelled, (UNKNOWN, "I do not know yet")), value)
    blank = (("", "No answer"),) if kind == "radios" else ()
    return _options(asked_id, (*labelled, *blank), value)


def notice(fact: Fact, value: Any) -> str:
    """Return what a draft may hold but a round should not, said at once."""
    if fact.kind is Kind.SHARES and value and shares.total(value) != 100:
        total = words.number(shares.total(value))
        return f"The shares total {total}%. They must total 100% before you send."
    if fact.kind in printing.TEXTS and value and not fact.private:
        return printing.advice(value)
    return ""


def rule(fact: Fact, question: Question, found: Found) -> str:
    """Return when the page shows the question, as JSON; empty for always."""
    fields = frozenset(found.entity.facts)
    return "" if question.always_shown else due.rule(fact, fields, found.value)
