"""The way through an agenda: item by item who is out, who goes and comes at the door, who presides, and what is left."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from committees.meetings.facts import Item
from committees.organisations.facts import Key
from declarations.conflicts.models import Ruling
from declarations.conflicts.selectors import Assessed
from declarations.guidance.facts import Ruled, Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.seating import handled
from declarations.guidance.vocabulary import Outcome, Step
from declarations.preparing.asking import person_of, who_come
from declarations.preparing.ordering import Slot


@dataclass(frozen=True, slots=True)
class Stance:
    """How one person who comes is dealt with at one item; `ruled` None: nobody has ruled yet."""

    sitting: Sitting
    finding: Finding
    ruled: Ruling | None
    step: Step | None

    @property
    def person(self) -> UUID:
        return person_of(self.sitting)

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to rule."""
        return self.ruled is None and self.finding.outcome is not Outcome.CLEAR


@dataclass(frozen=True, slots=True)
class Passage:
    """One item, and the door before and in it: who comes back, who goes at once, who goes before the decision, who waits on."""

    item: Item
    stances: tuple[Stance, ...]  # everybody of whom anything is to be said
    back: tuple[Sitting, ...]
    go: tuple[Stance, ...]
    go_before_the_decision: tuple[Stance, ...]
    still_out: tuple[Stance, ...]
    kept_away: tuple[Stance, ...]

    @property
    def outside(self) -> tuple[Stance, ...]:
        """Who waits outside while the item is decided; in a remote meeting, in the lobby."""
        return (*self.still_out, *self.go, *self.go_before_the_decision)


def passages(found: Assessed, items: Iterable[Item]) -> Iterator[Passage]:
    """The items in the order given; everybody is in the room before the first."""
    out: frozenset[UUID] = frozenset()
    for item in items:
        stances = {one.person: one for one in stances_at(found, item)}
        begins, ends = without(stances.values())
        away = frozenset(person_of(one) for one in who_come(found) if item.key in one.absent_for)
        yield Passage(
            item=item,
            stances=tuple(one for one in stances.values() if one.step is not None or one.is_open),
            back=tuple(one for one in who_come(found) if person_of(one) in out - begins - away),
            go=_of(stances, begins - out),
            go_before_the_decision=_of(stances, ends - begins),
            still_out=_of(stances, begins & out),
            kept_away=tuple(one for one in stances.values() if one.step is Step.NOT_ATTEND),
        )
        out = ends | (out & away)


def _of(stances: Mapping[UUID, Stance], people: frozenset[UUID]) -> tuple[Stance, ...]:
    """Theirs, in the order of the seats."""
    return tuple(one for person, one in stances.items() if person in people)


def stances_at(found: Assessed, item: Item) -> Iterator[Stance]:
    """Everybody who comes and is there for the item, with the ruling on them or what is recommended."""
    for sitting in who_come(found):
        finding = found.by_item[item.key].findings.get(sitting.key)
        if finding is not None and item.key not in sitting.absent_for:
            person = person_of(sitting)
            ruled = found.ruling(item.key, person)
            yield Stance(sitting, finding, ruled, handled(finding, _as_fact(ruled, item.key, person)).step)


def without(stances: Iterable[Stance]) -> tuple[frozenset[UUID], frozenset[UUID]]:
    """Who is out when an item begins, and who when it ends; whoever does not attend at all opens no door."""
    known = [*stances]
    begins = frozenset(one.person for one in known if one.step is Step.LEAVE)
    return begins, begins | frozenset(one.person for one in known if one.step is Step.LEAVE_FOR_DECISION)


def slots_of(found: Assessed, items: Iterable[Item], *, fixed: Iterable[Key]) -> tuple[Slot, ...]:
    """The items as the order weighs them: the fixed ones stay, the others move within their part of the meeting."""
    stay = {*fixed}
    return tuple(
        Slot(item.key, *without(stances_at(found, item)), lot=item.key if item.key in stay else item.part) for item in items
    )


def _as_fact(ruled: Ruling | None, item: Key, person: UUID) -> Ruled | None:
    return Ruled(item, person, Step(ruled.step) if ruled.step else None, ruled.no_papers) if ruled else None
