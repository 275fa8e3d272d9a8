"""Where like cases were handled in unlike ways, and rulings that asked less, or more, than the rules do."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from declarations.guidance.vocabulary import Step
from declarations.oversight.facts import Handled

STAYS_FOR_THE_DISCUSSION = (Step.NOTE, Step.LEAVE_FOR_DECISION)
OUT_OF_THE_ROOM = (Step.LEAVE, Step.NOT_ATTEND)


@dataclass(frozen=True, slots=True)
class Unlike:
    """Like cases side by side: by the step that was ruled, the heaviest first, each with its rulings, the latest first."""

    ways: Mapping[Step | None, tuple[Handled, ...]]

    @property
    def first(self) -> Handled:
        return next(iter(self.ways.values()))[0]


def same_interest(rulings: Iterable[Handled]) -> list[Unlike]:
    """One interest, meeting items of one kind in one way, handled in different ways."""
    return _groups(rulings, lambda one: (one.interest, one.kind) if one.interest and one.kind else None)


def like_cases(rulings: Iterable[Handled]) -> list[Unlike]:
    """Cases of one kind before one committee, of more than one person, handled in different ways."""
    found = _groups(rulings, lambda one: (one.kind, one.committees) if one.kind else None)
    return [group for group in found if len({one.person for way in group.ways.values() for one in way}) > 1]


def lighter(rulings: Iterable[Handled]) -> list[Handled]:
    """Rulings that asked less than was proposed."""
    return [one for one in rulings if one.proposed is not None and weight(one.step) < one.proposed.weight]


def shut_out(rulings: Iterable[Handled]) -> list[Handled]:
    """People sent out where the rules let them stay for the discussion."""
    return [one for one in rulings if one.proposed in STAYS_FOR_THE_DISCUSSION and one.step in OUT_OF_THE_ROOM]


def weight(step: Step | None) -> int:
    """How much a ruling asks; no conflict asks less than a note."""
    return step.weight if step is not None else -1


def _groups(rulings: Iterable[Handled], alike: Callable[[Handled], Hashable]) -> list[Unlike]:
    """Where the rules themselves proposed unlike steps, the cases were not alike."""
    together: dict[Hashable, list[Handled]] = defaultdict(list)
    for one in sorted(rulings, key=lambda each: each.on, reverse=True):
        if (key := alike(one)) is not None:
            together[key, one.proposed].append(one)
    return [_unlike(group) for group in together.values() if len({one.step for one in group}) > 1]


def _unlike(group: list[Handled]) -> Unlike:
    steps = sorted({one.step for one in group}, key=weight, reverse=True)
    return Unlike({step: tuple(one for one in group if one.step is step) for step in steps})
