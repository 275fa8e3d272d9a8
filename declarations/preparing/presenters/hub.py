"""Everything that is prepared before a meeting on one page, and what of it is left to do for whom."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted
from committees.meetings.models import Meeting
from committees.meetings.notices import Task
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.conflicts.selectors import Assessed, assessed
from declarations.preparing import permissions
from declarations.preparing.selectors.arranging import arrangement
from declarations.preparing.selectors.checklist import checklist_of, silence_in_words
from declarations.preparing.selectors.declared import declarations_in
from declarations.preparing.selectors.hearing import Member, hearing, own, silent

TO_DO, DONE, TO_READ = ("To do", "blue"), ("Done", "green"), ("To read", "grey")


@dataclass(frozen=True, slots=True)
class Door:
    """One page of the preparation: where, what is to be known of it, and the word for how far it is."""

    text: str
    hint: str
    href: str
    status: str
    colour: str


@dataclass(frozen=True, slots=True)
class HubPage:
    nav: MeetingNav
    doors: tuple[Door, ...]


def hub_page(found: Assessed, actor: Actor) -> HubPage:
    """The doors that this reader may open."""
    return HubPage(
        nav=meeting_nav(found.gathered.row, "Prepare", actor=actor),
        doors=(*_of_oneself(found, actor), *(_of_everybody(found, actor) if _sees_all(found, actor) else ())),
    )


def _sees_all(found: Assessed, actor: Actor) -> bool:
    return bool(permissions.may_read_answers(actor, found))


def _of_oneself(found: Assessed, actor: Actor) -> Iterator[Door]:
    member = asked(found, actor)
    if member is not None:
        status = DONE if member.has_answered else TO_DO
        yield Door("What concerns you", waits_in_words(member), _to(found, "my_agenda"), *status)


def asked(found: Assessed, actor: Actor) -> Member | None:
    """The actor as one of those who come and are asked; None for anybody else."""
    if actor.person is None or not permissions.may_answer(actor, found):
        return None
    return own(found, actor.person, items=[item.key for item in found.items_for(actor)])


def waits_in_words(member: Member) -> str:
    """How much still waits for their word."""
    if not member.words:
        return "There is no agenda yet."
    if member.has_answered:
        return "You have answered for every item."
    if touching := sum(1 for word in member.open if word.question.touches):
        return f"{counted(touching, 'item')} of {len(member.words)} may concern you. Say whether that is so."
    return "Nothing that you may read touches what you declared. Say whether that is so."


def _of_everybody(found: Assessed, actor: Actor) -> Iterator[Door]:
    members = hearing(found)
    status = TO_DO if silent(members) else DONE if found.meeting.items else TO_READ
    yield Door("What members said", silence_in_words(members), _to(found, "answers"), *status)
    readable = [item.key for item in found.items_for(actor)]
    touching = len({(one.person, one.item.key) for one in declarations_in(found, items=readable)})
    yield Door(
        "Declarations of interest",
        f"The standing item: {counted(touching, 'declaration')} on this agenda.",
        _to(found, "declarations_item"),
        *TO_READ,
    )
    yield Door("Register of those who come", "As the public may read it.", _to(found, "register_extract"), *TO_READ)
    points = checklist_of(found)
    done = sum(1 for point in points if point.is_done)
    status = DONE if points and done == len(points) else TO_DO
    yield Door("Chair’s checklist", f"{done} of {len(points)} points ticked.", _to(found, "checklist"), *status)
    yield Door("Order of items", _order_in_words(found, readable), _to(found, "order_of_items"), *TO_READ)
    yield Door("Run-sheet and script", "Who leaves when, and the words to say.", _to(found, "run_sheet"), *TO_READ)


def _order_in_words(found: Assessed, readable: list[object]) -> str:
    saves = arrangement(found, readable=readable).suggestion.saves
    return (
        f"Another order saves {counted(saves, 'going or coming', 'goings and comings')}." if saves else "It is a good one."
    )


def _to(found: Assessed, name: str) -> str:
    return reverse(name, args=[found.gathered.meeting])


def tasks(meeting: Meeting, actor: Actor) -> Iterator[Task]:
    """On the meeting's own page: one's own word, and for chair and officer how many are silent."""
    found = assessed(meeting.pk)
    if found is None or not found.meeting.items:
        return
    member = asked(found, actor)
    if member is not None and member.words:
        hint = waits_in_words(member)
        yield Task("Say what concerns you", hint, _to(found, "my_agenda"), "Done" if member.has_answered else "To do")
    if _sees_all(found, actor):
        members = hearing(found)
        status = "To do" if silent(members) else "Done"
        yield Task("Hear what members say of the agenda", silence_in_words(members), _to(found, "answers"), status)
