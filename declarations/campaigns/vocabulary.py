"""Whom a campaign asks, how far it has come, and how each of the people asked stands."""

from enum import StrEnum


class Whom(StrEnum):
    """How the people are chosen who are written down when a campaign opens."""

    EVERYBODY = "everybody"
    COMMITTEES = "committees"
    ROLES = "roles"


WHOM_LABELS = {
    Whom.EVERYBODY: "Everybody on the registers of the CCG",
    Whom.COMMITTEES: "Everybody on some committees",
    Whom.ROLES: "Everybody in some roles on its committees",
}


class State(StrEnum):
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


STATE_LABELS = {
    State.PLANNED: "Planned",
    State.OPEN: "Open",
    State.CLOSED: "Closed",
    State.WITHDRAWN: "Withdrawn",
}


class Standing(StrEnum):
    """How one of the people asked stands; who left without an answer is still counted among those asked."""

    ANSWERED = "answered"
    LATE = "late"
    WAITING = "waiting"
    LEFT = "left"


STANDING_LABELS = {
    Standing.ANSWERED: "Answered",
    Standing.LATE: "Answered late",
    Standing.WAITING: "Not answered",
    Standing.LEFT: "Left, not answered",
}
