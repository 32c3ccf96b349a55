"""Send the letters about what is due, once a day."""

from django.core.management.base import BaseCommand

from termsheets.management.days import day_or_today
from termsheets.management.links import link_to
from termsheets.negotiation.reminding import remind
from termsheets.negotiation.reminding_upkeep import remind_of_upkeep


class Command(BaseCommand):
    """Remind every side of the talks' dates and of its own IP, and let late talks lapse."""

    help = "Write to every side about its dates; run it daily. A second run repeats nothing."

    def add_arguments(self, parser):
        """Declare the day to take for today."""
        parser.add_argument("--today", metavar="DATE", help="as in 2027-03-01")

    def handle(self, *args, today, **options):
        """Remind, and tell how many dates and deals it was."""
        day = day_or_today(today)
        done, upkeep = remind(today=day, link=link_to), remind_of_upkeep(today=day, link=link_to)
        dates = done.dates + upkeep
        self.stdout.write(f"{dates} dates reminded of, {done.lapsed} deals lapsed.")
