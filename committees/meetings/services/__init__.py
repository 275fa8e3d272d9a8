"""What is done to a meeting: convened, its agenda kept, what each item concerns, who contributes, who came, held."""

from committees.meetings.services.agenda import add_item, amend_item, reorder, withdraw_item
from committees.meetings.services.concerns import concern, identify, no_longer_concerns, take_up
from committees.meetings.services.contributors import contribute, no_longer_contributes
from committees.meetings.services.meetings import cancel, close, convene, hold
from committees.meetings.services.roll import Answer, attend, call_the_roll, miss_item

__all__ = [
    "Answer",
    "add_item",
    "amend_item",
    "attend",
    "call_the_roll",
    "cancel",
    "close",
    "concern",
    "contribute",
    "convene",
    "hold",
    "identify",
    "miss_item",
    "no_longer_concerns",
    "no_longer_contributes",
    "reorder",
    "take_up",
    "withdraw_item",
]
