"""Send a side's draft as the deal's next round."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from termsheets.domain.problems import Refused
from termsheets.management.commands.import_deal import terms_in
from termsheets.management.drafts import find_draft
from termsheets.management.links import link_to
from termsheets.management.problems import listed
from termsheets.negotiation import receiving, rounds
from termsheets.negotiation.errors import NotAllowed, NotReady

OVERRIDE = "The round was not sent. Mend this, or give a reason with --override:"


class Command(BaseCommand):
    """Send under the same rules as the web, or change nothing; prints the round's number."""

    help = "Send a side's draft as the next round; prints its number."

    def add_arguments(self, parser):
        """Declare the deal, the side, its terms, and the words that go along."""
        parser.add_argument("id", metavar="ID")
        parser.add_argument("--side", metavar="PARTY", required=True, help="short name")
        parser.add_argument(
            "--terms", type=Path, metavar="FILE", help="put these in its draft first"
        )
        parser.add_argument("--note", default="", metavar="TEXT", help="the cover note")
        parser.add_argument(
            "--override",
            default="",
            metavar="REASON",
            help="why gaps, blockers and unanswered warnings do not matter",
        )

    def handle(self, *args, id, side, terms, note, override, **options):  # noqa: A002
        """Send, all or nothing."""
        try:
            sent = self._send(find_draft(id, side), terms, note, override)
        except NotReady as error:
            raise CommandError(listed(OVERRIDE, error.problems)) from error
        except Refused as error:
            raise CommandError(
                listed("The round was not sent:", error.problems, error.more)
            ) from error
        except NotAllowed as error:
            raise CommandError(str(error)) from error
        self.stdout.write(str(sent.number))

    @transaction.atomic
    def _send(self, draft, file, note, override):
        if file is not None:
            draft = receiving.replace_terms(draft_id=draft.pk, terms=terms_in(file))
        return rounds.send_round(
            deal_id=draft.side.deal_id,
            side_id=draft.side_id,
            user=None,
            version=draft.version,
            note=note,
            override_reason=override,
            link=link_to(draft.side.deal),
        )
