"""A form with more text in it than any page of ours asks for."""

from contextlib import suppress

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import UnreadablePostError
from django.shortcuts import render

from termsheets.domain.text import LONG_LIMIT

OVERSIZED = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
LIMIT = f"{LONG_LIMIT:,}"
AUTOSAVE = f"this is more text than can be sent. Shorten each answer to {LIMIT} characters."


class RefuseOversized:
    """Answer a form that is too large to read with a page of ours, also while developing.

    Stands before whatever else reads a form.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Return the response; nothing is too large before there is a view for it."""
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Return the refusal, or nothing for a form that can be read."""
        try:
            with suppress(UnreadablePostError):
                request.POST  # noqa: B018 (reading it is what fails)
        except OVERSIZED:
            return _refusal(request)
        return None


def _refusal(request):
    if "X-Autosave" in request.headers:
        return render(request, "wizard/_not_saved.html", {"reason": AUTOSAVE})
    return render(request, "413.html", {"limit": LIMIT}, status=413)
