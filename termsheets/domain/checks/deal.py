"""Checks of parties and goal."""

from __future__ import annotations

from termsheets.domain.checks.matter import Matter
from termsheets.domain.checks.rule import Hits, Rule, hit


def uninventoried(matter: Matter) -> Hits:
    """deal.inventory: a party lacks a contribution or an expectation.

    Source: needs before terms (WIPO licensing guides).
    """
    for key, why in (("contributions", "brings"), ("expectations", "wants")):
        told = {row.party for row in matter.rows(key)}
        for party in matter.parties:
            if party.code not in told:
                yield hit(party, key, why, party=matter.called(party.code))


RULES = (Rule("deal.inventory", uninventoried),)
