"""What is done to a meeting: convened, its agenda kept, what each item concerns, who came, held or cancelled."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from coi_register.races import checked
from coi_register.refusals import CannotBeDone
from committees.meetings import checks, permissions
from committees.meetings.models import Attendance, Concern, Convening, Item, ItemAbsence, ItemFor, Meeting
from committees.meetings.vocabulary import AffectedClass, ItemKind, Part, PartPlayed, Route, Stage
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats.checks import known
from committees.seats.models import Committee, Seat

Row = TypeVar("Row", Meeting, Item)
AMENDABLE = frozenset({"number", "title", "kind", "decision", "part", "route", "stage", "committees"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of one person in one seat when the roll is called."""

    person: Person
    seat: Seat
    state: Attendance.State
    as_deputy: bool = False


def convene(
    *,
    ccg: Organisation,
    on: date,
    committees: Sequence[Committee],
    by: Actor,
    starts_at: time | None = None,
    venue: str = "",
    once: UUID | None = None,
) -> Meeting:
    """Call a meeting of a committee, or of several in common."""
    permissions.may_convene(by, ccg, committees).enforce()
    chosen = {committee.pk: committee for committee in committees}.values()
    with audit.deed("meeting.convened", by=by, once=once):
        checks.must_be_convened_by(ccg, chosen, on)
        meeting = Meeting(ccg=ccg, on=on, starts_at=starts_at, venue=venue.strip())
        checks.must_fit(meeting, "venue")
        meeting.save()
        for committee in chosen:
            Convening(meeting=meeting, committee=committee).save()
    return meeting


def add_item(
    meeting: Meeting,
    *,
    number: str,
    title: str,
    kind: ItemKind | str,
    by: Actor,
    decision: bool = False,
    part: Part | str = Part.PUBLIC,
    route: Route | str | None = None,
    stage: Stage | str | None = None,
    committees: Collection[Committee] = (),
    once: UUID | None = None,
) -> Item:
    """Put an item on the agenda, after those already there; without committees it is every committee's that meets."""
    permissions.may_keep_agenda(by, meeting).enforce()
    with audit.deed("item.added", by=by, once=once):
        checks.must_be_planned(_locked(meeting))
        last = meeting.items.order_by("order").last()
        item = Item(meeting=meeting, order=last.order + 1 if last else 1)
        _write(item, number=number, title=title, kind=kind, decision=decision, part=part, route=route, stage=stage)
        _set_committees(item, committees)
    return item


def amend_item(item: Item, *, version: int, by: Actor, because: str = "", once: UUID | None = None, **changes: Any) -> Item:
    """Change an item that nobody else has changed since `version`; takes the arguments of `add_item`."""
    if unknown := changes.keys() - AMENDABLE:
        raise TypeError(f"An item has no {', '.join(sorted(unknown))} to amend.")
    _may_amend(by, item, changes)
    with audit.deed("item.amended", by=by, because=because, once=once):
        current = _locked(item)
        checks.must_be_on_the_agenda(current)
        checks.must_be_the_newest(current, version)
        committees = changes.pop("committees", None)
        current.version += 1
        _write(current, **changes)
        if committees is not None:
            _set_committees(current, committees)
    return current


def withdraw_item(item: Item, *, by: Actor, because: str, once: UUID | None = None) -> Item:
    """Take an item off the agenda; it stays in the history with the reason."""
    permissions.may_keep_agenda(by, item.meeting).enforce()
    with audit.deed("item.withdrawn", by=by, because=_reason(because), once=once):
        current = _locked(item)
        checks.must_be_on_the_agenda(current)
        current.withdrawn, current.version = True, current.version + 1
        current.save()
    return current


def concern(
    item: Item,
    *,
    by: Actor,
    organisation: Organisation | None = None,
    affected_class: AffectedClass | str | None = None,
    practices_in: Organisation | None = None,
    topic: str | None = None,
    person: Person | None = None,
    unidentified: str | None = None,
    part_played: PartPlayed | str | None = None,
    once: UUID | None = None,
) -> Concern:
    """Say one thing that an item concerns, and the part it plays."""
    permissions.may_set_concerns(by, item).enforce()
    with audit.deed("concern.added", by=by, once=once):
        checks.must_be_on_the_agenda(_locked(item))
        named: dict[str, Any] = {
            "organisation": organisation,
            "affected_class": affected_class,
            "practices_in": practices_in,
        }
        named |= {"topic": (topic or "").strip(), "person": person, "unidentified": (unidentified or "").strip()}
        checks.must_name_one_thing(named)
        part = known(part_played, PartPlayed, "part_played") if part_played else None
        made = Concern(item=item, part_played=part, **{way: what or None for way, what in named.items()})
        checks.must_fit(made, "topic", "unidentified")
        checks.must_be_new_to(item, made)
        made.save()
    return made


def take_up(
    item: Item,
    *,
    organisations: Collection[Organisation] = (),
    unidentified: Collection[str] = (),
    part_played: PartPlayed | str | None = None,
    by: Actor,
    once: UUID | None = None,
) -> list[Concern]:
    """Say several things that an item concerns, offered from its title: all of them, or nothing."""
    offered = [{"organisation": one} for one in organisations] + [{"unidentified": words} for words in unidentified]
    if not offered:
        raise CannotBeDone("Choose at least one of those offered, or go on without.", field="organisations")
    permissions.may_set_concerns(by, item).enforce()
    with audit.deed("concerns.taken_up", by=by, once=once):
        return [concern(item, by=by, part_played=part_played, **named) for named in offered]


