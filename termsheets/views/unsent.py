"""What somebody typed into a form that could not be taken, kept to be sent once more."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_http_methods

from termsheets.models import Deal

KEY = "unsent"
LIMIT = 250_000  # characters: every question of a page answered at length
SILENT = (
    "open",
    "then",
    "return",
    "way",
    "parent",
    "step",
    "again",
    "version",
    "passage",
    "marked",
)
ENDS = ("-seen", "-order", "-unknown")
AUTOSAVE = "you are signed out. Press Continue: what you typed comes along."


@dataclass(frozen=True)
class Unsent:
    """The pairs of a form, and the address they were meant for."""

    address: str
    pairs: tuple[tuple[str, str], ...]

    @property
    def typed(self):
        """Return what a person may want to read of it: a name in words, and the text."""
        return [
            (name.rpartition("-")[2].replace("_", " ").capitalize(), text)
            for name, text in self.pairs
            if text and name not in SILENT and not name.endswith(ENDS)
        ]


def unsent_of(request):
    """Return what a request has posted, but for passwords."""
    pairs = tuple(
        (name, text)
        for name, texts in request.POST.lists()
        for text in texts
        if name != "csrfmiddlewaretoken" and "password" not in name
    )
    return Unsent(request.get_full_path(), pairs)


def keep_for_sign_in(get_response):
    """Keep what somebody who is signed out has sent to a deal until they are signed in.

    It passed as the site's own form before, so nobody else can have sent it.
    """

    def middleware(request):
        response = get_response(request)
        return _kept(request, response) if _is_turned_away(request, response) else response

    return middleware


def _is_turned_away(request, response):
    is_post = request.method == "POST" and request.path.startswith(reverse("deal-list"))
    to = response.headers.get("Location", "").partition("?")[0]
    return is_post and not request.user.is_authenticated and to == reverse("account_login")


def _kept(request, response):
    if "X-Autosave" in request.headers:
        return render(request, "wizard/_not_saved.html", {"reason": AUTOSAVE})
    unsent = unsent_of(request)
    if sum(len(name) + len(text) for name, text in unsent.pairs) > LIMIT:
        return response
    request.session[KEY] = [unsent.address, unsent.pairs]
    return redirect(reverse("account_login", query={"next": reverse("unsent")}))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unsent(request):
    """Show what could not be sent before signing in; send it to where it was meant for."""
    if request.method == "POST":
        request.session.pop(KEY, None)
        return _send_on(request.POST.get("unsent-to", ""))
    address, pairs = request.session.get(KEY, ("", ()))
    if not _may_read(request.user, address):
        return redirect("deal-list")
    context = {"unsent": Unsent(address, tuple(map(tuple, pairs))), "to": reverse("unsent")}
    return render(request, "unsent.html", context)


def _may_read(user, address):
    """Tell whether an address is of the deals, and of none that the person is not part of."""
    deal = _deal_at(address)
    return deal is not None and (not deal or Deal.objects.visible_to(user).filter(pk=deal).exists())


def _deal_at(address):
    """Return the id of the deal that an address belongs to: "" for no deal, None for no address."""
    try:
        return resolve(address.partition("?")[0]).kwargs.get("deal_id", "")
    except Resolver404:
        return None


def _send_on(address):
    """Let the browser send the same form to an address of the site's own, as it was meant."""
    if _deal_at(address) is None:
        return redirect("deal-list")
    return redirect(address, preserve_request=True)
