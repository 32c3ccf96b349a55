"""What an event says in one plain sentence: the history page, the admin and the certificate."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from termsheets.domain.library import Library, library
from termsheets.models import AuditEvent
from termsheets.models import AuditKind as Kind

NOBODY = "Termsheets"
SENTENCES = {
    Kind.CHAIN_STARTED: "The record of this deal begins here.",
    Kind.DEAL_CREATED: "{who} started the deal.",
    Kind.DRAFT_SAVED: "{who} changed the draft.",
    Kind.FALLBACK_APPLIED: "{who} put fallback {fallback} into the draft.",
    Kind.ROUND_SENT: "{who} sent round {round}.",
    Kind.ROUND_WITHDRAWN: "{who} withdrew round {round}.",
    Kind.ROUND_TAKEN_UP: "{who} began the draft anew from round {round}.",
    Kind.MARKUP_UPLOADED: "{who} uploaded a marked copy of round {round}.",
    Kind.MARKUP_DISCARDED: "{who} threw a marked copy away.",
    Kind.RESPONSE_GIVEN: "{who} answered round {round}: {answers}.",
    Kind.COMMENT_WRITTEN: "{who} wrote {a_comment} on {clause}.",
    Kind.COMMENT_RESOLVED: "{who} settled {a_comment} on {clause}.",
    Kind.COMMENT_REOPENED: "{who} reopened {a_comment} on {clause}.",
    Kind.AGREEMENT_REACHED: "All parties stand behind round {round}: the deal is agreed.",
    Kind.TALKS_LAPSED: "The long-stop date passed, and the talks lapsed.",
    Kind.GATE_DECIDED: "{who} decided gate {gate}: {outcome}.",
    Kind.REMINDER_SENT: "Termsheets reminded of a date, {due}.",
    Kind.INVITATION_SENT: "{who} invited somebody as {role}.",
    Kind.INVITATION_USED: "{who} joined as {role}.",
    Kind.INVITATION_REVOKED: "{who} took an invitation back.",
    Kind.ROLE_CHANGED: "{who} made {person} {role}.",
    Kind.MEMBER_REMOVED: "{who} ended the work of {person}, {role}.",
    Kind.DOCUMENT_VIEWED: "{who} read {document}.",
    Kind.DOCUMENT_DOWNLOADED: "{who} took a file: {document}.",
    Kind.FINDING_WAIVED: "{who} waived a warning{finding}.",
    Kind.FINDING_OVERRIDDEN: "{who} overrode {findings}{finding}.",
    Kind.FINDING_REOPENED: "{who} took back an answer to a finding{finding}.",
    Kind.REVIEW_ASKED: "{who} asked staff for a review.",
    Kind.REVIEW_WITHDRAWN: "{who} called the review off.",
    Kind.REVIEW_ASSIGNED: "{who} took on the review.",
    Kind.REVIEW_NOTED: "{who} wrote a note in the review.",
    Kind.REVIEW_APPROVED: "{who} approved the draft.",
    Kind.REVIEW_RETURNED: "{who} returned the draft.",
    Kind.STAGE_CONFIRMED: "{who} confirmed stage {stage}.",
    Kind.STAGE_REACHED: "Stage {stage} is reached: what it opens can be read.",
    Kind.STAGE_ROLLED_BACK: "{who} took stage {stage} back.",
    Kind.POSITION_SAVED: "{who} changed a private position.",
    Kind.OVERLAP_ASKED: "{who} asked whether the positions on a term overlap.",
    Kind.BREAK_GLASS_OPENED: "{who} opened this side's private values.",
    Kind.BREAK_GLASS_CLOSED: "{who} closed this side's private values.",
    Kind.LIBRARY_STARTED: "{who} started version {version} of the clause library from {base}.",
    Kind.LIBRARY_EDITED: "{who} changed {clause}{file} in version {version} of the clause library.",
    Kind.LIBRARY_PUBLISHED: "{who} published version {version} of the clause library.",
    Kind.LIBRARY_RETIRED: "{who} retired version {version} of the clause library.",
    Kind.SIGNED_IN: "{who} signed in.",
    Kind.SIGN_IN_FAILED: "Somebody failed to sign in.",
    Kind.LOCKED_OUT: "Somebody tried too many passwords and was locked out for a while.",
    Kind.ACCOUNT_CLOSED: "{who} of the staff closed the account of {person}.",
    Kind.ACCOUNT_REOPENED: "{who} of the staff opened the account of {person} again.",
    Kind.PASSWORD_LETTER_SENT: "{who} of the staff had a password letter sent to {person}.",
    Kind.SECOND_FACTOR_REMOVED: "{who} of the staff removed the second factor of {person}.",
    Kind.RIGHTS_CHANGED: "{who} of the staff changed the staff rights of {person}.",
}
STANDS = {
    "accept": "accepted {}",
    "discuss": "wants to discuss {}",
    "counter": "counters {}",
}


class Told(dict):
    """Facts by name; what an event does not tell is left out of its sentence."""

    def __missing__(self, name: str) -> str:
        return ""


def sentence(
    event: AuditEvent, names: Mapping[str, str] | None = None, words_by: Library | None = None
) -> str:
    """Return what an event says; ``names`` are the short names of parties by code.

    ``words_by`` is the clause library that gives clauses their titles, the shipped one if none.
    """
    told = event.told()
    words = Told(told, who=_who(event, told.get("who", ""), names or {}))
    if "stands" in told:
        words["answers"] = _answers(told["stands"])
    if "clause" in told:
        words["clause"] = _clause(told["clause"], words_by or library())
    words["finding"] = _finding(told)
    words["findings"] = f"{told['count']} findings" if "count" in told else "a blocker"
    words["a_comment"] = "a comment" if event.shared else "an internal comment"
    words["outcome"] = "go" if told.get("passed") else "no-go"
    return SENTENCES[Kind(event.kind)].format_map(words)


def _who(event: AuditEvent, who: str, names: Mapping[str, str]) -> str:
    """Return who did it and for whom: "Sanne Oudkerk (Veldrite)"."""
    side = names.get(event.side.party_code, "") if event.side else ""
    return f"{who} ({side})" if who and side else who or side or NOBODY


def _answers(stands: Mapping[str, Any]) -> str:
    """Return the answers counted: "accepted 3 clauses, counters 1 clause"."""
    counts = Counter(stand for stand, _ in stands.values())
    found = [(words, counts[stand]) for stand, words in STANDS.items() if counts[stand]]
    return ", ".join(words.format(f"{n} clause{'s' if n > 1 else ''}") for words, n in found)


def _finding(told: Mapping[str, Any]) -> str:
    """Return which finding an event is about; nothing where only its side may know."""
    return f": {told['check']}, {told['subject']}" if "check" in told else ""


def _clause(clause_id: str, words_by: Library) -> str:
    """Return a clause's title, with the row of one that repeats."""
    clauses, (whole, _, row) = words_by.clauses, clause_id.rpartition(".")
    if clause_id not in clauses and whole in clauses:
        return f"{clauses[whole].title} {row}"
    return words_by.title(clause_id)
