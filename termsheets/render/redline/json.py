"""The change list of a redline as JSON: the same text for the same two rounds."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from termsheets.domain.redline import Redline
from termsheets.render.redline.comparison import Compared, Comparison

VERSION = 1


def dumps(redline: Redline, comparison: Comparison) -> str:
    """Return both rounds, the counts, the changes in reading order and the new numbers."""
    told = {
        "version": VERSION,
        "from": _round(comparison.old),
        "to": _round(comparison.new),
        "counts": asdict(redline.counts),
        "changes": [asdict(change) for change in redline.changes],
        "renumbered": [
            {"clause": clause, "from": was, "to": number}
            for clause, (was, number) in redline.renumbered.items()
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _round(compared: Compared) -> dict[str, Any]:
    return {
        "number": compared.number,
        "label": compared.name,
        "side": compared.side,
        "date": compared.date.isoformat(),
        "digest": compared.digest,
    }
