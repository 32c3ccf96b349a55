"""Why something is not done: each a sentence for the person who asked."""

from termsheets.domain.problems import Problem, Refused


class NotAllowed(Exception):
    """What was asked is not done; the message says why and what to do instead."""


class Denied(NotAllowed):
    """The person's role, or the state of the deal, does not allow it."""


class OutOfTurn(Denied):
    """Another side has to act first."""


class AlreadySent(OutOfTurn):
    """The very same draft went out before; ``round`` is how."""

    def __init__(self, sent):
        self.round = sent
        super().__init__(f"This went out as round {sent.number} already.")


class NotReady(NotAllowed):
    """A draft has gaps that a round must not have; ``problems`` names each."""

    def __init__(self, problems):
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.message for problem in self.problems))


class NotReviewed(NotReady):
    """A draft that staff have to approve before it goes out, as it stands now."""

    def __init__(self):
        sentence = "Staff have to approve this draft as it stands before it goes out. Ask for it."
        super().__init__([Problem("review", "", "review", sentence)])


class FindingGone(NotAllowed):
    """An answer to a finding that the draft does not have, as it stands now."""

    def __init__(self):
        super().__init__("This finding has changed or is gone. Look at the findings again.")


class ReviewClosed(NotAllowed):
    """A request for a review that waits for nothing any more; ``review`` is how it ended."""

    def __init__(self, review):
        self.review = review
        super().__init__(f"The review of {review} is {review.get_state_display()} already.")


class DraftChanged(NotAllowed):
    """A reviewer decides on a draft that its side has changed since it was read."""

    def __init__(self, review):
        super().__init__(f"{review} has changed since you opened it. Read it again, then decide.")


class Superseded(NotAllowed):
    """Something was said to a round that does not stand any more; ``round`` is what does."""

    def __init__(self, number, standing):
        self.round = standing
        now = f"Round {standing.number} stands now." if standing else "No round stands now."
        super().__init__(f"Round {number} is no longer on the table. {now}")


class TableChanged(NotAllowed):
    """Another round is on the table than the sender of the next one has seen."""

    def __init__(self, standing):
        now = f"Round {standing.number} is" if standing else "No round is"
        super().__init__(f"{now} on the table now. Look your draft over again, then send.")


class WordsChanged(NotAllowed):
    """The clause library has other words than those that somebody has read in a draft."""

    def __init__(self):
        super().__init__(
            "The wording of our clause library has changed since you opened this page. "
            "Look the draft over again, then go on."
        )


class TextChanged(NotAllowed):
    """Something was said about words that are not those of the round."""


class OtherBase(NotAllowed):
    """A marked copy of a round that the side's draft did not start from."""

    def __init__(self, number):
        super().__init__(
            f"Your draft does not say what round {number} says. Take that round up first, "
            "or mark up the last one that you sent or took up."
        )


class MarkupGone(NotAllowed):
    """What a marked file asked for is taken, replaced, thrown away or too old."""

    def __init__(self):
        super().__init__("This upload has been taken or replaced, or is too old. Upload again.")


class WrongStatus(NotAllowed):
    """The deal cannot go from where it stands to there."""


class LastFounder(NotAllowed):
    """A side without a founder could do nothing more."""


class InvitationFailed(NotAllowed):
    """An invitation that does not let this person in."""


class InvitationUnknown(InvitationFailed):
    """No invitation has this token."""


class InvitationUsed(InvitationFailed):
    """Somebody has come in with it."""


class InvitationExpired(InvitationFailed):
    """Its time is over."""


class InvitationRevoked(InvitationFailed):
    """It was taken back, or whoever sent it may no longer invite."""


class InvitationMisdirected(InvitationFailed):
    """It is for another mailbox."""


class MailboxUnconfirmed(InvitationFailed):
    """Nobody has shown yet that the mailbox is this person's."""


class OnOtherSide(InvitationFailed):
    """The person works for another side of the deal."""


def refused(field, sentence):
    """Return the refusal of one typed answer."""
    name = field.replace("_", " ").capitalize()
    return Refused([Problem(field, "", field, f"{name}: {sentence}")])
