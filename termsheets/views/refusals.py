"""What is answered to a request that is not done: a sentence, and the way back."""

from django.shortcuts import render

from termsheets.negotiation.errors import Denied, NotAllowed, OutOfTurn, Refused

REFUSALS = (NotAllowed, Refused)


def status_of(error):
    """Return the HTTP status that says what kind of refusal it is."""
    if isinstance(error, Refused):
        return 422
    return 403 if isinstance(error, Denied) and not isinstance(error, OutOfTurn) else 409


def refused(request, error, back, **told):
    """Show why something was not done, with the way back and anything typed."""
    context = {"error": str(error), "back": back} | told
    return render(request, "rounds/refused.html", context, status=status_of(error))
