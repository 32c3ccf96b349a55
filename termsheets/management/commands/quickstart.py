"""Fill in the demo, say how to sign in, and serve."""

import os
import socket
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from termsheets.negotiation import demo


class Command(BaseCommand):
    """From an empty database to a running demo; run again, it serves at once."""

    help = "Migrate, fill in three sample deals, print the sign-ins and serve."

    def add_arguments(self, parser):
        """Declare where to serve, and whether."""
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="prepare and print only")

    def handle(self, *args, port, no_serve, **options):
        """Prepare, print, serve."""
        if not settings.DEBUG:
            raise CommandError("The demo has public passwords. It runs with DEBUG on only.")
        if not no_serve:
            refuse_taken(port)
        call_command("migrate", verbosity=0)
        demo.seed()
        self.stdout.write(self._welcome(port))
        self.stdout.flush()
        if not no_serve:
            serve(port)

    def _welcome(self, port):
        width = max(len(email) for email, _ in demo.sign_ins())
        people = [f"  {email:<{width}}  {who}" for email, who in demo.sign_ins()]
        return "\n".join(
            [
                "",
                f"Termsheets runs at http://localhost:{port}/  (Ctrl-C stops it)",
                "",
                f"Sign in as one of these, with the password {demo.PASSWORD}",
                *people,
                "",
            ]
        )


def refuse_taken(port):
    """Raise CommandError, naming the mend, where somebody else serves on the port."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise CommandError(f"Port {port} is taken. Name another: --port {port + 1}")


def serve(port):
    """Become the web server."""
    words = ["gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "2", "--log-level", "warning"]
    command = [sys.executable, "-m", *words, "termsheets.wsgi"]
    os.execv(sys.executable, command)  # noqa: S606 (our own words, no shell)
