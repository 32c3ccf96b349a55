"""Comes to addresses as one of the principals, and tells what became of it."""

import re
from http.cookies import SimpleCookie

from django.core.cache import cache
from django.db import transaction
from django.test import Client

GONE, DENIED, NO_SUCH_WAY = "gone", "denied", "no such way"
LOGIN, IN = "sign-in", "in"
REFUSALS = {403: DENIED, 404: GONE, 405: NO_SUCH_WAY}
TO_SIGN_IN = re.compile(r"/(account|admin)/login/")
FORM = "application/x-www-form-urlencoded"


def outcome(response):
    """Return what became of a request, in a word."""
    if TO_SIGN_IN.match(response.headers.get("Location", "")):
        return LOGIN
    return REFUSALS.get(response.status_code, IN)


class Visitor:
    """One principal with a browser; whatever a request changes is forgotten after it."""

    def __init__(self, world, name):
        self.name, self.world = name, world
        self.client = Client(raise_request_exception=True)
        cache.clear()
        if world.people[name]:
            self.client.force_login(world.people[name])
        self._cookies = {key: morsel.value for key, morsel in self.client.cookies.items()}

    @property
    def side(self):
        """Return the code of the side whose things the principal would name."""
        code, _, _ = self.name.partition(" ")
        return code if code in self.world.things else "PA-1"

    def known(self, route):
        """Return what the gaps of an address are filled with: ids of the principal's own side."""
        return self.world.known(self.side, route)

    def ask(self, method, address, body="", look=None):
        """Send a request, and return the answer with its file read; nothing of it remains.

        ``seen`` of the answer is what a ``look`` at the world finds before that.
        """
        cache.clear()
        self.client.cookies = SimpleCookie(self._cookies)
        with transaction.atomic():
            response = self.client.generic(method, address, body, content_type=FORM)
            response.body = b"".join(response) if response.streaming else response.content
            response.seen = look and look()
            transaction.set_rollback(True)
        return response
