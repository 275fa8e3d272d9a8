"""How an item ended, how it was decided, what each vote was, and why somebody was out of the room."""

from enum import StrEnum


class HowItEnded(StrEnum):
    """What became of an item at the meeting."""

    DECIDED = "decided"
    NOT_CARRIED = "not_carried"
    NOTED = "noted"
    DEFERRED = "deferred"
    REFERRED = "referred"

    @property
    def is_a_decision(self) -> bool:
        """Whether the committee decided, for or against: only a quorate one can (R7.13)."""
        return self in (HowItEnded.DECIDED, HowItEnded.NOT_CARRIED)


class Manner(StrEnum):
    """How a decision was reached."""

    CONSENSUS = "consensus"
    VOTES = "votes"


class VoteCast(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAINED = "abstained"


class WhyOut(StrEnum):
    """Why somebody was not in the room."""

    CONFLICT = "conflict"
    NOT_YET_THERE = "not_yet_there"
    OTHERWISE = "otherwise"


HOW_IT_ENDED_LABELS = {
    HowItEnded.DECIDED: "Decided",
    HowItEnded.NOT_CARRIED: "Not carried",
    HowItEnded.NOTED: "Noted",
    HowItEnded.DEFERRED: "Deferred",
    HowItEnded.REFERRED: "Referred",
}
MANNER_LABELS = {Manner.CONSENSUS: "By consensus", Manner.VOTES: "By votes"}
VOTE_CAST_LABELS = {VoteCast.FOR: "For", VoteCast.AGAINST: "Against", VoteCast.ABSTAINED: "Abstained"}
WHY_OUT_LABELS = {
    WhyOut.CONFLICT: "A conflict of interest",
    WhyOut.NOT_YET_THERE: "Came late",
    WhyOut.OTHERWISE: "Another reason",
}
