"""Send the letters about what is due, once a day."""

from django.core.management.base import BaseCommand

from termsheets.management.days import day_or_today
from termsheets.management.links import link_to
from termsheets.negotiation.reminding import remind


class Command(BaseCommand):
    """Remind every side of its dates, and let talks lapse past their long-stop date."""

    help = "Write to every side about its dates; run it daily. A second run repeats nothing."

    def add_arguments(self, parser):
        """Declare the day to take for today."""
        parser.add_argument("--today", metavar="DATE", help="as in 2027-03-01")

    def handle(self, *args, today, **options):
        """Remind, and tell how many dates and deals it was."""
        done = remind(today=day_or_today(today), link=link_to)
        self.stdout.write(f"{done.dates} dates reminded of, {done.lapsed} deals lapsed.")
