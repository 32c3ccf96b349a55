"""Pages for requests that could not be answered."""

from django.shortcuts import render


def csrf_failure(request, reason=""):
    """Say what to do when a form was sent without its proof of origin."""
    return render(request, "403_csrf.html", status=403)
