"""A report as plain facts: the people of a day with what they declared, and which of them a number counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from declarations.interests.clocks import Clock, Freshness
from declarations.reports.vocabulary import FRESHNESS, NO_SEAT, About


@dataclass(frozen=True, slots=True)
class Place:
    """A seat in words: whose committee, and the role in which somebody sits there."""

    committee: UUID
    name: str
    role: str  # a category of seat


@dataclass(frozen=True, slots=True)
class Declared:
    """One interest on the register of the day, with the clocks that run for it."""

    key: UUID
    says: str
    on: date | None
    clocks: tuple[Clock, ...]
    matched: bool
    mitigated: bool

    def is_late(self, *, in_law: bool) -> bool:
        """By the clock of the Act, or by that of its form."""
        return any(clock.is_late and clock.in_law is in_law for clock in self.clocks)


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person as they stood on the day."""

    key: UUID
    name: str
    position: str
    last: date | None
    freshness: Freshness
    places: tuple[Place, ...]
    interests: tuple[Declared, ...]

    def sits(self, *, committee: UUID | None, role: str | None) -> bool:
        """Whether they sit on the committee, in the role, or both at once; None asks for nothing."""
        if role == NO_SEAT:
            return not self.places and committee is None
        if committee is None and role is None:
            return True
        return any(committee in (None, one.committee) and role in (None, one.role) for one in self.places)


@dataclass(frozen=True, slots=True)
class Picture:
    """Everybody who is counted on a day, by name."""

    on: date
    people: tuple[Somebody, ...]

    def of(self, *, committee: UUID | None = None, role: str | None = None) -> "Picture":
        """Only those who sit there, or in that role."""
        return Picture(self.on, tuple(one for one in self.people if one.sits(committee=committee, role=role)))

    def who(self, about: About) -> list[Somebody]:
        """The people behind a number about people."""
        return [one for one in self.people if one.freshness in FRESHNESS[about]]

    def which(self, about: About) -> list[tuple[Somebody, Declared]]:
        """The interests behind a number about interests, each with its person."""
        return [(one, interest) for one in self.people for interest in one.interests if _is(interest, about)]

    def count(self, about: About) -> int:
        """The number itself."""
        return len(self.who(about)) if about in FRESHNESS else len(self.which(about))

    @property
    def committees(self) -> dict[UUID, str]:
        """The committees on which somebody sits, by name."""
        found = {place.committee: place.name for place in self._places()}
        return dict(sorted(found.items(), key=lambda one: (one[1], str(one[0]))))

    @property
    def roles(self) -> frozenset[str]:
        """The roles in which somebody sits; and NO_SEAT where somebody sits nowhere."""
        nowhere = {NO_SEAT} if any(not one.places for one in self.people) else set()
        return frozenset({place.role for place in self._places()} | nowhere)

    def _places(self) -> Iterator[Place]:
        return (place for one in self.people for place in one.places)


def _is(interest: Declared, about: About) -> bool:
    match about:
        case About.LATE_BY_LAW:
            return interest.is_late(in_law=True)
        case About.LATE_BY_FORM:
            return interest.is_late(in_law=False)
        case About.NO_CLOCK:
            return not interest.clocks
        case About.UNMATCHED:
            return not interest.matched
        case About.UNMITIGATED:
            return not interest.mitigated
        case _:
            return about is About.INTERESTS
