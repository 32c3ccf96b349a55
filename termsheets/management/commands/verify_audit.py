"""Prove that nobody has touched the audit trail."""

from django.core.management.base import BaseCommand, CommandError

from termsheets.management.drafts import find_deal
from termsheets.negotiation.verifying import verify


class Command(BaseCommand):
    """Recompute every digest; name the first event of each chain that is not as recorded."""

    help = "Prove the audit trail: names the first broken event and exits 1, or counts what it saw."

    def add_arguments(self, parser):
        """Declare the one deal to look at."""
        parser.add_argument("--deal", metavar="ID", help="this deal's chain only")

    def handle(self, *args, deal, **options):
        """Verify, and say what was found."""
        proof = verify(find_deal(deal).pk if deal else None)
        if proof.broken:
            raise CommandError("\n".join(map(str, proof.broken)))
        self.stdout.write(f"{proof.events} events in {proof.chains} chains are as recorded.")
