"""Settle a revenue share."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from termsheets.domain.problems import Problem, Refused
from termsheets.domain.revenue import settle
from termsheets.domain.revenue.reading import actuals_of, day_of, events_of
from termsheets.management.commands.import_deal import terms_in
from termsheets.management.drafts import find_draft
from termsheets.management.inputs import read
from termsheets.management.outputs import write
from termsheets.management.problems import listed
from termsheets.render.ledger import tables
from termsheets.render.ledger.formats import FORMATS
from termsheets.render.result import RenderFailed


class Command(BaseCommand):
    """Print the ledger of a share under a deal's terms. Nothing is stored."""

    help = "Settle a revenue share from what was sold and what happened, line by line."

    def add_arguments(self, parser):
        """Declare the terms, the share, the figures and the form of the answer."""
        source = parser.add_mutually_exclusive_group(required=True)
        source.add_argument("--terms", type=Path, metavar="FILE", help="a deal as YAML or JSON")
        source.add_argument("--deal", metavar="ID", help="a deal's draft instead of a file")
        parser.add_argument("--side", metavar="PARTY", help="whose draft; the owner's by default")
        parser.add_argument("--share", required=True, metavar="CODE", help="such as RS-1")
        parser.add_argument("--actuals", required=True, type=Path, metavar="FILE")
        parser.add_argument("--events", type=Path, metavar="FILE")
        parser.add_argument("--as-of", metavar="DATE", help="end of an open period")
        parser.add_argument("--format", choices=sorted(FORMATS), default="csv")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE")

    def handle(self, *, output, **options):
        """Settle, and write the ledger; raise CommandError with everything to mend."""
        made_as = FORMATS[options["format"]]
        if output is None and made_as.is_binary:
            raise CommandError(f"Name the file of the {options['format']} with -o.")
        try:
            content = made_as.render(_ledger(options))
        except Refused as refused:
            lead = "The ledger was not made:"
            raise CommandError(listed(lead, refused.problems, refused.more)) from refused
        except RenderFailed as error:
            raise CommandError(str(error)) from error
        if output is None:
            self.stdout.write(content.decode(), ending="")
        else:
            write(output, content)


def _day(text):
    """Return the day an option names, None without one; raise CommandError."""
    day = day_of(text) if text else None
    if text and day is None:
        raise CommandError(f"{text} is not a date. Write one such as 2027-03-31.")
    return day


def _ledger(options):
    terms = _terms(options)
    actuals = actuals_of(_table(options["actuals"]))
    events = events_of(_table(options["events"])) if options["events"] else ()
    return settle(terms, options["share"], actuals, events, as_of=_day(options["as_of"]))


def _terms(options):
    if options["terms"]:
        return terms_in(options["terms"])
    return find_draft(options["deal"], options["side"]).terms()


def _table(file):
    """Return a file's cells; what is wrong with the file as a whole is said under its name."""
    try:
        return tables.table_of(read(file, tables.LARGEST))
    except Refused as refused:
        named = (Problem(str(file), "", "", problem.message) for problem in refused.problems)
        raise Refused(named) from refused
