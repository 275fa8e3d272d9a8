"""The words of a procurement: its stages, whether the CCG buys alone, what became of a supplier, what a check of one found."""

from enum import StrEnum


class Stage(StrEnum):
    """How far a procurement has come, in order; it may end from anywhere."""

    PLANNED = "planned"
    INVITED = "invited"
    EVALUATED = "evaluated"
    AWARDED = "awarded"
    ENDED = "ended"


class Buying(StrEnum):
    """The procurement type of the register (R4.8)."""

    ALONE = "alone"
    TOGETHER = "together"


class Fate(StrEnum):
    """What became of a supplier."""

    TAKING_PART = "taking_part"
    WITHDREW = "withdrew"
    NOT_CHOSEN = "not_chosen"
    AWARDED = "awarded"


class Found(StrEnum):
    """What the check of a supplier against the declared interests came to; to find nothing is not to be unable to tell."""

    INTEREST = "interest"
    NONE = "none"
    CANNOT_TELL = "cannot_tell"


STAGES = tuple(Stage)

STAGE_LABELS = {
    Stage.PLANNED: "Planned",
    Stage.INVITED: "Suppliers invited",
    Stage.EVALUATED: "Bids evaluated",
    Stage.AWARDED: "Contract awarded",
    Stage.ENDED: "Ended",
}

BUYING_LABELS = {Buying.ALONE: "The CCG alone", Buying.TOGETHER: "Together with others"}

FATE_LABELS = {
    Fate.TAKING_PART: "Taking part",
    Fate.WITHDREW: "Withdrew",
    Fate.NOT_CHOSEN: "Not chosen",
    Fate.AWARDED: "Awarded the contract",
}

FOUND_LABELS = {
    Found.INTEREST: "Interest found",
    Found.NONE: "No interest on the registers",
    Found.CANNOT_TELL: "Cannot tell",
}


def after(stage: Stage) -> tuple[Stage, ...]:
    """The stages that may come next: a stage may be passed over, and none is gone back to."""
    return () if stage is Stage.ENDED else STAGES[STAGES.index(stage) + 1 :]
