"""How the review desk does: drafts by state, waiting, and what is argued about."""

from collections import Counter
from functools import partial
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.db.models import Count, DurationField, ExpressionWrapper, F, OuterRef, Subquery
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.timesince import timesince

from termsheets.models import ClauseChoice, Draft, DraftReview, FindingAnswer, Response
from termsheets.models.library import in_force, library_of

TOP = 20
State = DraftReview.State
Position = ClauseChoice.Position


class Waiting(NamedTuple):
    """The median time from asking to a decision, and of those that wait now; empty without any."""

    decided: str
    open: str


def metrics_page(model_admin):
    """Return the view of the metrics for a model admin."""
    return partial(_page, model_admin)


def _page(model_admin, request):
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    words_by = library_of(in_force()[1])
    context = model_admin.admin_site.each_context(request) | {
        "title": "How the desk does",
        "opts": model_admin.opts,
        "states": drafts_by_state(),
        "waiting": waiting(timezone.now()),
        "contested": contested(words_by),
        "positions": positions(words_by),
        "position_names": Position.labels,
        "waived": most_waived(),
    }
    return TemplateResponse(request, "admin/termsheets/draftreview/metrics.html", context)


def drafts_by_state():
    """Return how many drafts stand where in their last review, and how many had none."""
    last = DraftReview.objects.filter(draft=OuterRef("pk")).order_by("-id").values("state")[:1]
    counts = Draft.objects.annotate(state=Subquery(last)).values("state").annotate(n=Count("pk"))
    known = {row["state"]: row["n"] for row in counts.order_by()}
    named = [(State(state).label.capitalize(), known.get(state, 0)) for state in State]
    return [*named, ("Never reviewed", known.get(None, 0))]


def waiting(now):
    """Return the median waiting times in words."""
    span = ExpressionWrapper(F("decided_at") - F("asked_at"), DurationField())
    decided = DraftReview.objects.filter(state__in=[State.APPROVED, State.RETURNED])
    asked = _median(DraftReview.objects.open().order_by("asked_at").values_list("asked_at"))
    spans = decided.annotate(span=span).order_by("span").values_list("span")
    took = _median(spans)
    return Waiting(took and timesince(now - took, now), asked and timesince(asked, now))


def _median(ordered):
    """Return the middle one of the values, the later of two; None if there are none."""
    middle = ordered.count() // 2
    return next((value for (value,) in ordered[middle : middle + 1]), None)


def contested(words_by):
    """Return the clauses that sides discuss or counter most: title and in how many deals.

    ``words_by`` is the clause library that gives clauses their titles.
    """
    rows = Response.objects.exclude(stand="accept").values_list("clause_id", "round__deal")
    found = rows.distinct().order_by()
    deals = {(_clause(passage, words_by.clauses), deal) for passage, deal in found}
    counts = Counter(clause for clause, _ in deals)
    return [(words_by.title(clause), count) for clause, count in counts.most_common(TOP)]


def _clause(passage, known):
    """Return the clause of the library that a passage belongs to: without the code of a row."""
    return passage if passage in known else passage.rpartition(".")[0]


def positions(words_by):
    """Return the clauses worded most often, each with how often in which position."""
    rows = ClauseChoice.objects.values_list("clause_id", "position").annotate(n=Count("pk"))
    counts = {(clause, position): n for clause, position, n in rows.order_by()}
    totals = Counter()
    for (clause, _), n in counts.items():
        totals[clause] += n
    return [
        (words_by.title(clause), [counts.get((clause, name), 0) for name in Position.values])
        for clause, _ in totals.most_common(TOP)
    ]


def most_waived():
    """Return the checks waived most, each with how often, and how often overridden.

    Answers to findings that rest on private answers are counted, too: no deal can be told by it.
    """
    rows = FindingAnswer.objects.values_list("check_id", "kind").annotate(n=Count("pk"))
    counts = {(check, kind): n for check, kind, n in rows.order_by()}
    totals = Counter()
    for (check, _), n in counts.items():
        totals[check] += n
    kinds = FindingAnswer.Kind.values
    return [
        (check, [counts.get((check, kind), 0) for kind in kinds])
        for check, _ in totals.most_common(TOP)
    ]
