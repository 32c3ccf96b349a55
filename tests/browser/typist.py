"""Somebody who types a whole deal into the wizard, row by row, as the catalog orders it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from termsheets.domain import territories
from termsheets.domain.terms import structure
from termsheets.domain.terms.types import Kind
from termsheets.wizard.asked import control
from termsheets.wizard.reading import show_law
from termsheets.wizard.steps import STEPS

LATER = Kind.LINK, Kind.LINKS


def _place(code):
    """Return a territory as people write it: "Worldwide", "except Ireland"."""
    if code.startswith("-"):
        return f"except {territories.name(code[1:])}"
    return territories.name(code)


def typed(fact, value):
    """Return a value as a person would type it."""
    if fact.name == "governing_law":
        return show_law(value)
    if fact.name == "country":
        return territories.name(value)
    return _TYPED.get(fact.kind, str)(value)


def _number(value):
    return f"{value:,f}"


_TYPED: Mapping[Kind, Callable[[Any], str]] = {
    Kind.DATE: lambda day: f"{day.day} {day:%B %Y}",
    Kind.TERRITORIES: lambda codes: ", ".join(map(_place, codes)),
    Kind.WHOLE: lambda value: f"{value:,d}",
    **dict.fromkeys((Kind.NUMBER, Kind.PERCENT, Kind.MONEY), _number),
}


def _fill(page, name, fact, value):
    page.fill(f"[name='{name}']", typed(fact, value))


def _select(page, name, fact, value):
    page.select_option(f"[name='{name}']", value)


def _answer(value):
    return {True: "yes", False: "no"}.get(value, value)


def _pick(page, name, fact, value):
    page.check(f"[name='{name}'][value='{_answer(value)}']")


def _tick(page, name, fact, value):
    for code in value:
        page.check(f"[name='{name}'][value='{code}']")


def _divide(page, name, fact, value):
    for share in value:
        page.fill(f"[name='{name}-{share.party}']", _number(share.pct))


_CONTROLS = {
    "text": _fill,
    "long": _fill,
    "select": _select,
    "radios": _pick,
    "checks": _tick,
    "shares": _divide,
}


@dataclass
class Typist:
    """Types ``terms`` on ``page``; links to rows that are not there yet wait for a second visit."""

    page: Any
    deal_id: Any
    terms: Any
    known: set[str] = field(default_factory=lambda: {"ALL"})
    waiting: list[tuple[Any, Any, dict]] = field(default_factory=list)

    def type_everything(self):
        """Walk through the twelve steps, then return to the rows that had to wait."""
        for step in STEPS:
            self._type_step(step)
        for entity, row, facts in self.waiting:
            self._return_to(entity, row, facts)

    def _type_step(self, step):
        self.page.goto(reverse("wizard-step", args=[self.deal_id, step.slug]))
        for entity in step.entities:
            if entity.single:
                self._answer(entity, getattr(self.terms, entity.key))
        for entity in step.entities:
            if not entity.single:
                self._type_rows(entity, getattr(self.terms, entity.key))
        self._press("[name=then][value=next]:not(.visually-hidden)")
        self.page.wait_for_url(lambda address: f"/draft/{step.slug}/" not in address)

    def _type_rows(self, entity, rows):
        for position, row in enumerate(rows, start=1):
            self._open(entity, position)
            self._answer(entity, row)
            for child in structure.children_of(entity.key):
                self._type_rows(child, getattr(row, child.key))

    def _open(self, entity, position):
        """Open the row at a place, or add it where there is none."""
        cards = f"#work:not(.htmx-added) {_list_of(entity)} > ol > li:nth-child({position})"
        there = self.page.locator(f"{cards} > .card-buttons button[value^='open:']")
        if there.count():
            there.click()
        else:
            self._press(f"{_list_of(entity)} > button[name=parent]")
        self.page.wait_for_selector(f"{cards} > .open-row")

    def _press(self, selector):
        self.page.locator(selector).click()

    def _answer(self, entity, row):
        """Type what is told of the row; keep for later what cannot be chosen or is not asked."""
        told = {
            name: fact
            for name, fact in entity.facts.items()
            if getattr(row, name) not in (None, ())
        }
        late = {name: fact for name, fact in told.items() if self._must_wait(row, fact)}
        ready = {name: fact for name, fact in told.items() if name not in late}
        late |= self._type_in_turn(entity, row, ready)
        if late:
            self.waiting.append((entity, row, late))
        self.known |= {_code(entity, row)}

    def _must_wait(self, row, fact):
        value = getattr(row, fact.name)
        if fact.kind not in LATER:
            return False
        return not set(value if fact.is_list else (value,)) <= self.known

    def _type_in_turn(self, entity, row, facts):
        """Type what the page asks, for answers make it ask more; return what it never asked."""
        self._unfold()
        left = dict(facts)
        while shown := [name for name in left if self._is_asked(entity, name)]:
            for name in shown:
                fact = left.pop(name)
                answer = _CONTROLS[control(fact)]
                answer(self.page, f"{entity.key}-{name}", fact, getattr(row, name))
        return left

    def _unfold(self):
        closed = self.page.locator("details.question-group:not([open]) > summary")
        while closed.count():
            closed.first.click()

    def _is_asked(self, entity, name):
        return self.page.is_visible(f"[data-question='{entity.key}-{name}']")

    def _return_to(self, entity, row, facts):
        code = _code(entity, row)
        place = [self.deal_id, entity.section] + ([code] if code else [])
        self.page.goto(reverse("wizard-row" if code else "wizard-step", args=place))
        left = self._type_in_turn(entity, row, facts)
        assert not left, f"{code or entity.key}: nothing asks for {', '.join(left)}."
        self._press("[name=then][value=later]")
        self.page.wait_for_selector("h2[id^=group-]")


def _code(entity, row):
    return "" if entity.single else row.key


def _list_of(entity):
    return f"section[aria-labelledby='list-{entity.key.replace('_', '-')}']"
