"""A difference and the changes that make it, in sentences: which declaration, seat, item, link, ruling or rule."""

from typing import Any

from coi_register.nhsuk.words import day
from committees.organisations.facts import Key, Link
from committees.organisations.vocabulary import LINK_LABELS
from declarations.evidence.basis import ATTENDANCE, DECLARATION, INSTRUMENT, INTEREST, RULE, RULING, SEAT
from declarations.evidence.explaining import MISSING, Change, Explained
from declarations.evidence.words import Names, differing, told
from declarations.guidance.differences import Aspect, Difference
from declarations.guidance.facts import Interest, Ruled
from declarations.guidance.rules import Rule
from declarations.guidance.vocabulary import STEP_LABELS

SAYS_NOTHING = {
    Aspect.OUTCOME: "takes no part",
    Aspect.NO_PAPERS: "papers",
    Aspect.REASONS: "no rule",
    Aspect.SCOPE: "not said",
    Aspect.REMEDIES: "none needed",
    Aspect.COMPOSITION: "no fault",
}


def of_what(difference: Difference, names: Names) -> str:
    """Item 6, Dr Basil Sample; or a committee and what of it differs."""
    whose = [names.of(key) for key in (difference.item, difference.person, difference.committee) if key is not None]
    personal = difference.what in (Aspect.OUTCOME, Aspect.STEP)
    words = ", ".join([*whose, *([] if personal else [difference.what.value])])
    return words[:1].upper() + words[1:]


def was_and_now(difference: Difference) -> tuple[str, str]:
    """What one answer says and what the other, where it says anything."""
    nothing = SAYS_NOTHING.get(difference.what, "nothing")
    return difference.before or nothing, difference.after or nothing


def reasons(found: Explained, names: Names) -> tuple[str, tuple[str, ...]]:
    """How the changes make the difference, and each of them in a sentence."""
    said = tuple(dict.fromkeys(of_change(change, names) for change in found.because))
    match said, found.together:
        case (), _:
            return "Several changes make this difference, and it goes with none of them alone.", ()
        case _, True:
            return "These make the difference together:", said
        case [_], _:
            return "This makes the difference:", said
        case _:
            return "Each of these makes the difference by itself:", said


def item_of(change: Change) -> Key | None:
    """The item that a change is about; None where it is of the whole meeting."""
    match change.place:
        case ("items", item) | ("ruling", item, _):
            return item
        case _:
            return None


def of_change(change: Change, names: Names) -> str:
    """One changed fact, ruling or rule, in a sentence."""
    before, after = change.before, change.after
    match change.place:
        case (kind, sitting) if kind == SEAT:
            return _of_seat(names.of(sitting), before, after, names)
        case (kind, sitting) if kind == ATTENDANCE:
            return _of_attendance(names.of(sitting), before, after, names)
        case (kind, sitting) if kind == DECLARATION:
            return f"The last declaration of {names.of(sitting)} was {_of_day(before)}, now {_of_day(after)}."
        case (kind, sitting, _) if kind == INTEREST:
            return _of_interest(names.of(sitting), before, after, names)
        case (kind, item, person) if kind == RULING:
            return f"The ruling on {names.of(person)} for {names.of(item)} was {_ruled(before)}, now {_ruled(after)}."
        case (kind, _) if kind == RULE:
            return _of_rule(before, after, names)
        case (kind, key) if kind == INSTRUMENT:
            return _of_thing(f"The instrument {key}", before, after, names, of="the rule book")
        case ("items", key):
            return _of_thing(names.of(key), before, after, names, of="the agenda")
        case ("committees", key):
            return _of_thing(names.of(key), before, after, names, of="the meeting")
        case ("organisations", key):
            return _of_thing(names.of(key), before, after, names, of="the organisations at hand")
        case ("links", _):
            return _of_link(before, after, names)
        case ("date",):
            return f"The meeting was on {day(before)}, now on {day(after)}."
        case _:
            return _of_anything_else(str(change.place[0]).replace("_", " "), before, after, names)


def _of_anything_else(kind: str, before: Any, after: Any, names: Names) -> str:
    """A part of a meeting that has no sentence of its own yet."""
    if before is MISSING:
        return f"Under “{kind}” is recorded now: {told(after, names)}."
    if after is MISSING:
        return f"Under “{kind}” is no longer recorded: {told(before, names)}."
    return f"Under “{kind}” was recorded: {told(before, names)}; now: {told(after, names)}."


def _of_thing(name: str, before: Any, after: Any, names: Names, *, of: str) -> str:
    subject = name[:1].upper() + name[1:]
    if before is MISSING:
        return f"{subject} is new to {of}."
    if after is MISSING:
        return f"{subject} is no longer part of {of}."
    return f"{subject} is not as it was: {differing(before, after, names)}."


def _of_seat(name: str, before: Any, after: Any, names: Names) -> str:
    if before is MISSING:
        return f"{name} now sits there, as {after.seat.office}, with what they declared."
    if after is MISSING:
        return f"{name} no longer sits there as {before.seat.office}."
    said = differing(before.seat, after.seat, names) or differing(before, after, names)
    return f"The seat of {name} is not as it was: {said}."


def _of_attendance(name: str, before: Any, after: Any, names: Names) -> str:
    if before is MISSING or after is MISSING:
        return f"{name} is not recorded as they were."
    (present, absent), (present_now, absent_now) = before, after
    if present != present_now:
        return f"{name} was {_there(present)}, and is now recorded as {_there(present_now)}."
    return f"{name} was away for {told(absent, names)}, now for {told(absent_now, names)}."


def _there(present: bool) -> str:
    return "expected to be there" if present else "away"


def _of_day(day_: Any) -> str:
    return "none made" if day_ is None or day_ is MISSING else f"of {day(day_)}"


def _of_interest(name: str, before: Any, after: Any, names: Names) -> str:
    interest: Interest = before if after is MISSING else after
    lies = told(interest.organisation or interest.affected_class or interest.topic, names)
    what = f"{name}’s {told(interest.category, names).lower()} interest in {lies}"
    if before is MISSING:
        when = f", declared on {day(interest.declared)}" if interest.declared else ""
        return f"{what} is on the register now{when}."
    if after is MISSING:
        return f"{what} is no longer on the register."
    said = differing(before, after, names)
    return f"{what} stood in version {before.version}, and stands in version {after.version}: {said or 'the same'}."


def _ruled(ruled: Any) -> str:
    if ruled is MISSING:
        return "none"
    assert isinstance(ruled, Ruled)
    return f"“{STEP_LABELS[ruled.step] if ruled.step else 'No conflict'}{', no papers' if ruled.no_papers else ''}”"


def _of_rule(before: Any, after: Any, names: Names) -> str:
    rule: Rule = before if after is MISSING else after
    name = f"The rule {rule.id} of {rule.source.instrument}"
    if before is MISSING:
        return f"{name} is in the rule book now: “{rule.says}”"
    if after is MISSING:
        return f"{name} is no longer in the rule book: “{rule.says}”"
    return f"{name} reads otherwise: {differing(before, after, names).rstrip('.')}."


def _of_link(before: Any, after: Any, names: Names) -> str:
    link: Link = before if after is MISSING else after
    says = f"{names.of(link.from_)} is {LINK_LABELS[link.kind]} {names.of(link.to)}"
    if before is MISSING:
        return f"It is recorded now that {says}."
    if after is MISSING:
        return f"It is no longer recorded that {says}."
    return f"That {says} is not recorded as it was: {differing(before, after, names)}."
