"""The page of one item: what it is, what it concerns, and what its title seems to name."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import joined
from committees.meetings.models import Contributor, Item, Meeting
from committees.meetings.permissions import may_keep_agenda, may_set_concerns
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from committees.meetings.presenters.words import (
    NOBODY_CAN_BE_CHECKED,
    ConcernWords,
    asks_of,
    concerns_of,
    is_bare,
    kind_of,
    part_of,
    procurement_of,
)

WAYS = {
    "organisation": "An organisation",
    "unidentified": "A party you cannot identify yet",
    "class": "All of a class, such as all member practices",
    "network": "The practices in a network or federation",
    "topic": "A topic, such as dermatology",
    "person": "A person",
}
# R6.7: what is said of an individual performer is not for a committee of the CCG.
PERFORMER = "A part of it is about one GP or other performer. That part goes to NHS England."


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """One thing the item concerns; addresses are empty where the actor may not change it."""

    words: ConcernWords
    identify: str
    remove: str


@dataclass(frozen=True, slots=True)
class ContributorRow:
    """Somebody who contributes to the item, and where that is taken back; empty where the actor may not."""

    name: str
    does: str
    remove: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    nav: MeetingNav
    heading: str
    facts: tuple[tuple[str, str], ...]
    concerns: tuple[ConcernRow, ...]
    warning: str
    frozen: str
    ways: tuple[tuple[str, str], ...]
    contributors: tuple[ContributorRow, ...]
    contribute: str
    papers: str
    conflicts: str
    amend: str
    withdraw: str
    mark: str
    history: str


def item_page(actor: Actor, item: Item) -> ItemPage:
    """The item as this actor may read and change it."""
    is_open = item.meeting.state == Meeting.State.PLANNED and not item.withdrawn
    keeps = is_open and bool(may_keep_agenda(actor, item.meeting))
    sets = is_open and bool(may_set_concerns(actor, item))
    return ItemPage(
        nav=meeting_nav(item.meeting, "Agenda", actor=actor),
        heading=f"{item.number} {item.title}",
        facts=tuple((label, text) for label, text in _facts(item) if text),
        concerns=tuple(_concern_row(item, words, sets=sets) for words in concerns_of(item)),
        warning=NOBODY_CAN_BE_CHECKED if is_bare(item) else "",
        frozen=_frozen(item),
        ways=tuple((label, reverse("add_concern", args=[item.pk, way])) for way, label in WAYS.items()) if sets else (),
        contributors=tuple(_contributor(one, sets=sets) for one in item.contributors.all()),
        contribute=reverse("add_contributor", args=[item.pk]) if sets else "",
        papers=_upstairs("papers", item) if may_keep_agenda(actor, item.meeting) else "",
        conflicts=_conflicts(item),
        amend=reverse("amend_item", args=[item.pk]) if keeps else "",
        withdraw=reverse("withdraw_item", args=[item.pk]) if keeps else "",
        mark=reverse("mark_item", args=[item.pk]) if sets and not keeps else "",
        history=reverse("item_history", args=[item.pk]),
    )


def _facts(item: Item) -> list[tuple[str, str]]:
    whose = joined(f"{committee} of {committee.ccg}" for committee in item.committees)
    return [
        ("Kind", kind_of(item)),
        ("What is asked", asks_of(item)),
        ("Procurement", procurement_of(item)),
        ("Part of the meeting", part_of(item)),
        ("Individual performer", PERFORMER if item.touches_performer else ""),
        ("Whose item", whose if item.meeting.is_in_common else ""),
    ]


def _concern_row(item: Item, words: ConcernWords, *, sets: bool) -> ConcernRow:
    which = [item.pk, words.key]
    return ConcernRow(
        words=words,
        identify=reverse("identify_concern", args=which) if sets and words.is_unidentified else "",
        remove=reverse("remove_concern", args=which) if sets else "",
    )


def _contributor(one: Contributor, *, sets: bool) -> ContributorRow:
    remove = reverse("remove_contributor", args=[one.item_id, one.pk]) if sets else ""
    return ContributorRow(one.person.name, one.get_contribution_display(), remove)


def _conflicts(item: Item) -> str:
    """Where an upper storey tells who must leave for the item; empty where it is not there, or the item is taken off."""
    try:
        return "" if item.withdrawn else f"{reverse('conflicts_list', args=[item.meeting_id])}#item-{item.number}"
    except NoReverseMatch:
        return ""


def _upstairs(name: str, item: Item) -> str:
    """A page of an upper room about the item; empty where it is not there."""
    try:
        return reverse(name, args=[item.pk])
    except NoReverseMatch:
        return ""


def _frozen(item: Item) -> str:
    if item.withdrawn:
        return "This item was taken off the agenda."
    match Meeting.State(item.meeting.state):
        case Meeting.State.PLANNED:
            return ""
        case Meeting.State.HELD:
            return "The meeting was held, so this item can no longer change."
        case Meeting.State.CANCELLED:
            return "The meeting was cancelled, so this item can no longer change."


def on_item(item: Item, form: object, *, actor: Actor | None = None) -> dict[str, object]:
    """What a page that asks one thing about the item shows round its form."""
    nav, back = meeting_nav(item.meeting, "Agenda", actor=actor), reverse("item", args=[item.pk])
    return {"form": form, "meeting": nav, "back": back, "heading": f"{item.number} {item.title}"}
