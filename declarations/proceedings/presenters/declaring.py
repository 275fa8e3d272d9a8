"""Somebody declares an interest at the meeting: what is on the register, one tap each; and what a correction is of."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import day, hour
from committees.meetings.models import Item, Meeting
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from committees.people.models import Person
from declarations.interests.cards import heading_of
from declarations.interests.models import Interest
from declarations.interests.selectors import book_of
from declarations.proceedings.models import Declared, Movement
from declarations.proceedings.presenters.page import TAB
from declarations.proceedings.presenters.taps import Tap


@dataclass(frozen=True, slots=True)
class DeclaringPage:
    nav: MeetingNav
    name: str
    item: str
    on_record: tuple[tuple[str, Tap], ...]
    within: str
    back: str


@dataclass(frozen=True, slots=True)
class CorrectingPage:
    """What is corrected; `undo` is where a tap that was wrong counts for nothing, empty on that page itself."""

    nav: MeetingNav
    title: str
    what: str
    undo: str
    button: str
    back: str


def declaring_page(item: Item, person: Person, interests: Sequence[Interest], actor: Actor) -> DeclaringPage:
    """Their interests on the register on the day, and what becomes of a new one."""
    return DeclaringPage(
        nav=meeting_nav(item.meeting, TAB, actor=actor),
        name=person.name,
        item=f"{item.number} {item.title}",
        on_record=tuple(
            (
                heading_of(one),
                Tap("Declares this", heading_of(one), reverse("tie_in_room", args=[item.pk, person.pk, one.pk])),
            )
            for one in interests
        ),
        within=_within(item.meeting, person),
        back=reverse("room", args=[item.meeting_id]),
    )


def _within(meeting: Meeting, person: Person) -> str:
    """The clock of a declaration, with the figure of the rule book on the day of the meeting (R7.2)."""
    rule = book_of(person).in_force(meeting.on).rule("declare-within")
    if rule is None or rule.figure is None:
        return ""
    return f"The law gives {rule.figure} days from when they knew of it: written down now, it is on the register today."


def correcting_page(meeting: Meeting, what: Movement | Declared, actor: Actor, *, undone: bool = False) -> CorrectingPage:
    """What stands now, in a sentence."""
    is_movement = isinstance(what, Movement)
    return CorrectingPage(
        nav=meeting_nav(meeting, TAB, actor=actor),
        title=_title(what, undone=undone),
        what=_says(what),
        undo=reverse("undo_movement", args=[what.pk]) if is_movement and not undone else "",
        button="Correct the times" if is_movement and not undone else "It was not so",
        back=reverse("room_record", args=[meeting.pk]),
    )


def _title(what: Movement | Declared, *, undone: bool) -> str:
    if isinstance(what, Declared):
        return f"{what.person} did not declare this"
    return f"{what.person} did not go" if undone else f"Correct when {what.person} went and came"


def _says(what: Movement | Declared) -> str:
    if isinstance(what, Declared):
        return f"Noted on {day(what.at)} at {hour(what.at)}: {what.words or heading_of(what.interest)}."  # type: ignore[arg-type]
    back = f"came back at {hour(what.came_back_at)}" if what.came_back_at else "has not come back"
    return f"Noted: left at {hour(what.went_at)}, {back}."
