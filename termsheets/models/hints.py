"""Where the entries of a draft's contents stood when it was last printed."""

from django.db import models

from termsheets.models.drafts import Draft


class PageHints(models.Model):
    """The page of each entry of the contents, by anchor; they spare the next printing time.

    A row of its own, so that no page but a download reads it and no download
    touches the draft.
    """

    draft = models.OneToOneField(Draft, models.CASCADE, primary_key=True, related_name="page_hints")
    pages = models.JSONField(default=dict)

    def __str__(self):
        return f"{len(self.pages)} pages"

    @classmethod
    def of(cls, draft):
        """Return the pages of the draft's last printing; none if it was never printed."""
        return cls.objects.filter(draft=draft).values_list("pages", flat=True).first() or {}

    @classmethod
    def keep(cls, draft, pages):
        """Hold the pages for the next printing."""
        cls.objects.update_or_create(draft=draft, defaults={"pages": pages})
