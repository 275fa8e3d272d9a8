"""Who takes the chair for one item, and why nobody before them did (R7.5)."""

from collections.abc import Sequence
from dataclasses import dataclass

from committees.meetings.room import Member, Whereabouts
from committees.organisations.facts import Key
from committees.seats.vocabulary import SeatCategory


@dataclass(frozen=True, slots=True)
class Chairing:
    """Who presides; where nobody does, `choice` holds those of whom the members may choose one, or nobody."""

    chair: Key | None
    says: str
    choice: tuple[Member, ...] = ()

    @property
    def is_stuck(self) -> bool:
        return self.chair is None and not self.choice


def preside(members: Sequence[Member], *, stand_in_is_lay: bool) -> Chairing:
    """The chair; else the vice-chairs in turn; else the one voting member left, or a choice among several."""
    passed_over: list[str] = []
    for member, title in _succession(members):
        bar = _bar(member, must_be_lay=stand_in_is_lay and title != "chair")
        if bar is None:
            return Chairing(member.key, _sentence(f"The {title}, {member.name}, presides", passed_over))
        passed_over.append(f"the {title}, {member.name}, {bar}")
    if not passed_over:
        passed_over.append("no seat is marked as chair or vice-chair")
    choice = [member for member in members if member.voting and _bar(member, must_be_lay=stand_in_is_lay) is None]
    return _chosen(choice, passed_over, "voting lay members" if stand_in_is_lay else "voting members")


def _succession(members: Sequence[Member]) -> list[tuple[Member, str]]:
    offices = (("chair", "chair"), ("vice_chair", "vice-chair"))
    return [(member, title) for office, title in offices for member in members if office in member.called]


def _bar(member: Member, *, must_be_lay: bool) -> str | None:
    """Why this person may not preside over the item, in words; None where nothing bars them."""
    match member.whereabouts:
        case Whereabouts.VACANT:
            return "is not there: the seat is vacant"
        case Whereabouts.ABSENT:
            return "is absent"
        case Whereabouts.WITHDREW | Whereabouts.KEPT_AWAY:
            return "is out for this item"
    if member.hands_over_the_chair:
        return "must hand over the chair for this item"
    if must_be_lay and member.category is not SeatCategory.LAY:
        return "is not a lay member, as whoever stands in for the chair must be"
    return None


def _chosen(choice: Sequence[Member], passed_over: Sequence[str], who: str) -> Chairing:
    match choice:
        case []:
            return Chairing(None, _sentence(f"Nobody may preside: none of the {who} is left", passed_over))
        case [only]:
            return Chairing(only.key, _sentence(f"{only.name} presides, the only one of the {who} left", passed_over))
        case _:
            names = ", ".join(member.name for member in choice)
            says = f"The unconflicted {who} choose one of themselves: {names}"
            return Chairing(None, _sentence(says, passed_over), tuple(choice))


def _sentence(says: str, passed_over: Sequence[str]) -> str:
    return f"{says}; {'; '.join(passed_over)}." if passed_over else f"{says}."
