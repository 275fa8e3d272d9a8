"""The agenda of a meeting: its items in order, whose they are, what they concern, and what is still missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import may
from coi_register.verdicts import is_offered
from committees.meetings.models import Item, Meeting
from committees.meetings.permissions import may_keep_agenda, may_read_item, where_of_item
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from committees.meetings.presenters.words import (
    NOBODY_CAN_BE_CHECKED,
    ConcernWords,
    asks_of,
    concerns_of,
    is_bare,
    kind_of,
    procurement_of,
)
from committees.meetings.vocabulary import Part
from committees.seats.models import Committee


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item; `href` is empty where the reader sees only that a private item stands here. `whose` is one tick a column."""

    number: str
    title: str
    href: str
    about: str
    is_private: bool
    concerns: tuple[ConcernWords, ...]
    warning: str
    whose: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """`columns` names the committees of a meeting in common, and is empty otherwise; `add` is empty when nobody may."""

    nav: MeetingNav
    columns: tuple[str, ...]
    rows: tuple[ItemRow, ...]
    taken_off: tuple[str, ...]
    add: str


def agenda_page(actor: Actor, meeting: Meeting, items: Iterable[Item], taken_off: Iterable[Item]) -> AgendaPage:
    """The agenda as this actor may read it."""
    columns = meeting.committees if meeting.is_in_common else []
    keeps = bool(may_keep_agenda(actor, meeting))
    may_add = keeps and meeting.state == Meeting.State.PLANNED
    return AgendaPage(
        nav=meeting_nav(meeting, "Agenda", actor=actor),
        columns=tuple(column_names(columns)),
        rows=tuple(item_row(actor, item, columns) for item in items),
        taken_off=tuple(f"{item.number} {item.title}" for item in taken_off if may_read_item(actor, item)),
        add=reverse("add_item", args=[meeting.pk]) if may_add else "",
    )


def item_row(actor: Actor, item: Item, columns: list[Committee]) -> ItemRow:
    """The item; or, where the actor may not read it, that a private item stands here and whom to ask."""
    whose = {committee.pk for committee in item.committees}
    ticks = tuple(committee.pk in whose for committee in columns)
    verdict = may_read_item(actor, item)
    if not verdict:  # a new sign-in may open it: then the page of the item asks for one
        href = reverse("item", args=[item.pk]) if is_offered(verdict) else ""
        return ItemRow(item.number, "Private item", href, _whom_to_ask(actor, item), True, (), "", ticks)
    return ItemRow(
        number=item.number,
        title=item.title,
        href=reverse("item", args=[item.pk]),
        about=". ".join(filter(None, [kind_of(item), procurement_of(item), asks_of(item)])),
        is_private=item.part == Part.PRIVATE,
        concerns=concerns_of(item),
        warning=NOBODY_CAN_BE_CHECKED if is_bare(item) else "",
        whose=ticks,
    )


def column_names(committees: list[Committee]) -> list[str]:
    """The CCG of each committee, shortened; the committee's own name where one CCG has several here."""
    ccgs = [committee.ccg_id for committee in committees]
    return [
        committee.name if ccgs.count(committee.ccg_id) > 1 else committee.ccg.name.removeprefix("NHS ").removesuffix(" CCG")
        for committee in committees
    ]


def _whom_to_ask(actor: Actor, item: Item) -> str:
    owners = item.committees
    if may(actor, "read_private_item", where_of_item(item)):  # so it is a matter of what touches them
        return "It may concern you, so it is not named to you. Ask the secretary about it"
    return f"Ask the secretary of the {owners[0]} of {owners[0].ccg} about it" if owners else "Ask the secretary about it"
