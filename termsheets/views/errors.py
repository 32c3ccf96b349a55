"""Pages for requests that could not be answered."""

from django.shortcuts import render

from termsheets.views.unsent import unsent_of


def csrf_failure(request, reason=""):
    """Say what to do when a form was sent without its proof of origin.

    What a form of ours has sent may be sent again; what another site's has is not shown.
    """
    own = f"{request.scheme}://{request.get_host()}"
    unsent = unsent_of(request) if request.headers.get("Origin") == own else None
    return render(request, "403_csrf.html", {"unsent": unsent}, status=403)
