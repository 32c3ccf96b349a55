"""Write a deal to a file."""

from pathlib import Path

from django.core.management.base import BaseCommand

from termsheets.domain import schema
from termsheets.management.drafts import find_draft, find_round
from termsheets.management.outputs import write


class Command(BaseCommand):
    """Write a draft's or a round's terms so that importing them gives the same deal."""

    help = "Write a deal as YAML or JSON, to be imported again."

    def add_arguments(self, parser):
        """Declare which deal, whose side of it, and where to."""
        parser.add_argument("id", metavar="ID")
        parser.add_argument("--round", type=int, metavar="N", help="a round; default: the draft")
        parser.add_argument("--side", metavar="PARTY", help="short name; default: the owner's side")
        parser.add_argument("--format", choices=("yaml", "json"), default="yaml")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE")

    def handle(self, *args, id, round, side, format, output, **options):  # noqa: A002
        """Write the terms of the draft, or the public ones of the round."""
        source = find_draft(id, side) if round is None else find_round(id, round, side)
        text = schema.dump(source.terms(), format)
        if output is None:
            self.stdout.write(text, ending="")
        else:
            write(output, text.encode())
