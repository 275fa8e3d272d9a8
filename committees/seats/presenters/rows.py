"""What several pages say of a seat: its vote, the offices that go with it, whether it is vacant."""

from committees.seats.models import Seat
from committees.seats.vocabulary import OFFICE_LABELS, Office

Link = tuple[str, str]


def vote(seat: Seat) -> str:
    """A vote belongs to the seat, whoever shares it (R5.13)."""
    if not seat.voting:
        return "No vote: advises" if seat.invited_as else "No vote"
    return "One vote, shared by two people" if seat.shared else "One vote"


def tags(seat: Seat) -> list[str]:
    """Chair or vice-chair, the offices that go with the seat, or why its holder may be invited."""
    chairs = [title for title, holds in (("Chair", seat.chair), ("Vice-chair", seat.vice_chair)) if holds]
    invited = [seat.get_invited_as_display() or ""] if seat.invited_as else []
    return invited + chairs + [OFFICE_LABELS[Office(office)] for office in seat.holds]


def is_vacant(seat: Seat) -> bool:
    """Whether nobody holds it; `holdings` were fetched for the day. A deputy does not fill it."""
    return not any(not holding.deputy for holding in seat.holdings.all())


def vacancy(seat: Seat) -> str:
    """The word for an empty seat, or for the empty half of a shared one."""
    holders = sum(not holding.deputy for holding in seat.holdings.all())
    if holders == 0:
        return "Vacant"
    return "Other half vacant" if seat.shared and holders == 1 else ""


def begin(sentence: str) -> str:
    """With a capital letter."""
    return sentence[:1].upper() + sentence[1:]
