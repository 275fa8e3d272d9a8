"""Questions about the preparation of a meeting."""

from declarations.preparing.selectors.checklist import Point, checklist, checklist_of
from declarations.preparing.selectors.declared import DeclaredAt, declarations_in, declarations_of
from declarations.preparing.selectors.extract import register_extract
from declarations.preparing.selectors.hearing import Member, Word, disputes, hearing, hearing_of, own, silent
from declarations.preparing.selectors.histories import history_of_answers, meeting_with_answers
from declarations.preparing.selectors.rooms import Passage, passages, slots_of

__all__ = [
    "DeclaredAt",
    "Member",
    "Passage",
    "Point",
    "Word",
    "checklist",
    "checklist_of",
    "declarations_in",
    "declarations_of",
    "disputes",
    "hearing",
    "hearing_of",
    "history_of_answers",
    "meeting_with_answers",
    "own",
    "passages",
    "register_extract",
    "silent",
    "slots_of",
]
