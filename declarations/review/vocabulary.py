"""Why a declaration waits, and for whom."""

from enum import StrEnum


class Waits(StrEnum):
    """What an interest waits for; it may wait for more than one thing."""

    NEW = "new"
    CHANGED = "changed"
    ANSWERED = "answered"
    DUE = "due"
    UNMATCHED = "unmatched"
    ASKED = "asked"
    NOT_ATTESTED = "not attested"


WAITS_LABELS = {
    Waits.NEW: "New",
    Waits.CHANGED: "Changed",
    Waits.ANSWERED: "Answered",
    Waits.DUE: "To look at again",
    Waits.UNMATCHED: "Not matched",
    Waits.ASKED: "Question open",
    Waits.NOT_ATTESTED: "Not yet attested",
}
FOR_THE_REVIEWER = (Waits.ANSWERED, Waits.NEW, Waits.CHANGED, Waits.DUE)
FOR_THE_DECLARER = (Waits.ASKED, Waits.NOT_ATTESTED)

# Deeds that write to an interest without changing a word of its declarer's: what they write is no news to a reviewer.
NOT_THE_DECLARERS = ("interest.mitigation_agreed", "interest.tied", "interest.attested", "declaration.confirmed")
