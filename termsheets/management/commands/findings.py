"""Tells what the deal checks find in a side's draft."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from termsheets.management.days import day_or_today
from termsheets.management.drafts import find_draft
from termsheets.management.outputs import write
from termsheets.negotiation.judging import findings_of
from termsheets.negotiation.reporting import report_of
from termsheets.render import findings as papers
from termsheets.render.result import RenderFailed

NEEDS_A_FILE = "A PDF is written to a file. Name it with -o."


class Command(BaseCommand):
    """Print the findings of one side's draft, its private ones included, or write a report."""

    help = "Tell what the deal checks find in a side's draft."

    def add_arguments(self, parser):
        """Take the deal, the side, the day, the format, and a file for PDF."""
        parser.add_argument("deal", help="the deal's id")
        parser.add_argument(
            "--side", metavar="PARTY", help="a party's short name; the owner's side if left out"
        )
        parser.add_argument("--today", metavar="DATE", help="as in 2027-03-01")
        parser.add_argument("--format", choices=("text", "json", "pdf"), default="text")
        parser.add_argument("-o", "--output", type=Path, help="the file of a PDF")

    def handle(self, *, deal, side, today, output, **options):
        """Print the findings in their fixed order, or write them as PDF with their answers."""
        draft, day = find_draft(deal, side), day_or_today(today)
        if options["format"] == "pdf":
            _write(draft, day, output)
            return
        told = {"json": _json, "text": _text}[options["format"]]
        self.stdout.write(told(findings_of(draft, day)))


def _write(draft, day, output):
    if output is None:
        raise CommandError(NEEDS_A_FILE)
    try:
        write(output, papers.render(report_of(draft, day)))
    except RenderFailed as error:
        raise CommandError(str(error)) from error


def _json(found):
    return json.dumps([finding.told() for finding in found], ensure_ascii=False, indent=2)


def _text(found):
    lines = (
        f"{finding.severity} {finding.check} {finding.subject}: {finding.message} "
        f"({finding.source})"
        for finding in found
    )
    return "\n".join(lines) or "Nothing found."
