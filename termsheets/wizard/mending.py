"""Fix it for me: what would change is shown, then done, and can be undone at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from termsheets.domain import schema, words
from termsheets.domain.checks.mending import Mend, mends
from termsheets.domain.edits import find
from termsheets.domain.problems import Refused
from termsheets.domain.terms.structure import Entity, entities
from termsheets.negotiation import mending
from termsheets.negotiation.errors import FindingGone
from termsheets.negotiation.saving import Stale
from termsheets.wizard.asking import Found
from termsheets.wizard.cards import card, printed
from termsheets.wizard.desk import Desk, open_desk
from termsheets.wizard.guide import about

KEY = "mended"
"""Where a session keeps the last mend, to be taken back."""
GONE = "This is settled already, or takes an answer of your own."
CHANGED = "Somebody has changed the draft since. Look at the changes again."
TOO_LATE = "The draft has changed since: this cannot be undone at once. Change the rows."


class Change(NamedTuple):
    """One row as it would be: what it is, and its answers, each with the one that stands there."""

    heading: str
    answers: tuple[tuple[str, str, str], ...]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mend(request: HttpRequest, deal_id: UUID, check: str, subject: str) -> HttpResponse:
    """Show what settles a finding, and do it when asked."""
    if request.method != "POST":
        return _page(request, open_desk(request, deal_id), check, subject)
    desk, version = open_desk(request, deal_id, "edit"), request.POST.get("version", "")
    try:
        done = mending.mend(
            draft_id=desk.draft.pk,
            version=int(version) if version.isdecimal() and len(version) < 10 else 0,
            check=check,
            subject=subject,
            user=request.user,
            today=timezone.localdate(),
        )
    except (FindingGone, Stale, Refused) as error:
        return _page(request, open_desk(request, deal_id), check, subject, _reason(error))
    place = [str(deal_id), check, subject]
    request.session[KEY] = {"place": place, "version": done.draft.version, "undo": done.undo}
    return redirect("wizard-mend", deal_id, check, subject)


@login_required
@require_POST
def unmend(request: HttpRequest, deal_id: UUID, check: str, subject: str) -> HttpResponse:
    """Take the last mend of this person back."""
    desk, kept = open_desk(request, deal_id, "edit"), request.session.get(KEY, {})
    if kept.get("place") != [str(deal_id), check, subject]:
        return _page(request, desk, check, subject, TOO_LATE)
    undo = [mending.Undo(*back) for back in kept["undo"]]
    try:
        mending.unmend(
            draft_id=desk.draft.pk, version=kept["version"], undo=undo, user=request.user
        )
    except (Stale, Refused):
        return _page(request, open_desk(request, deal_id), check, subject, TOO_LATE)
    del request.session[KEY]
    return redirect("wizard-mend", deal_id, check, subject)


def _reason(error: Exception) -> str:
    if isinstance(error, Refused):
        return error.problems[0].message
    return CHANGED if isinstance(error, Stale) else GONE


def _page(
    request: HttpRequest, desk: Desk, check: str, subject: str, refusal: str = ""
) -> HttpResponse:
    found = mending.finding_of(desk.draft, check, subject, timezone.localdate())
    changes = mends(found, desk.asking.terms) if found else ()
    context = {
        "deal": desk.deal,
        "draft": desk.draft,
        "may_edit": desk.may_edit,
        "finding": found,
        "check": check,
        "subject": subject,
        "changes": list(_shown(desk, changes)),
        "done": _is_done(request.session.get(KEY, {}), desk, check, subject),
        "refusal": refusal,
        "is_error": bool(refusal),
        "nothing": GONE,
    }
    return render(request, "wizard/mend.html", context, status=409 if refusal else 200)


def _is_done(kept: Mapping[str, Any], desk: Desk, check: str, subject: str) -> bool:
    """Return whether this finding was mended last, and nobody has changed the draft since."""
    place = [str(desk.deal.pk), check, subject]
    return (kept.get("place"), kept.get("version")) == (place, desk.draft.version)


def _shown(desk: Desk, changes: tuple[Mend, ...]) -> Iterator[Change]:
    for change in changes:
        entity = entities()[change.key]
        if change.code:
            yield _changed(desk, entity, change)
        else:
            code = f"{entity.cls.prefix}-1"  # any will do: it is not shown
            row = schema.validated_row(entity, {"code": code, **change.answers})
            heading = words.capital(f"new {about(entity).one}")
            yield Change(heading, tuple(_answers(desk, Found(entity, row), change)))


def _changed(desk: Desk, entity: Entity, change: Mend) -> Change:
    old = find(desk.asking.terms, change.key, change.code)
    row = schema.validated_row(entity, {**vars(old), **change.answers})
    title = card(Found(entity, old), desk.asking.answered).title
    before = dict(_printed(desk, Found(entity, old), change))
    told = _printed(desk, Found(entity, row), change)
    return Change(f"{change.code} {title}", tuple((name, before[name], new) for name, new in told))


def _answers(desk: Desk, new: Found, change: Mend) -> Iterator[tuple[str, str, str]]:
    yield from ((name, "", text) for name, text in _printed(desk, new, change) if text)


def _printed(desk: Desk, found: Found, change: Mend) -> Iterator[tuple[str, str]]:
    for name in change.answers:
        fact = found.entity.facts[name]
        yield words.capital(fact.words), printed(found, fact, desk.asking.answered)
