"""Every way to change a draft: each a verb, one transaction, keywords only.

Each locks the draft, checks what it was told against what stands, writes
rows and snapshot together, and returns the draft as its next version. What
the deal does not allow raises Refused; what somebody else changed meanwhile
raises Stale.
"""

from termsheets.domain.problems import Problem, Refused
from termsheets.negotiation.adding import add_row, duplicate_row, fill_exits, undo_removal
from termsheets.negotiation.answering import choose_wording, save_answers
from termsheets.negotiation.arranging import move_row, remove_row, retire_row
from termsheets.negotiation.saving import Saved, Stale
from termsheets.negotiation.starting import start_deal

__all__ = [
    "Problem",
    "Refused",
    "Saved",
    "Stale",
    "add_row",
    "choose_wording",
    "duplicate_row",
    "fill_exits",
    "move_row",
    "remove_row",
    "retire_row",
    "save_answers",
    "start_deal",
    "undo_removal",
]
