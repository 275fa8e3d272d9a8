"""The pages on which minutes are written, sent round and approved; their versions; and all of them for the Word file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.minutes.facts import Item, Opening
from declarations.minutes.lint import Found
from declarations.minutes.presenters.page import TAB, minutes_page, says_of_approval, says_what_is_wrong
from declarations.minutes.presenters.told import (
    ToldItem,
    ToldOpening,
    told_item,
    told_opening,
)
from declarations.minutes.presenters.versions import PartVersions, title_of_part, versions_of
from declarations.minutes.presenters.word import WholeMinutes
from declarations.minutes.selectors import Part, Reading


@dataclass(frozen=True, slots=True)
class WritePage:
    """One part to write, what stands there already, and the lint beside it."""

    nav: MeetingNav
    title: str
    told: ToldItem | None
    opening: ToldOpening | None
    faults: tuple[Found, ...]
    approved: str
    back: str


def write_page(reading: Reading, part: Part, actor: Actor) -> WritePage:
    """The page on which the secretary writes one part."""
    return WritePage(
        nav=meeting_nav(reading.meeting, current=TAB, actor=actor),
        title=title_of_part(part.now),
        told=replace(told_item(part.now), words=()) if isinstance(part.now, Item) else None,
        opening=replace(told_opening(part.now), words=()) if isinstance(part.now, Opening) else None,
        faults=reading.faults_of(part),
        approved=says_of_approval(part),
        back=f"{reverse('minutes', args=[reading.meeting.pk])}#part-{part.item or 'head'}",
    )


@dataclass(frozen=True, slots=True)
class DeedPage:
    """A page that asks one thing before a deed: to send, or to approve. `parts` are (title, what was written since)."""

    nav: MeetingNav
    title: str
    says: tuple[str, ...]
    faults: tuple[Found, ...]
    parts: tuple[PartVersions, ...]
    button: str
    back: str


def send_page(reading: Reading, actor: Actor) -> DeedPage:
    """Before the draft goes to the chair."""
    says = ["The chair can approve the draft then, and the members read it. You can still write in it."]
    return DeedPage(
        nav=meeting_nav(reading.meeting, current=TAB, actor=actor),
        title="Send the draft to the chair",
        says=(says_what_is_wrong(reading), *says),
        faults=reading.faults,
        parts=(),
        button="Send the draft",
        back=reverse("minutes", args=[reading.meeting.pk]),
    )


def approve_page(reading: Reading, waiting: Iterable[Part], actor: Actor) -> DeedPage:
    """Before somebody who presided approves what waits for them."""
    parts = [*waiting]
    faults = tuple(one for part in parts for one in reading.faults_of(part))
    return DeedPage(
        nav=meeting_nav(reading.meeting, current=TAB, actor=actor),
        title="Approve the minutes",
        says=tuple(_before_approving(parts)),
        faults=faults,
        parts=tuple(versions_of(part, with_draft=True) for part in parts),
        button="Approve" if parts else "",
        back=reverse("minutes", args=[reading.meeting.pk]),
    )


def _before_approving(parts: list[Part]) -> Iterator[str]:
    if not parts:
        yield "Nothing waits for you. You approve the items at which you presided, once the draft was sent to you."
        return
    yield f"You approve {counted(len(parts), 'part', 'parts')}. What you approve is sealed and kept as it is."
    yield "What the public part decided is then published, with how each conflict was managed."


@dataclass(frozen=True, slots=True)
class VersionsPage:
    nav: MeetingNav
    parts: tuple[PartVersions, ...]
    back: str


def versions_page(reading: Reading, actor: Actor) -> VersionsPage:
    """Every version that was approved of what the actor may read."""
    return VersionsPage(
        nav=meeting_nav(reading.meeting, current=TAB, actor=actor),
        parts=tuple(versions_of(part, with_draft=reading.makes) for part in reading.parts if part.approved),
        back=reverse("minutes", args=[reading.meeting.pk]),
    )


def whole_minutes(reading: Reading, actor: Actor) -> WholeMinutes:
    """The same as a page says them, for a file."""
    page = minutes_page(reading, actor)
    assert page.opening is not None  # the view has asked
    signed = [f"{part.title}: {part.says}." for part in (page.head, *page.items) if part and part.says]
    draft = page.tag[0] != "Approved"
    return WholeMinutes(
        opening=page.opening,
        standing=(f"{page.tag[0]}.", *signed) if draft else tuple(signed),
        declared=page.declared,
        items=tuple(part.told for part in page.items if part.told),
        kept=page.kept,
        cite=f"What these minutes show of each conflict: {page.cite}." if page.cite else "",
    )
