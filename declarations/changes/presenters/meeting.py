"""The page of what changed at a meeting, and the notice over its conflicts."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, moment
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.changes import permissions
from declarations.changes.presenters.told import Told, told
from declarations.changes.selectors.news import News, items_changed
from declarations.conflicts.notices import Notice
from declarations.conflicts.selectors import Assessed

STALE = (
    "What is kept of this meeting may be out of date: it could not be worked out again after the last edit. "
    "The conflicts page is right. Ask your system administrator to run “manage.py reassess”."
)


@dataclass(frozen=True, slots=True)
class ChangesPage:
    nav: MeetingNav
    lead: str
    stale: str
    new: tuple[Told, ...]
    earlier: tuple[Told, ...]
    may_look: bool
    back: str


def changes_page(news: News, actor: Actor) -> ChangesPage:
    """What is new to the actor first, then what they have seen."""
    return ChangesPage(
        nav=meeting_nav(news.meeting, current="Conflicts"),
        lead=_lead(news),
        stale=STALE if news.stale else "",
        new=told(news.new),
        earlier=told(news.earlier),
        may_look=bool(permissions.may_look(actor, news.meeting)),
        back=reverse("conflicts", args=[news.meeting.pk]),
    )


def _lead(news: News) -> str:
    number = counted(len(news.new), "change")
    if news.looked is None:
        return f"You have not looked here before. {number[:1].upper()}{number[1:]} since the agenda was made."
    return f"{number[:1].upper()}{number[1:]} since you last looked, on {moment(news.looked)}."


def notices(found: Assessed, actor: Actor) -> Iterator[Notice]:
    """Over the conflicts of a meeting: how much has changed since the reader looked; no query."""
    run = getattr(found.gathered.row, "run", None)
    may_read = {item.key for item in found.items_for(actor)}
    if new := [item for item in items_changed(actor, run) if item in may_read] if run else []:
        says = f"{counted(len(new), 'change')} since you last looked: read what and why"
        yield Notice(says, reverse("changes", args=[found.gathered.meeting]))
