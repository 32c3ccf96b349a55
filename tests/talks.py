"""Deals in talks to test with: two or more sides, each with a founder."""

from dataclasses import dataclass, field

from termsheets.models import Deal, Draft, Membership, Side
from termsheets.negotiation import drafting, responses, rounds
from tests.answering import answer_warnings
from tests.deals import make_draft
from tests.people import make_user

NAME = "saas-distribution"
NAMES = ("ada", "bea", "cy", "dan", "eli", "fay", "gus", "hal")


@dataclass
class Talks:
    """A deal whose sides are called by the codes of their parties."""

    deal: Deal
    founders: dict = field(default_factory=dict)

    def side(self, code="PA-1"):
        """Return a side."""
        return Side.objects.get(deal=self.deal, party_code=code)

    def draft(self, code="PA-1"):
        """Return a side's draft as it stands."""
        drafts = Draft.objects.select_related("side__deal", "base")
        return drafts.get(side__deal=self.deal, side__party_code=code)

    def join(self, code, name, role="founder"):
        """Return a new member of a side, which is seated if it is not yet."""
        user = make_user(name)
        side, _ = Side.objects.get_or_create(deal=self.deal, party_code=code)
        Membership.objects.create(side=side, user=user, role=role)
        if role == "founder":
            self.founders.setdefault(code, user)
        return user

    def edit(self, code="PA-1", key="deal", row="", **answers):
        """Save answers in a side's draft."""
        draft = self.draft(code)
        drafting.save_answers(
            draft_id=draft.pk, version=draft.version, key=key, code=row, answers=answers
        )

    def send(self, code="PA-1", **words):
        """Send a side's draft as the next round, every warning answered; blockers stand."""
        draft = self.draft(code)
        if not words.get("override_reason"):
            answer_warnings(draft)
        known = {"version": draft.version, "user": self.founders.get(code)} | words
        return rounds.send_round(deal_id=self.deal.pk, side_id=draft.side_id, **known)

    def withdraw(self, number, code="PA-1"):
        """Withdraw a round for a side."""
        return rounds.withdraw_round(deal_id=self.deal.pk, user=self.founders[code], number=number)

    def respond(self, code, number, **stands):
        """Answer passages (dots as two underscores) of a round for a side."""
        known = responses.standings(self.deal)
        answers = [self.answer(known, name.replace("__", "."), stands[name]) for name in stands]
        return responses.respond(
            deal_id=self.deal.pk, user=self.founders[code], number=number, answers=answers
        )

    def answer(self, known, clause_id, stand):
        """Return a stand on a passage as it reads now."""
        return responses.Answer(clause_id, stand, known.of(clause_id).passage.digest)

    def accept_all(self, code, number):
        """Accept every open passage of a round for a side."""
        known = responses.standings(self.deal)
        answers = [self.answer(known, each.passage.id, "accept") for each in known.open]
        return responses.respond(
            deal_id=self.deal.pk, user=self.founders[code], number=number, answers=answers
        )

    def status(self):
        """Return where the deal stands."""
        return Deal.objects.get(pk=self.deal.pk).status


def make_talks(name=NAME, terms=None, others=("PA-2",), names=NAMES):
    """Return a sample deal with a founder on each side; nothing has been sent yet."""
    owner = make_user(names[0])
    draft = make_draft("" if terms else name, owner=owner, terms=terms)
    talks = Talks(draft.deal, {"PA-1": owner})
    for code, founder in zip(others, names[1:], strict=False):
        talks.join(code, founder)
    return talks
