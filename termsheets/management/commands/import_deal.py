"""Start a deal from a file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from termsheets.domain.problems import Refused
from termsheets.management.inputs import read
from termsheets.management.problems import listed
from termsheets.models import User
from termsheets.negotiation import drafting
from termsheets.render import importing


class Command(BaseCommand):
    """Take in a whole deal or nothing; the last line printed is the deal's id."""

    help = (
        "Start a deal from a YAML, JSON or PDF file of ours; prints the deal's id as its last line."
    )

    def add_arguments(self, parser):
        """Declare the file and who the deal will belong to."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--owner", metavar="EMAIL", help="who the startup's side belongs to")

    def handle(self, *args, file, owner, **options):
        """Read, check and store the deal."""
        person = find_owner(owner) if owner else None
        try:
            deal = drafting.start_deal(owner=person, terms=terms_in(file))
        except Refused as refused:
            lead = f"{file} was not imported:"
            raise CommandError(listed(lead, refused.problems, refused.more)) from refused
        self.stdout.write(str(deal.pk))


def find_owner(email):
    """Return the person with this address; raise CommandError."""
    person = User.objects.filter(email=email.lower()).first()
    if person is None:
        raise CommandError(f"Nobody signs in as {email}. Create that account first.")
    return person


def terms_in(file):
    """Return the Terms of a file; raise Refused, or CommandError if it cannot be read."""
    return importing.terms_of(read(file, importing.LARGEST))
