"""What kinds of fact an answer rests on: each is a cause for which an answer may become another."""

from enum import StrEnum

from declarations.guidance.vocabulary import Outcome


class Cause(StrEnum):
    """The kind of fact that was written."""

    DECLARATION = "declaration"
    LINK = "link"
    SEAT = "seat"
    AGENDA = "agenda"
    ROLL = "roll"
    RULING = "ruling"
    RULES = "rules"


CAUSE_LABELS = {
    Cause.DECLARATION: "A declaration",
    Cause.LINK: "What is known of an organisation",
    Cause.SEAT: "A seat or the terms of reference",
    Cause.AGENDA: "What is on the agenda",
    Cause.ROLL: "Who comes",
    Cause.RULING: "A ruling",
    Cause.RULES: "The rules, or a fresh look at everything",
}

# A clear answer is not stored: nearly all are.
OUTCOME_LABELS = {Outcome.FLAG: "Flag", Outcome.CANNOT_TELL: "Cannot tell"}

# What is written of a meeting that is over says how it went; it does not show the meeting in another light.
TELLS_HOW_IT_WENT = frozenset({Cause.ROLL, Cause.RULING})