def identify(concern: Concern, *, organisation: Organisation, by: Actor, once: UUID | None = None) -> Concern:
    """Say which organisation a party is that stood as words only."""
    permissions.may_set_concerns(by, concern.item).enforce()
    with audit.deed("concern.identified", by=by, once=once):
        checks.must_be_on_the_agenda(_locked(concern.item))
        if concern.unidentified is None:
            raise CannotBeDone(f"{concern} is already identified. Read the item as it stands now.")
        concern.organisation, concern.unidentified = organisation, None
        checks.must_be_new_to(concern.item, concern)
        concern.save()
    return concern


def no_longer_concerns(concern: Concern, *, by: Actor, because: str, once: UUID | None = None) -> None:
    """Take back one thing that an item was said to concern; it stays in the history with the reason."""
    permissions.may_set_concerns(by, concern.item).enforce()
    with audit.deed("concern.removed", by=by, because=_reason(because), once=once):
        checks.must_be_on_the_agenda(_locked(concern.item))
        concern.delete()


def attend(
    meeting: Meeting,
    *,
    person: Person,
    seat: Seat,
    state: Attendance.State | str,
    by: Actor,
    as_deputy: bool = False,
    once: UUID | None = None,
) -> Attendance:
    """Record that a person in a seat, or a deputy for it, is expected, came, or sent apologies."""
    answer = Answer(person, seat, Attendance.State(state), as_deputy)
    (row,) = call_the_roll(meeting, [answer], by=by, once=once)
    return row


def call_the_roll(meeting: Meeting, roll: Sequence[Answer], *, by: Actor, once: UUID | None = None) -> list[Attendance]:
    """Record several people's attendance as one deed: all of it, or nothing."""
    for answer in roll:
        permissions.may_record_attendance(by, meeting, answer.seat).enforce()
    with audit.deed("attendance.recorded", by=by, once=once):
        checks.must_not_be_cancelled(_locked(meeting))
        return [_answered(meeting, answer) for answer in roll]


def miss_item(item: Item, *, person: Person, by: Actor) -> ItemAbsence:
    """Record that a person is away for a single item of a meeting they otherwise attend; saying it twice changes nothing."""
    permissions.may_record_any_attendance(by, item.meeting).enforce()
    if known := ItemAbsence.objects.filter(item=item, person=person).first():
        return known
    with audit.deed("item.missed", by=by):
        checks.must_not_be_cancelled(_locked(item.meeting))
        checks.must_sit_somewhere(item.meeting, person)
        absence = ItemAbsence(item=item, person=person)
        absence.save()
    return absence


def hold(meeting: Meeting, *, by: Actor, once: UUID | None = None) -> Meeting:
    """Say that the meeting took place; from then on its agenda is closed."""
    permissions.may_keep_agenda(by, meeting).enforce()
    with audit.deed("meeting.held", by=by, once=once):
        current = _locked(meeting)
        checks.must_be_planned(current)
        if by.on is not None and by.on < current.on:
            raise CannotBeDone(f"The meeting is on {day(current.on)}. Say that it was held on that day or after.")
        current.state = Meeting.State.HELD
        current.save()
    return current


def cancel(meeting: Meeting, *, by: Actor, because: str, once: UUID | None = None) -> Meeting:
    """Say that a planned meeting will not take place, and why."""
    permissions.may_keep_agenda(by, meeting).enforce()
    with audit.deed("meeting.cancelled", by=by, because=_reason(because), once=once):
        current = _locked(meeting)
        checks.must_be_planned(current)
        current.state = Meeting.State.CANCELLED
        current.save()
    return current


def _locked(row: Row) -> Row:
    """The row as it stands now, which nobody else can change until the deed is done."""
    return type(row).objects.select_for_update().get(pk=row.pk)


def _write(item: Item, **values: Any) -> None:
    for field, value in values.items():
        setattr(item, field, value)
    item.number = checks.must_have_words(item.number, "Enter the number of the item.", "number")
    item.title = checks.must_have_words(item.title, "Enter the title of the item.", "title")
    item.kind, item.part = known(item.kind, ItemKind, "kind"), known(item.part, Part, "part")
    item.route = known(item.route, Route, "route") if item.route else None
    item.stage = known(item.stage, Stage, "stage") if item.stage else None
    checks.must_fit(item, "number", "title")
    with checked(partial(checks.must_have_a_free_number, item)):
        item.save()


def _set_committees(item: Item, committees: Collection[Committee]) -> None:
    checks.must_meet(item.meeting, committees)
    wanted = {committee.pk for committee in committees}
    standing = {row.committee_id: row for row in item.for_committees.all()}
    for row in (row for key, row in standing.items() if key not in wanted):
        row.delete()
    for key in wanted - standing.keys():
        ItemFor(item=item, committee_id=key).save()


def _answered(meeting: Meeting, answer: Answer) -> Attendance:
    checks.must_sit(meeting, answer.person, answer.seat, as_deputy=answer.as_deputy)
    row = Attendance.objects.filter(meeting=meeting, person=answer.person, seat=answer.seat).first()
    row = row or Attendance(meeting=meeting, person=answer.person, seat=answer.seat)
    row.state, row.as_deputy = answer.state, answer.as_deputy
    row.save()
    return row


def _may_amend(by: Actor, item: Item, changes: dict[str, Any]) -> None:
    """Marking an item private is also for those who say what it concerns; every other change is the agenda keeper's."""
    if changes.keys() == {"part"}:
        permissions.may_set_concerns(by, item).enforce()
    else:
        permissions.may_keep_agenda(by, item.meeting).enforce()


def _reason(because: str) -> str:
    return checks.must_have_words(because, "Say why: the reason stays in the history.", "because")
