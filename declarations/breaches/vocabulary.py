"""What control failed, and what the Guardian found (R9.3)."""

from enum import StrEnum


class Control(StrEnum):
    """Which part of managing conflicts did not hold."""

    DECLARATIONS = "declarations"
    GIFTS = "gifts"
    MEETINGS = "meetings"
    PROCUREMENT = "procurement"
    OTHER = "other"


class Finding(StrEnum):
    BREACH = "breach"
    NO_BREACH = "no_breach"
    CANNOT_TELL = "cannot_tell"


class Affected(StrEnum):
    """Whether a decision came out otherwise for it."""

    YES = "yes"
    NO = "no"
    CANNOT_TELL = "cannot_tell"


CONTROL_LABELS = {
    Control.DECLARATIONS: "Declaring interests",
    Control.GIFTS: "Gifts and hospitality",
    Control.MEETINGS: "Handling conflicts at meetings",
    Control.PROCUREMENT: "Procurement",
    Control.OTHER: "Something else",
}
FINDING_LABELS = {
    Finding.BREACH: "There was a breach",
    Finding.NO_BREACH: "There was no breach",
    Finding.CANNOT_TELL: "It could not be established",
}
AFFECTED_LABELS = {
    Affected.NO: "No decision was affected",
    Affected.YES: "A decision was affected",
    Affected.CANNOT_TELL: "Nobody can tell",
}
