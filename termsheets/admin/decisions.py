"""What reviewers do with reviews they have chosen in the queue, or with the one they read."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse
from django.urls import reverse

from termsheets.models.plain_forms import Plain
from termsheets.models.typed import printable
from termsheets.negotiation import desk
from termsheets.negotiation.errors import NotAllowed, Refused

REFUSALS = (NotAllowed, Refused)


class DecisionForm(Plain, forms.Form):
    """What a reviewer says along with a decision."""

    text = forms.CharField(
        label="Comment",
        widget=forms.Textarea(attrs={"rows": 6, "class": "vLargeTextField"}),
        help_text="The side reads it in the thread of its review.",
    )

    def __init__(self, *args, required, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].required = required

    def clean_text(self):
        """Return the comment as it is stored; refuse what cannot be printed."""
        return printable(self.cleaned_data["text"])


class Deciding:
    """Asks for a comment on its own page, then decides on each chosen review."""

    def __init__(self, name, verb, done, *, needs_comment):
        self.name, self.verb, self.done, self.needs_comment = name, verb, done, needs_comment

    def __call__(self, model_admin, request, queryset):
        """Return the page that asks, or None once all is done."""
        data = request.POST if "decide" in request.POST else None
        form = DecisionForm(data, required=self.needs_comment)
        reviews = list(queryset)
        if not form.is_valid():
            return self._ask(model_admin, request, reviews, form)
        for review in reviews:
            self._decide(model_admin, request, review, form.cleaned_data["text"])
        return None

    def _ask(self, model_admin, request, reviews, form):
        context = model_admin.admin_site.each_context(request) | {
            "title": f"{self.name}: {len(reviews)} draft{'s' if len(reviews) != 1 else ''}",
            "opts": model_admin.opts,
            "action": request.POST["action"],
            "action_name": self.name,
            "checkbox": ACTION_CHECKBOX_NAME,
            "reviews": [(review, _seen(request, review)) for review in reviews],
            "form": form,
            "media": model_admin.media,
        }
        return TemplateResponse(request, "admin/termsheets/draftreview/decide.html", context)

    def _decide(self, model_admin, request, review, text):
        link = request.build_absolute_uri(reverse("deal-review", args=[review.draft.side.deal_id]))
        words = _seen(request, review) | {"text": text, "link": link}
        try:
            self.verb(review_id=review.pk, user=request.user, **words)
        except REFUSALS as error:
            messages.error(request, str(error))
            return
        model_admin.log_change(request, review, f"{self.done} version {words['version']}.")
        messages.success(request, f"{self.done}: {review}.")


def _seen(request, review):
    """Return the versions of draft and clause library that the reviewer has read, or meets now."""
    met = {"version": review.draft.version, "library": review.draft.worded_by}
    told = {name: request.POST.get(f"{name}-{review.pk}", "") for name in met}
    is_told = {name: text.isdecimal() and len(text) < 10 for name, text in told.items()}
    return {name: int(told[name]) if is_told[name] else met[name] for name in met}


_approving = Deciding("Approve", desk.approve, "Approved", needs_comment=False)
_returning = Deciding("Return", desk.give_back, "Returned", needs_comment=True)


@admin.action(description="Assign to me", permissions=["change"])
def assign_to_me(model_admin, request, queryset):
    """Take the chosen reviews."""
    for review in queryset:
        try:
            desk.assign(review_id=review.pk, user=request.user)
        except REFUSALS as error:
            messages.error(request, str(error))
        else:
            model_admin.log_change(request, review, "Taken.")
            messages.success(request, f"Yours now: {review}.")


@admin.action(description="Approve", permissions=["change"])
def approve(model_admin, request, queryset):
    """Approve the chosen drafts, after a look at what is chosen."""
    return _approving(model_admin, request, queryset)


@admin.action(description="Return with a comment", permissions=["change"])
def give_back(model_admin, request, queryset):
    """Return the chosen drafts with a comment."""
    return _returning(model_admin, request, queryset)
