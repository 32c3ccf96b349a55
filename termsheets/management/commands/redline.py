"""Writes what changed between two rounds to a file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from termsheets.domain.paper import paper_for
from termsheets.management.drafts import find_deal, find_draft, find_round
from termsheets.management.outputs import write
from termsheets.negotiation.comparing import told
from termsheets.negotiation.effects import effect_of
from termsheets.negotiation.redlines import compared
from termsheets.negotiation.turns import last_round
from termsheets.render.redline.comparison import Compared, Comparison
from termsheets.render.redline.formats import FORMATS
from termsheets.render.redline.money import money_of
from termsheets.render.result import RenderFailed


class Command(BaseCommand):
    """Render the redline of two rounds as PDF, Word file, HTML, text or JSON."""

    help = "Write what changed between two rounds of a deal to a file."

    def add_arguments(self, parser):
        """Take the deal, the two rounds, the format and the file."""
        parser.add_argument("deal", help="the deal's id")
        parser.add_argument("--from", dest="old", type=int, metavar="N", required=True)
        parser.add_argument("--to", dest="new", type=int, metavar="M", required=True)
        parser.add_argument(
            "--side", metavar="PARTY", help="a party's short name; every side reads the same"
        )
        parser.add_argument("--format", choices=sorted(FORMATS), required=True)
        parser.add_argument("-o", "--output", required=True, type=Path)

    def handle(self, *, deal, old, new, side, output, **options):
        """Write the file; raise CommandError in plain words where that cannot be."""
        for number in (old, new):
            find_round(deal, number, side)
        reader = find_draft(deal, side).side
        both = compared(find_deal(deal), old, new, reader.pk)
        known = told(both, reader, last_round(reader.deal))
        before, after = (Compared(*facts) for facts in both.facts)
        effect = effect_of(both)
        comparison = Comparison(
            old=before,
            new=after,
            page_size=paper_for(both.sheet),
            money=effect and money_of(effect, both.redline),
            **known,
        )
        try:
            content = FORMATS[options["format"]].render(both.redline, comparison)
        except RenderFailed as error:
            raise CommandError(str(error)) from error
        write(output, content)
