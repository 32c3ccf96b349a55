"""A ledger as JSON, with the steps that explain each line."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from termsheets.domain.revenue import Ledger
from termsheets.domain.revenue.amounts import ZERO
from termsheets.domain.revenue.ledger import Line, Step
from termsheets.render.ledger.columns import COLUMNS, plain

TOTALS = ("base", "earned", "credit", "net", "payable", "true_up", "advance_used", "cash")


def render(ledger: Ledger) -> bytes:
    """Return the ledger as JSON; every amount is text, so that nobody reads it as a float."""
    places = ledger.places
    told = {
        "share": ledger.share,
        "name": ledger.name,
        "kind": ledger.kind,
        "payor": ledger.payor,
        "payee": ledger.payee,
        "currency": ledger.currency,
        "lines": [_line(line, places) for line in ledger.lines],
        "totals": {
            name: plain(sum((getattr(line, name) for line in ledger.lines), ZERO), places)
            for name in TOTALS
        },
        "separate_payments": [_flat(extra, places) for extra in ledger.extras],
        "equity": [_flat(line, 0) for line in ledger.dilutions],
        "accrual": _flat(ledger.accrual, places) if ledger.accrual else None,
    }
    return (json.dumps(told, indent=2, ensure_ascii=False) + "\n").encode()


def _line(line: Line, places: int) -> dict[str, Any]:
    cells = {name: plain(getattr(line, name), places) or None for name in COLUMNS}
    return cells | {
        "note": line.note,
        "period_start": plain(line.period_start),
        "contract_year": line.year,
        "statement_due": plain(line.statement_due),
        "payment_due": plain(line.payment_due),
        "late_interest_a_day": plain(line.late_a_day),
        "is_estimate": line.is_estimate,
        "payouts": [_flat(payout, places) for payout in line.payouts],
        "steps": [_step(step) for step in line.steps],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "rule": step.rule,
        "name": step.name,
        "inputs": [{"name": name, "value": plain(value)} for name, value in step.inputs],
        "before": plain(step.before),
        "after": plain(step.after),
    }


def _flat(row: Any, places: int) -> dict[str, Any]:
    return {
        name: value if isinstance(value, int) else plain(value, places)
        for name, value in asdict(row).items()
    }
