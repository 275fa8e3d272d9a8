"""Everybody at the meeting with what may be tried on them, and whoever would be handled otherwise then."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from committees.meetings.facts import Item
from committees.organisations.facts import Key
from committees.seats.vocabulary import SeatCategory
from declarations.conflicts.presenters.matrix import GROUPS, office_of
from declarations.conflicts.presenters.words import Word, decided_word, path_in_words, recommended, word_for
from declarations.conflicts.selectors import Assessed
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.seating import attends
from declarations.guidance.vocabulary import Outcome, Step
from declarations.whatif.address import AWAY, COMES, NO_CONFLICT, pairs_of, step_name, there_name
from declarations.whatif.presenters.words import step_words
from declarations.whatif.selectors import Tried
from declarations.whatif.suppositions import person_of

NOT_THERE, IS_AWAY = Word("Not there", "none"), Word("Away", "none")


@dataclass(frozen=True, slots=True)
class Question:
    """One choice in the form; `options` are (value, text, whether it is tried), the first being as it stands."""

    name: str
    label: str
    options: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    name: str
    office: str
    there: Question
    step: Question | None  # None: the whole agenda is shown, or they take no part in the item


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody for whom the item goes otherwise, and why where a finding is new."""

    name: str
    before: Word
    after: Word
    why: str


def groups(tried: Tried) -> tuple[Group, ...]:
    """Everybody who sits at the meeting, once."""
    chosen = dict(pairs_of(tried.suppositions))
    asked = [one for one in tried.before.meeting.sittings if not one.vacant and not (one.deputy_for and one.stands_by)]
    people = {person_of(one): one for one in reversed(asked)}.values()
    in_order = [one for one in asked if one in people]
    found = [
        *((title, [one for one in in_order if _is_among(one, categories)]) for title, categories in GROUPS),
        ("Could be asked in", [one for one in in_order if one.seat.invited_as]),
    ]
    return tuple(Group(title, tuple(_row(tried, one, chosen) for one in them)) for title, them in found if them)


def _is_among(sitting: Sitting, categories: Collection[SeatCategory]) -> bool:
    return sitting.seat.invited_as is None and sitting.seat.category in categories


def moved(tried: Tried, item: Item) -> tuple[Moved, ...]:
    """Those whose handling on the item differs, in the order in which they sit."""
    return tuple(_moved(tried, item))


def _row(tried: Tried, sitting: Sitting, chosen: dict[str, str]) -> PersonRow:
    step = _step(tried, tried.shown, sitting, chosen) if tried.shown else None
    return PersonRow(sitting.name, office_of(sitting), _there(tried, sitting, chosen), step)


def _there(tried: Tried, sitting: Sitting, chosen: dict[str, str]) -> Question:
    person, name = person_of(sitting), there_name(person_of(sitting))
    options = [("", "Comes" if sitting.present else "Not invited" if sitting.stands_by else "Away")]
    options += (
        [] if sitting.present and not sitting.absent_for else [(COMES, "Comes" if not sitting.present else "For all items")]
    )
    options += [(AWAY, "Away")] if sitting.present else []
    options += [(str(person_of(one)), f"{one.name} instead") for one in _deputies(tried, person)]
    return _question(name, f"Does {sitting.name} come?", options, chosen)


def _deputies(tried: Tried, person: Key) -> Iterator[Sitting]:
    sittings = tried.before.meeting.sittings
    seats = {one.key for one in sittings if person_of(one) == person}
    return (one for one in sittings if one.deputy_for in seats and one.stands_by)


def _step(tried: Tried, item: Item, sitting: Sitting, chosen: dict[str, str]) -> Question | None:
    finding = tried.before.by_item[item.key].findings.get(sitting.key)
    if finding is None:
        return None
    stands, ruling = tried.step(tried.before, item.key, sitting), tried.before.ruling(item.key, person_of(sitting))
    options = [("", f"{step_words(stands)} (ruled)" if ruling else _found(finding))]
    others = [
        step for step in (None, *Step) if step is not stands or (finding.outcome is Outcome.CANNOT_TELL and not ruling)
    ]
    options += [(step.value if step else NO_CONFLICT, step_words(step)) for step in others]
    return _question(step_name(item.key, person_of(sitting)), f"{sitting.name} on item {item.number}", options, chosen)


def _found(finding: Finding) -> str:
    match finding.outcome:
        case Outcome.FLAG:
            return f"{step_words(finding.step)} (recommended)"
        case Outcome.CLEAR:
            return "No conflict found"
        case Outcome.CANNOT_TELL:
            return "Cannot tell, so stays"


def _question(name: str, label: str, options: list[tuple[str, str]], chosen: dict[str, str]) -> Question:
    return Question(name, label, tuple((value, text, value == chosen.get(name, "")) for value, text in options))


def _moved(tried: Tried, item: Item) -> Iterator[Moved]:
    before, after = tried.before.sittings, tried.after.sittings
    for key, sitting in after.items():
        finding = tried.after.by_item[item.key].findings.get(key)
        if finding is None:
            continue
        was = _word(tried, tried.before, item, before[key]) if key in before else NOT_THERE
        now = _word(tried, tried.after, item, sitting)
        if was != now:
            is_new = key not in before or finding != tried.before.by_item[item.key].findings[key]
            yield Moved(sitting.name, was, now, _why(finding) if is_new and now not in (IS_AWAY, NOT_THERE) else "")


def _word(tried: Tried, found: Assessed, item: Item, sitting: Sitting) -> Word:
    if not attends(sitting, item.key):
        return NOT_THERE if sitting.stands_by else IS_AWAY
    if found is tried.after and tried.is_tried_on(item.key, sitting):
        return decided_word(tried.step(found, item.key, sitting))
    return word_for(found.finding(item.key, sitting.key), found.ruling(item.key, person_of(sitting)))


def _why(finding: Finding) -> str:
    return path_in_words(finding.because[0]) if finding.because else recommended(finding)
