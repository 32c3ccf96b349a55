"""What people do on a round's page, as tests post it."""

from django.urls import reverse

from termsheets.negotiation import comments, responses

LAW = "general.law"
HTMX = {"headers": {"HX-Request": "true"}}
HOSTILE = "<script>alert(1)</script>{{ deal }}{% now 'Y' %}"


def address(name, talks, *more):
    """Return the address of a page of the deal."""
    return reverse(name, args=[talks.deal.pk, *more])


def mark(talks, clause_id=LAW):
    """Return what a page's form says of a passage."""
    return f"{clause_id} {responses.standings(talks.deal).of(clause_id).passage.digest}"


def answer(client, talks, stand="accept", number=1, passage=None, **options):
    """Post a stand on a passage."""
    posted = {"stand": stand, "passage": passage or mark(talks)}
    return client.post(address("round-respond", talks, number), posted, **options)


def say(client, talks, text="Why?", number=1, passage=LAW, **posted):
    """Post a comment."""
    options = posted.pop("options", {})
    said = {"passage": passage, "text": text} | posted
    return client.post(address("comment-add", talks, number), said, **options)


def comment(talks, code="PA-2", *, internal=True, text="Between us.", **more):
    """Add a comment of a side's founder, and return it."""
    return comments.add_comment(
        deal_id=talks.deal.pk,
        user=talks.founders[code],
        number=1,
        clause_id=LAW,
        text=text,
        internal=internal,
        **more,
    )
