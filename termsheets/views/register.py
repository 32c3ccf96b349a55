"""The IP register: what a person's sides own, across all their deals, and what to look after."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from termsheets.domain.projection import public
from termsheets.domain.register import Holding, register
from termsheets.models import Deal, Draft
from termsheets.views.questions import addresses

DEALS = 200
"""The deals that one register reads, the latest first: more would make a page nobody reads."""


@login_required
@require_safe
def ip_register(request):
    """Show the register of the sides that the signed-in member works for."""
    today = timezone.localdate()
    drafts = _drafts(request.user)
    found = register([_holding(draft) for draft in drafts[:DEALS]], today)
    context = {
        "register": found,
        "is_cut": len(drafts) > DEALS,
        "limit": DEALS,
        "assets": [_asset(asset) for asset in found.assets],
        "overlaps": [(one, *map(_with_address, (one.first, one.second))) for one in found.overlaps],
        "shared_work": [_with_address(one) for one in found.shared_work],
        "due": [(*_with_address(one), one.days_left(today)) for one in found.due],
        "beliefs": [_with_address(one) for one in found.beliefs],
        "decisions": [_with_address(one) for one in found.decisions],
    }
    return render(request, "register/register.html", context)


def _drafts(user):
    """Return the drafts of the person's sides, of deals that are alive; one query."""
    drafts = Draft.objects.visible_to(user).select_related("own")
    alive = drafts.exclude(side__deal__status=Deal.Status.LAPSED)
    return list(alive.order_by("-updated", "-id")[: DEALS + 1])


def _holding(draft):
    return Holding(str(draft.side.deal_id), draft.party_code, public(draft.terms()))


def _asset(asset):
    """Return an asset with the addresses of its rows and of the licenses that run on it."""
    mentions = [(one.holding, _address(one.holding, one.row.code)) for one in asset.mentions]
    return asset, mentions, [_with_address(one) for one in asset.licenses]


def _with_address(one):
    """Return something of a deal, and where its row is."""
    return one, _address(one.holding, one.code)


def _address(holding, code):
    return addresses(holding.deal)(f"{code}.code").partition("#")[0]
