"""The deeds of the registers: editions, withholding, legal holds, and who decides for the CCG."""

from declarations.registers.services.holding import place_hold, release_hold
from declarations.registers.services.marking import mark, unmark
from declarations.registers.services.publishing import give_up, prepare, publish
from declarations.registers.services.withholding import ask_to_withhold, grant, refuse, release, review

__all__ = [
    "ask_to_withhold",
    "give_up",
    "grant",
    "mark",
    "place_hold",
    "prepare",
    "publish",
    "refuse",
    "release",
    "release_hold",
    "review",
    "unmark",
]
