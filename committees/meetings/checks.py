"""What must hold before a meeting or its agenda is changed; each condition refuses with its own sentence."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from coi_register.dates import q_in_force
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.meetings.models import Concern, Contributor, Item, Meeting
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats.models import Committee, Holding, Seat

WAYS_TO_CONCERN = ("organisation", "affected_class", "practices_in", "topic", "person", "unidentified")


def must_be_planned(meeting: Meeting) -> None:
    """The agenda of a meeting that was held or cancelled stays as it was."""
    if meeting.state == Meeting.State.HELD:
        raise CannotBeDone(
            f"The meeting of {day(meeting.on)} was held, so its agenda cannot change. "
            "Take the matter to the agenda of a later meeting."
        )
    must_not_be_cancelled(meeting)


def must_not_be_cancelled(meeting: Meeting) -> None:
    if meeting.state == Meeting.State.CANCELLED:
        raise CannotBeDone(f"The meeting of {day(meeting.on)} was cancelled. Use the agenda of another meeting.")


def must_be_the_roll_read(meeting: Meeting, read: int | None) -> None:
    """Two who call one roll: the second is told instead of writing over the first. None: a command, which reads none."""
    if read is not None and read != meeting.roll_read():
        raise CannotBeDone(
            "Somebody else recorded attendance while you had this open. Nothing of yours was saved. "
            "Open the page again, compare, and record what is missing."
        )


def must_be_the_agenda_read(items: Sequence[UUID], read: Sequence[UUID]) -> None:
    """Two who arrange one agenda: the second is told, and so is whoever arranges what has got another item meanwhile."""
    if [*items] != [*read]:
        raise CannotBeDone(
            "Somebody else changed the agenda while you had it open. Nothing of yours was saved. Open the page again."
        )


def must_be_an_order_of(items: Sequence[UUID], order: Sequence[UUID]) -> None:
    if len(order) != len(items) or {*order} != {*items}:
        raise CannotBeDone("This order has not each item of the agenda once. Open the page again.")


def must_be_on_the_agenda(item: Item) -> None:
    must_be_planned(item.meeting)
    if item.withdrawn:
        raise CannotBeDone(f"Item {item.number} was taken off the agenda. Add it again as a new item.")


def must_be_convened_by(ccg: Organisation, committees: Collection[Committee], on: date) -> None:
    """A meeting has a committee; one of them at least is the convening CCG's own; each exists on the day."""
    if not committees:
        raise CannotBeDone("Choose the committee that meets.", field="committees")
    if all(committee.ccg_id != ccg.pk for committee in committees):
        raise CannotBeDone(f"Choose at least one committee of {ccg}: it convenes the meeting.", field="committees")
    for committee in committees:
        if not committee.is_in_force(on):
            raise CannotBeDone(f"{committee} of {committee.ccg} does not exist on {day(on)}.", field="committees")


def must_meet(meeting: Meeting, committees: Collection[Committee]) -> None:
    convened = {committee.pk for committee in meeting.committees}
    for committee in committees:
        if committee.pk not in convened:
            raise CannotBeDone(
                f"{committee} does not meet on {day(meeting.on)}. Choose a committee of this meeting.", field="committees"
            )


def must_have_words(words: str, says: str, field: str) -> str:
    """The words without blanks at their ends; empty ones are refused."""
    if not words.strip():
        raise CannotBeDone(says, field=field)
    return words.strip()


def must_say_why(because: str) -> str:
    """The reason, without blanks at its ends; a deed that takes something back needs one."""
    return must_have_words(because, "Say why: the reason stays in the history.", "because")


def must_fit(row: Any, *fields: str) -> None:
    """Words longer than their column are refused, whatever the database would do with them."""
    for field in fields:
        longest, words = row._meta.get_field(field).max_length, getattr(row, field)
        if words and len(words) > longest:
            raise CannotBeDone(f"Use {longest} characters or fewer; “{words[:40]}…” has {len(words)}.", field=field)


def must_name_one_thing(named: dict[str, Any]) -> None:
    """Exactly one of the six ways in which an item can concern something."""
    given = [way for way in WAYS_TO_CONCERN if named.get(way)]
    if not given:
        raise CannotBeDone(
            "Say what the item concerns: an organisation, all of a class, the practices in a network, a topic, a person, "
            "or the words for a party you have not identified.",
        )
    if len(given) > 1:
        raise CannotBeDone("Say one thing at a time that the item concerns, and add the next after it.", field=given[1])


def must_be_new_to(item: Item, concern: Concern) -> None:
    """The same thing in the same part is not said twice."""
    alike = {f"{way}": getattr(concern, way) for way in (*WAYS_TO_CONCERN, "part_played")}
    if item.concerns.filter(**alike).exclude(pk=concern.pk).exists():
        raise CannotBeDone(f"Item {item.number} already says that it concerns {concern}.")


def must_sit(meeting: Meeting, person: Person, seat: Seat, *, as_deputy: bool) -> None:
    """Attendance is recorded for whoever holds the seat on the day, or is a deputy for it."""
    if seat.committee_id not in {committee.pk for committee in meeting.committees}:
        raise CannotBeDone(
            f"{seat.committee} does not meet on {day(meeting.on)}, so nobody attends as {seat}.", field="seat"
        )
    held = Holding.objects.filter(q_in_force(meeting.on), seat=seat, person=person, deputy=as_deputy)
    if not seat.is_in_force(meeting.on) or not held.exists():
        as_what = "a deputy for" if as_deputy else "in"
        raise CannotBeDone(
            f"{person} is not {as_what} the seat “{seat}” on {day(meeting.on)}. Put that right on the committee's page first.",
            field="person",
        )


def must_sit_somewhere(meeting: Meeting, person: Person) -> None:
    seats = Seat.objects.filter(q_in_force(meeting.on), committee__in=meeting.committees)
    if not Holding.objects.filter(q_in_force(meeting.on), seat__in=seats, person=person).exists():
        raise CannotBeDone(f"{person} holds no seat at the meeting of {day(meeting.on)}.", field="person")


def must_be_known_to(meeting: Meeting, person: Person) -> None:
    """Whoever contributes is on the registers of a CCG that meets, or sits there: else nothing they declared could be read."""
    ccgs = {committee.ccg_id for committee in meeting.committees}
    if person.ccg_id not in ccgs:
        must_sit_somewhere(meeting, person)


def must_contribute_once(item: Item, made: Contributor) -> None:
    """The same of the same person is not said twice."""
    if item.contributors.filter(person=made.person, contribution=made.contribution).exists():
        raise CannotBeDone(f"Item {item.number} already says: {made}.", field="person")


def must_have_a_free_number(item: Item) -> None:
    if item.meeting.items.filter(number=item.number, withdrawn=False).exclude(pk=item.pk).exists():
        raise CannotBeDone(
            f"There is already an item {item.number} on this agenda. Give this one another number.", field="number"
        )
