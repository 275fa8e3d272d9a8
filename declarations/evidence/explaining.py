"""Which changed fact, ruling or rule makes the difference between two answers: each is tried alone, then left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from declarations.evidence.basis import ATTENDANCE, DECLARATION, INTEREST, SEAT, Basis, Pieces, Place, alike
from declarations.guidance import differences as answers
from declarations.guidance.differences import Difference


class Missing(Enum):
    MISSING = "missing"


MISSING = Missing.MISSING


@dataclass(frozen=True, slots=True)
class Change:
    """One piece that is not as it was; MISSING on the side that has no such piece."""

    place: Place
    before: Any
    after: Any


Turn = tuple[Change, ...]  # the changes that come and go together: a seat with its attendance, declaration and interests


@dataclass(frozen=True, slots=True)
class Explained:
    """A difference, and the changes that make it: each of them alone, or only together.

    None is named where the difference needs several changes and goes with none of them."""

    difference: Difference
    because: tuple[Change, ...]
    together: bool


def explained(before: Basis, after: Basis) -> tuple[Explained, ...]:
    """Every difference between the answers of the two, explained; empty where they say the same."""
    found = answers.differences(before.answer, after.answer)
    trial = Trial(before, after)
    return tuple(trial.explain(difference) for difference in found)


@dataclass
class Trial:
    """The turns from one basis to the other, with what each does alone and what its lack does, worked out when asked."""

    before: Basis
    after: Basis

    @cached_property
    def ground(self) -> Pieces:
        """The earlier basis, and whatever the later one knows only because something new names it; it says nothing by itself."""
        known = self.before.pieces
        strange = {place for place in self.after.pieces if place[0] == "organisations" and place not in known}
        names = {place[1] for place in strange}
        strange |= {
            place for place, piece in self.after.pieces.items() if place[0] == "links" and {piece.from_, piece.to} & names
        }
        return {**known, **{place: self.after.pieces[place] for place in strange}}

    @cached_property
    def turns(self) -> list[Turn]:
        return [*_together(changes(self.ground, self.after.pieces))]

    @cached_property
    def alone(self) -> list[dict[answers.Place, str]]:
        """What would be said had only this turn been taken."""
        return [self._said(self.ground, [(change.place, change.after) for change in turn]) for turn in self.turns]

    @cached_property
    def without(self) -> list[dict[answers.Place, str]]:
        """What would be said had every turn been taken but this."""
        return [self._said(self.after.pieces, [(change.place, change.before) for change in turn]) for turn in self.turns]

    def explain(self, difference: Difference) -> Explained:
        place, now = difference.place, difference.after
        alone = [turn[0] for turn, says in zip(self.turns, self.alone, strict=True) if says.get(place, "") == now]
        if alone:
            return Explained(difference, tuple(alone), together=False)
        needed = [turn[0] for turn, says in zip(self.turns, self.without, strict=True) if says.get(place, "") != now]
        return Explained(difference, tuple(needed), together=True)

    def _said(self, pieces: Pieces, changed: list[tuple[Place, Any]]) -> dict[answers.Place, str]:
        turned = {**pieces, **dict(changed)}
        kept = {place: piece for place, piece in turned.items() if piece is not MISSING}
        return answers.said(self.after.made_of(kept).answer)


def changes(then: Pieces, now: Pieces) -> Iterator[Change]:
    """Every piece that is not as it was."""
    for place in dict.fromkeys([*now, *then]):
        before, after = then.get(place, MISSING), now.get(place, MISSING)
        if not alike(before, after):
            yield Change(place, before, after)


def _together(found: Iterable[Change]) -> Iterator[Turn]:
    """Whoever comes new to the meeting, or is gone from it, comes and goes with all that is theirs."""
    every = [*found]
    whole = {change.place[1] for change in every if change.place[0] == SEAT and MISSING in (change.before, change.after)}
    parts = {SEAT, ATTENDANCE, DECLARATION, INTEREST}
    for sitting in dict.fromkeys(
        change.place[1] for change in every if change.place[0] == SEAT and change.place[1] in whole
    ):
        yield tuple(change for change in every if change.place[0] in parts and change.place[1] == sitting)
    yield from ((change,) for change in every if change.place[0] not in parts or change.place[1] not in whole)
