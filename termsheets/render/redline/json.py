"""The change list of a redline as JSON: the same text for the same two rounds."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from termsheets.domain.redline import Redline
from termsheets.render.redline.comparison import Compared, Comparison
from termsheets.render.redline.money import Money

VERSION = 1


def dumps(redline: Redline, comparison: Comparison) -> str:
    """Return both rounds, the counts, the changes in reading order and the new numbers.

    Where a forecast is open to all sides, also what the changes move: as a
    whole under ``money``, and at each change that moves some, in words.
    """
    told = {
        "version": VERSION,
        "from": _round(comparison.old),
        "to": _round(comparison.new),
        "counts": asdict(redline.counts),
        **_whole(comparison.money),
        "changes": [
            asdict(change) | _alone(comparison.money, change.id) for change in redline.changes
        ],
        "renumbered": [
            {"clause": clause, "from": was, "to": number}
            for clause, (was, number) in redline.renumbered.items()
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _whole(money: Money | None) -> dict[str, Any]:
    """Return the money effect with amounts as decimals in text, none where none is known."""
    if money is None:
        return {}
    rows = [
        {
            "term": row.label,
            "amounts": {
                party: {"undiscounted": str(plain), "present_value": str(today)}
                for party, (plain, today) in zip(money.parties, row.amounts, strict=True)
            },
        }
        for row in money.rows
    ]
    return {"money": {"sentence": money.sentence, "basis": money.note, "rows": rows}}


def _alone(money: Money | None, change: str) -> dict[str, str]:
    moved = money.of(change) if money else ""
    return {"money": moved} if moved else {}


def _round(compared: Compared) -> dict[str, Any]:
    return {
        "number": compared.number,
        "label": compared.name,
        "side": compared.side,
        "date": compared.date.isoformat(),
        "digest": compared.digest,
    }
