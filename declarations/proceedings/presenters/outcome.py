"""A page on which something is recorded of an item: over its form stands whether it would be valid now."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from coi_register.accounts.actors import Actor
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.proceedings.permissions import may_handle
from declarations.proceedings.presenters.agenda import heading_of
from declarations.proceedings.presenters.in_hand import Committee, committees_of, tally_words
from declarations.proceedings.presenters.page import TAB
from declarations.proceedings.selectors import Room, bars_at
from declarations.proceedings.validity import Bar


@dataclass(frozen=True, slots=True)
class OutcomePage:
    nav: MeetingNav
    meeting: UUID
    title: str
    heading: str
    state: str
    bars: tuple[Bar, ...]
    committees: tuple[Committee, ...]
    tally: str
    votes: str
    back: str


def outcome_page(room: Room, item: UUID, actor: Actor, *, title: str, state: str) -> OutcomePage:
    """Raises NotAllowed for whoever must be out for the item: what is decided of it is kept from them."""
    at = room.at(item)
    may_handle(actor, room.meeting, at.taken.number, at.out).enforce()
    in_hand = room.sitting is not None and room.sitting.item_id == item
    return OutcomePage(
        nav=meeting_nav(room.meeting, TAB, actor=actor),
        meeting=room.meeting.pk,
        title=title,
        heading=heading_of(room, actor, at.taken),
        state=state,
        bars=bars_at(at) if in_hand else (),
        committees=tuple(committees_of(at)) if in_hand else (),
        tally=tally_words(at),
        votes=reverse("record_votes", args=[item]),
        back=reverse("room", args=[room.meeting.pk]),
    )
