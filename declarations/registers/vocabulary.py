"""Which registers there are, whose they are, what may be withheld from them, and why an entry leaves."""

from enum import StrEnum


class Register(StrEnum):
    """The registers that a CCG publishes."""

    INTERESTS = "interests"
    GIFTS = "gifts"
    PROCUREMENT = "procurement"


class Capacity(StrEnum):
    """The classes of s14O(1): in which of them somebody is on the register of interests."""

    GOVERNING_BODY = "governing_body"
    COMMITTEE = "committee"
    MEMBER = "member"
    EMPLOYEE = "employee"


class Basis(StrEnum):
    """Why somebody who sits on no committee decides for the CCG (R2.13)."""

    SENIOR_BAND = "senior_band"
    CONTRACTS = "contracts"
    PURCHASING = "purchasing"
    ADVISORY_GROUP = "advisory_group"
    NEW_CARE_MODEL = "new_care_model"


class Part(StrEnum):
    """What of an entry is withheld (R2.15)."""

    NAME = "name"
    DETAIL = "detail"


class Decision(StrEnum):
    """What became of a request to withhold."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"
    RELEASED = "released"


class Keeping(StrEnum):
    """Where an entry is on its way from the public register to disposal (R2.14)."""

    CURRENT = "current"
    PUBLIC_AFTER_ITS_END = "public_after_its_end"
    PRIVATE = "private"
    DISPOSABLE = "disposable"


class WhyItLeft(StrEnum):
    """Why an entry that stood in the last edition does not stand in this one."""

    ENDED = "ended"
    NO_LONGER_DECIDES = "no_longer_decides"
    DECLARED_OTHERWISE = "declared_otherwise"


REGISTER_LABELS = {
    Register.INTERESTS: "Register of interests",
    Register.GIFTS: "Register of gifts and hospitality",
    Register.PROCUREMENT: "Register of procurement decisions",
}
CAPACITY_LABELS = {
    Capacity.GOVERNING_BODY: "Governing body",
    Capacity.COMMITTEE: "Committee or sub-committee",
    Capacity.MEMBER: "Member practice",
    Capacity.EMPLOYEE: "Employee",
}
BASIS_LABELS = {
    Basis.SENIOR_BAND: "Is paid on Agenda for Change band 8d or above",
    Basis.CONTRACTS: "May enter into contracts for the CCG",
    Basis.PURCHASING: "Takes part in decisions on commissioning, or on buying goods, medicines or equipment",
    Basis.ADVISORY_GROUP: "Sits on an advisory group that contributes to commissioning decisions",
    Basis.NEW_CARE_MODEL: "Sits on a joint group of a new care model",
}
PART_LABELS = {
    Part.NAME: "The name, and what would tell whose it is",
    Part.DETAIL: "What the entry says",
}
DECISION_LABELS = {
    Decision.ASKED: "Waits for the Guardian",
    Decision.GRANTED: "Withheld",
    Decision.REFUSED: "Not withheld",
    Decision.RELEASED: "Released again",
}
KEEPING_LABELS = {
    Keeping.CURRENT: "Current",
    Keeping.PUBLIC_AFTER_ITS_END: "Ended, still public",
    Keeping.PRIVATE: "Ended, kept privately",
    Keeping.DISPOSABLE: "No longer has to be kept",
}
WHY_IT_LEFT_LABELS = {
    WhyItLeft.ENDED: "It ended, and the time for which it had to stay public is over.",
    WhyItLeft.NO_LONGER_DECIDES: "Whose entry it is decides for the CCG no longer.",
    WhyItLeft.DECLARED_OTHERWISE: "What was declared has changed.",
}
