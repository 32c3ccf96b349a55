"""The demo's negotiation: four rounds about a co-development deal, told by the verbs themselves."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from termsheets.models import Draft, Membership
from termsheets.negotiation import drafting
from termsheets.negotiation.comments import add_comment, resolve_comment
from termsheets.negotiation.demo_answers import waive_warnings
from termsheets.negotiation.responses import Answer, respond, standings
from termsheets.negotiation.rounds import send_round

ANSWER_DAYS = 14
OURS, THEIRS = "PA-1", "PA-2"
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)
STARTED = 5, MONDAY, 9


def moment(now, weeks, day, hour):
    """Return the time at an hour of a day of the week, that many weeks before the week of now."""
    today = timezone.localdate(now)
    date = today + timedelta(days=day - today.weekday(), weeks=-weeks)
    return timezone.make_aware(datetime.combine(date, time(hour)))


class Talks:
    """One deal and the people on both sides of it, founder and counsel by party code."""

    def __init__(self, deal, now, founders, counsel):
        self.deal, self.now, self.founders, self.counsel = deal, now, founders, counsel
        self.clock = now

    def at(self, weeks, day, hour):
        """Let what follows happen at an hour of a day, that many weeks ago."""
        self.clock = moment(self.now, weeks, day, hour)

    def draft(self, code):
        """Return a side's draft as it stands."""
        return Draft.objects.select_related("side", "own").get(
            side__deal=self.deal, side__party_code=code
        )

    def seat(self, code, person, role):
        """Let a person work for a side."""
        side = self.deal.sides.get(party_code=code)
        Membership.objects.create(user=person, side=side, role=role)

    def edit(self, code, key, row="", **answers):
        """Change answers in a side's draft."""
        draft = self.draft(code)
        drafting.save_answers(
            draft_id=draft.pk, version=draft.version, key=key, code=row, answers=answers
        )

    def word(self, code, clause_id, text=""):
        """Write a clause in a side's own words, or go back to the library's."""
        draft = self.draft(code)
        drafting.choose_wording(
            draft_id=draft.pk,
            version=draft.version,
            clause_id=clause_id,
            position="custom" if text else "balanced",
            custom_text=text,
        )

    def move_up(self, code, key, row):
        """Move a row one place up in a side's draft."""
        draft = self.draft(code)
        drafting.move_row(draft_id=draft.pk, version=draft.version, key=key, code=row, up=True)

    def add(self, code, key, parent, **answers):
        """Add a row to a side's draft."""
        draft = self.draft(code)
        drafting.add_row(
            draft_id=draft.pk, version=draft.version, key=key, parent=parent, answers=answers
        )

    def send(self, code, note):
        """Send a side's draft as the next round, and return it."""
        draft = self.draft(code)
        waive_warnings(draft, self.founders[code], self.clock)
        return send_round(
            deal_id=self.deal.pk,
            side_id=draft.side_id,
            user=self.founders[code],
            version=draft.version,
            note=note,
            respond_by=timezone.localdate(self.clock) + timedelta(days=ANSWER_DAYS),
            now=self.clock,
        )

    def say(self, code, number, clause_id, stand):
        """Take a side's stand on a clause of a round."""
        digest = standings(self.deal).of(clause_id).passage.digest
        respond(
            deal_id=self.deal.pk,
            user=self.founders[code],
            number=number,
            answers=[Answer(clause_id, stand, digest)],
            now=self.clock,
        )

    def comment(self, person, number, clause_id, text, *, internal=False, to=None):
        """Say something about a clause, or answer a comment on it."""
        return add_comment(
            deal_id=self.deal.pk,
            user=person,
            number=number,
            clause_id=clause_id,
            text=text,
            internal=internal,
            parent_id=to and to.pk,
            now=self.clock,
        )

    def settle(self, person, comment):
        """Settle the thread of a comment."""
        resolve_comment(comment_id=comment.pk, user=person, now=self.clock)


ROYALTY, GRANT, BOUNDS = "revenue.royalty.RS-1", "license.grant.LG-1", "revenue.bounds.RS-1"


def play(talks: Talks) -> None:
    """Play four rounds, so that the startup's side has the turn in the end."""
    first_round(talks)
    second_round(talks)
    third_round(talks)
    fourth_round(talks)


def first_round(talks):
    """The startup opens with the sample deal; everybody else comes in."""
    talks.at(4, TUESDAY, 10)
    talks.seat(OURS, talks.counsel[OURS], "counsel")
    talks.send(OURS, "Our opening offer. The royalty and the field split matter most to us.")
    talks.seat(THEIRS, talks.founders[THEIRS], "founder")
    talks.seat(THEIRS, talks.counsel[THEIRS], "counsel")


