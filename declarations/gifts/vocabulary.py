"""What becomes of an offer, and of the question to somebody senior."""

from enum import StrEnum


class Taken(StrEnum):
    OFFERED = "offered"
    ACCEPTED = "accepted"
    FOR_THE_CCG = "for_the_ccg"
    DECLINED = "declined"

    @property
    def is_accepted(self) -> bool:
        return self in (Taken.ACCEPTED, Taken.FOR_THE_CCG)


class Approval(StrEnum):
    GRANTED = "granted"
    REFUSED = "refused"


TAKEN_LABELS = {
    Taken.DECLINED: "Declined",
    Taken.ACCEPTED: "Accepted",
    Taken.FOR_THE_CCG: "Accepted on behalf of the CCG",
    Taken.OFFERED: "Not answered yet",
}
APPROVAL_LABELS = {Approval.GRANTED: "Approved", Approval.REFUSED: "Refused"}
