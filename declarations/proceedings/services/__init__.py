"""The deeds done in the room, each in the module of what it is about; every one holds the sitting, so that two see each other."""

from declarations.proceedings.services.declaring import declare_late, tie_to_item, was_not_declared
from declarations.proceedings.services.moving import arrive, come_back, correct_times, leave, was_mistaken
from declarations.proceedings.services.opening import close_meeting, open_meeting
from declarations.proceedings.services.taking import begin_item, decide, defer, note, refer, take_back
from declarations.proceedings.services.voting import record_vote, record_votes

__all__ = [
    "arrive",
    "begin_item",
    "close_meeting",
    "come_back",
    "correct_times",
    "decide",
    "declare_late",
    "defer",
    "leave",
    "note",
    "open_meeting",
    "record_vote",
    "record_votes",
    "refer",
    "take_back",
    "tie_to_item",
    "was_mistaken",
    "was_not_declared",
]