def second_round(talks):
    """The partner pushes the royalty down and its territory out, and words the costs itself."""
    talks.at(4, THURSDAY, 11)
    asked = talks.comment(
        talks.counsel[THEIRS],
        1,
        GRANT,
        "Korea is missing although two of our customers assemble there. Is that on purpose?",
    )
    talks.at(4, THURSDAY, 15)
    talks.comment(
        talks.counsel[OURS], 1, GRANT, "It is not. Korea is fine if Japan stays in.", to=asked
    )
    talks.at(4, FRIDAY, 9)
    talks.comment(
        talks.counsel[THEIRS],
        1,
        ROYALTY,
        "We can live with 5.5% at the top. Ask for less so that there is something to give.",
        internal=True,
    )
    talks.at(3, MONDAY, 16)
    talks.say(THEIRS, 1, ROYALTY, "counter")
    talks.say(THEIRS, 1, BOUNDS, "discuss")
    talks.edit(THEIRS, "royalty_tiers", "RT-1", rate_pct="3.5")
    talks.edit(THEIRS, "royalty_tiers", "RT-3", rate_pct="5")
    talks.edit(THEIRS, "revenue_shares", "RS-1", lifetime_cap_amount="2500000")
    talks.edit(THEIRS, "license_grants", "LG-1", territories=("EEA", "JP", "KR"))
    talks.word(
        THEIRS,
        "general.costs",
        "Each party bears its own costs of these talks. If Veldrite ends them after "
        "22 December 2026, it pays half of the wafer lots started until then.",
    )
    talks.at(3, TUESDAY, 14)
    talks.send(
        THEIRS, "We add Korea, lower the royalty at both ends and the cap, and share the lot costs."
    )


def third_round(talks):
    """The startup trades a higher tier for the lower rate, and puts its data-link license first."""
    talks.at(3, WEDNESDAY, 13)
    talks.comment(
        talks.counsel[OURS],
        2,
        "general.costs",
        "Not acceptable as it stands: the lots are theirs to use whatever happens.",
        internal=True,
    )
    talks.at(2, MONDAY, 10)
    talks.say(OURS, 2, ROYALTY, "counter")
    talks.say(OURS, 2, "general.costs", "discuss")
    talks.add(OURS, "royalty_tiers", "RS-1", from_amount="20000000", rate_pct="6.5")
    talks.edit(OURS, "royalty_tiers", "RT-3", rate_pct="5.5")
    talks.edit(OURS, "revenue_shares", "RS-1", lifetime_cap_amount="3500000")
    talks.edit(OURS, "access_tiers", "TI-3", name="Test, characterization and reliability")
    talks.move_up(OURS, "license_grants", "LG-4")
    talks.move_up(OURS, "license_grants", "LG-4")
    talks.word(
        OURS,
        "general.costs",
        "Each party bears its own costs of these talks. If Veldrite ends them after "
        "22 December 2026, it pays a quarter of the wafer lots started until then, and may use "
        "their data.",
    )
    talks.at(2, TUESDAY, 12)
    talks.send(
        OURS,
        "3.5% at the start is fine if the top rewards volume: we add a tier from EUR 20 million. "
        "Our data-link license now stands right after yours.",
    )


def fourth_round(talks):
    """The partner takes the new tier at a lower rate, and gives way on the costs."""
    talks.at(2, THURSDAY, 10)
    talks.say(THEIRS, 3, "general.costs", "accept")
    talks.say(THEIRS, 3, ROYALTY, "counter")
    asked = talks.comment(
        talks.founders[THEIRS],
        3,
        ROYALTY,
        "A tier from EUR 20 million is fair. 6.5% is not: our margin there is thin.",
    )
    talks.edit(THEIRS, "royalty_tiers", "RT-4", rate_pct="6")
    talks.edit(THEIRS, "revenue_shares", "RS-1", lifetime_cap_amount="3000000")
    talks.edit(THEIRS, "escalation_steps", "ES-4", detail="Three arbitrators, seat Zurich, English")
    talks.at(1, WEDNESDAY, 16)
    sent = talks.send(
        THEIRS, "We take the new tier at 6%, meet you halfway on the cap, and ask for Zurich."
    )
    talks.at(1, THURSDAY, 9)
    talks.comment(
        talks.counsel[OURS],
        sent.number,
        ROYALTY,
        "6% at the top is within what we hoped for. I would accept.",
        internal=True,
    )
    talks.at(1, THURSDAY, 14)
    talks.say(OURS, sent.number, BOUNDS, "discuss")
    settled = talks.comment(
        talks.counsel[OURS], sent.number, "governance.escalation", "Zurich works for us."
    )
    talks.settle(talks.counsel[OURS], settled)
    talks.at(1, FRIDAY, 10)
    talks.comment(talks.founders[OURS], sent.number, ROYALTY, "Thank you, we are near.", to=asked)
