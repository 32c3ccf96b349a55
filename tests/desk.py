"""Reviewers, and what they do, to test with."""

from django.contrib.auth.models import Permission

from termsheets.models import DraftReview
from termsheets.negotiation import desk
from tests.people import make_user

RIGHTS = ("view_draftreview", "change_draftreview", "view_round")


def make_reviewer(name="rae"):
    """Return somebody of the staff who reviews drafts, and may do nothing else."""
    user = make_user(name, is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=RIGHTS))
    return user


def ask(talks, code="PA-1", **words):
    """Ask for a review for a founder."""
    return desk.ask_for_review(deal_id=talks.deal.pk, user=talks.founders[code], **words)


def decide(review, reviewer, verb=desk.approve, **words):
    """Approve a draft as it stands now, or what else the verb does."""
    draft = DraftReview.objects.get(pk=review.pk).draft
    seen = {"version": draft.version, "library": draft.worded_by}
    return verb(review_id=review.pk, user=reviewer, **seen | words)


def give_back(review, reviewer, text="Say who pays.", **words):
    """Return a draft as it stands now."""
    return decide(review, reviewer, desk.give_back, text=text, **words)
