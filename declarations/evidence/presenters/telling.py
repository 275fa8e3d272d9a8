"""Differences as they are told: one by one, but an item or a person that came or went, with all that follows, as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from coi_register.nhsuk.words import joined
from committees.organisations.facts import Key
from declarations.evidence.explaining import Explained
from declarations.evidence.wording import of_what, reasons, was_and_now
from declarations.evidence.words import Names
from declarations.guidance.differences import OUTCOME_LABELS, Aspect, Difference
from declarations.guidance.vocabulary import Outcome


@dataclass(frozen=True, slots=True)
class Told:
    """One difference: of what, then and now, and the changes that make it."""

    of: str
    then: str
    now: str
    how: str = ""
    because: tuple[str, ...] = ()


def told(difference: Difference, names: Names, how: str = "", because: tuple[str, ...] = ()) -> Told:
    """A single difference."""
    then, now = was_and_now(difference)
    return Told(of_what(difference, names), then, now, how, because)


def all_told(found: Sequence[Explained], names: Names) -> tuple[Told, ...]:
    """All of them, in their order."""
    flagged = {(each.difference.item, each.difference.person) for each in found if each.difference.what in HEADLINES}
    groups: dict[object, list[Explained]] = {}
    for number, each in enumerate(found):
        difference = each.difference
        if difference.what is Aspect.REASONS and (difference.item, difference.person) in flagged:
            continue  # another step rests on other rules: that is no second difference
        whole = _came_or_went(difference, names)
        groups.setdefault(number if whole is None else whole, []).append(each)
    return tuple(_told(group, names) for group in groups.values())


HEADLINES = (Aspect.OUTCOME, Aspect.STEP)


@dataclass(frozen=True, slots=True)
class Whole:
    """An item or a sitting that only one of two meetings knows, and in words what that means."""

    key: Key
    there: str
    not_there: str


def _came_or_went(difference: Difference, names: Names) -> Whole | None:
    if difference.item is not None and names.items(difference.item) == 1:
        return Whole(difference.item, "on the agenda", "not on the agenda")
    if difference.person is not None and names.sittings(difference.person) == 1:
        return Whole(difference.person, "at the meeting", "not at the meeting")
    return None


def _told(group: Sequence[Explained], names: Names) -> Told:
    first = group[0]
    whole = _came_or_went(first.difference, names)
    if whole is None:
        return told(first.difference, names, *reasons(first, names))
    came = any(each.difference.after for each in group)
    there = f"{whole.there}, {_flagged([each.difference for each in group], names, of=whole.key, came=came)}"
    then, now = (whole.not_there, there) if came else (there, whole.not_there)
    of = names.of(whole.key)
    return Told(of[:1].upper() + of[1:], then, now, *reasons(first, names))


def _flagged(differences: Sequence[Difference], names: Names, *, of: Key, came: bool) -> str:
    said = [
        (each.after if came else each.before, names.of(each.person if each.item == of else each.item))
        for each in differences
        if each.what is Aspect.OUTCOME
    ]
    flags = [f"{word} for {whom}" for word, whom in said if word not in ("", OUTCOME_LABELS[Outcome.CLEAR])]
    return f"with {joined(flags)}" if flags else "with nobody flagged"
