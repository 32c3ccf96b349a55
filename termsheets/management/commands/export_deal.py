"""Write a deal to a file."""

from pathlib import Path
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from termsheets.domain import schema
from termsheets.models import Draft


class Command(BaseCommand):
    """Write one side's terms so that importing them gives the same deal."""

    help = "Write a deal as YAML or JSON, to be imported again."

    def add_arguments(self, parser):
        """Declare which deal, whose side of it, and where to."""
        parser.add_argument("id", metavar="ID")
        parser.add_argument("--side", metavar="PARTY", help="short name; default: the owner's side")
        parser.add_argument("--format", choices=("yaml", "json"), default="yaml")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE")

    def handle(self, *args, id, side, format, output, **options):  # noqa: A002
        """Write the draft's terms."""
        text = schema.dump(find_draft(id, side).terms(), format)
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from error


def find_draft(deal_id, side):
    """Return one side's draft of a deal, the first side's by default; raise CommandError."""
    try:
        drafts = Draft.objects.filter(side__deal=UUID(deal_id)).select_related("side")
    except ValueError:
        raise CommandError(
            f"{deal_id} is not the id of a deal. Copy it from import_deal."
        ) from None
    found = list(drafts.order_by("side__pk"))
    if not found:
        raise CommandError(f"There is no deal {deal_id}.")
    if side is None:
        return found[0]
    return _of_side(found, side)


def _of_side(drafts, side):
    by_name = {_name(draft): draft for draft in drafts}
    if side not in by_name:
        names = ", ".join(by_name)
        raise CommandError(f"{side} has no draft in this deal. Choose one of: {names}.")
    return by_name[side]


def _name(draft):
    parties = {party.code: party.short_name for party in draft.terms().parties}
    return parties.get(draft.party_code) or draft.party_code
