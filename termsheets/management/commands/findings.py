"""Tells what the deal checks find in a side's draft."""

import json

from django.core.management.base import BaseCommand

from termsheets.management.days import day_or_today
from termsheets.management.drafts import find_draft
from termsheets.negotiation.judging import findings_of


class Command(BaseCommand):
    """Print the findings of one side's draft, its private ones included."""

    help = "Print what the deal checks find in a side's draft."

    def add_arguments(self, parser):
        """Take the deal, the side, the day and the format."""
        parser.add_argument("deal", help="the deal's id")
        parser.add_argument(
            "--side", metavar="PARTY", help="a party's short name; the owner's side if left out"
        )
        parser.add_argument("--today", metavar="DATE", help="as in 2027-03-01")
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *, deal, side, today, **options):
        """Print the findings in their fixed order."""
        found = findings_of(find_draft(deal, side), day_or_today(today))
        told = _json(found) if options["format"] == "json" else _text(found)
        self.stdout.write(told)


def _json(found):
    return json.dumps([finding.told() for finding in found], ensure_ascii=False, indent=2)


def _text(found):
    lines = (
        f"{finding.severity} {finding.check} {finding.subject}: {finding.message} "
        f"({finding.source})"
        for finding in found
    )
    return "\n".join(lines) or "Nothing found."
