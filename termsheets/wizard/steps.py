"""The twelve steps in four groups, in order."""

from __future__ import annotations

from dataclasses import dataclass

from termsheets.domain.terms import structure
from termsheets.wizard.guide import StepGuide, guide

GROUPS = (
    ("The deal", ("deal", "background", "tiers")),
    ("Rights", ("grants", "foreground", "milestones")),
    ("Money and decisions", ("revenue", "governance", "negotiation")),
    ("Safety", ("confidentiality", "exits", "upkeep")),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the wizard: a section of the deal, and its number."""

    slug: str
    number: int
    group: str

    @property
    def guide(self) -> StepGuide:
        """Return what the page says."""
        return guide()[self.slug]

    @property
    def title(self) -> str:
        """Return the step's name."""
        return self.guide.title

    @property
    def entities(self) -> tuple[structure.Entity, ...]:
        """Return the entities asked here, without those inside rows of others."""
        return tuple(entity for entity in structure.of_section(self.slug) if not entity.parent)


STEPS = tuple(
    Step(slug, number, group)
    for number, (group, slug) in enumerate(
        ((group, slug) for group, slugs in GROUPS for slug in slugs), start=1
    )
)


def find(slug: str) -> Step | None:
    """Return the step of that name, if there is one."""
    return next((step for step in STEPS if step.slug == slug), None)


def after(step: Step) -> Step | None:
    """Return the following step; None after the last."""
    return next(iter(STEPS[step.number :]), None)


def before(step: Step) -> Step | None:
    """Return the step before; None before the first."""
    return STEPS[step.number - 2] if step.number > 1 else None
