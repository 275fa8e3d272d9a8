"""The agenda as it is gone through: what became of each item, and the one tap that begins the next."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import hour
from declarations.proceedings.facts import Taken
from declarations.proceedings.presenters.taps import Tap
from declarations.proceedings.selectors import Room
from declarations.proceedings.vocabulary import HOW_IT_ENDED_LABELS, HowItEnded

COLOURS = {
    HowItEnded.DECIDED: "green",
    HowItEnded.NOT_CARRIED: "red",
    HowItEnded.NOTED: "blue",
    HowItEnded.DEFERRED: "yellow",
    HowItEnded.REFERRED: "purple",
}


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of the agenda with what became of it."""

    number: str
    title: str
    status: str
    colour: str
    when: str
    words: str
    begin: Tap | None
    take_back: str
    current: bool


def agenda_rows(room: Room, actor: Actor, *, runs: bool) -> Iterator[ItemRow]:
    in_hand = room.sitting.item_id if room.sitting else None
    first = next((one.item for one in room.told.items if one.outcome is None), None)
    for one in room.told.items:
        kept = room.is_kept_from(actor, one.item)
        heading = heading_of(room, actor, one)
        free = runs and in_hand is None
        may_begin = free and one.outcome in (None, HowItEnded.DEFERRED)
        yield ItemRow(
            number=one.number,
            title=heading.removeprefix(f"{one.number} "),
            status=_status(one, in_hand, kept=kept),
            colour=COLOURS.get(one.outcome, "grey") if one.outcome and not kept else "grey",  # type: ignore[arg-type]
            when=_when(one),
            words="" if kept else _outcome_words(one),
            begin=_begin(one, heading, first=one.item == first) if may_begin else None,
            take_back=reverse("take_back_item", args=[one.item]) if free and one.outcome and not kept else "",
            current=one.item == in_hand,
        )


def _begin(one: Taken, heading: str, *, first: bool) -> Tap:
    says = "Take it up again" if one.outcome else "Begin"
    return Tap(says, f"item {heading}", reverse("begin_item", args=[one.item]), first)


def _status(one: Taken, in_hand: UUID | None, *, kept: bool) -> str:
    if one.item == in_hand:
        return "In hand"
    if one.outcome is None:
        return "To come"
    return "Taken" if kept else HOW_IT_ENDED_LABELS[one.outcome]


def _when(one: Taken) -> str:
    if one.begun_at is None:
        return ""
    return f"{hour(one.begun_at)} to {hour(one.ended_at)}" if one.ended_at else f"from {hour(one.begun_at)}"


def _outcome_words(one: Taken) -> str:
    to = f"To {one.referred_to}." if one.referred_to else ""
    return " ".join(filter(None, [one.words, to, one.reason]))


def heading_of(room: Room, actor: Actor, item: Taken) -> str:
    """Number and title; of a private item that its reader may not read, that one stands here."""
    return f"{item.number} {item.title if room.reads(actor, item.item) else 'Private item'}"
