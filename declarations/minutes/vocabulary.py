"""How somebody is named at the head of minutes, and what the lint can find."""

from enum import StrEnum


class Presence(StrEnum):
    """How minutes list somebody at the head."""

    PRESENT = "present"
    IN_ATTENDANCE = "in_attendance"
    APOLOGIES = "apologies"
    ABSENT = "absent"
    NOT_RECORDED = "not_recorded"


class Fault(StrEnum):
    """What the lint finds, in the order in which a secretary would mend it."""

    NO_OUTCOME = "no_outcome"
    NO_DECISION = "no_decision"
    NOT_SAID_HOW = "not_said_how"
    INQUORATE = "inquorate"
    MAJORITY_LOST = "majority_lost"
    QUORUM_NOT_RESTATED = "quorum_not_restated"
    NO_CHAIR = "no_chair"
    NOT_RULED = "not_ruled"
    LIGHTER_WITHOUT_REASON = "lighter_without_reason"
    NO_NATURE = "no_nature"
    NO_TIME = "no_time"
    STAYED = "stayed"
    CONFLICTED_VOTED = "conflicted_voted"
    VOTED_WHILE_OUT = "voted_while_out"
    VOTED_TWICE = "voted_twice"
    NO_ATTENDANCE = "no_attendance"
    ATTENDANCE_OPEN = "attendance_open"


PRESENCE_LABELS = {
    Presence.PRESENT: "Present",
    Presence.IN_ATTENDANCE: "In attendance",
    Presence.APOLOGIES: "Apologies",
    Presence.ABSENT: "Absent",
    Presence.NOT_RECORDED: "Attendance not recorded",
}
