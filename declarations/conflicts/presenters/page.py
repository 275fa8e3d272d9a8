"""The conflicts page of a meeting as one reader may see it: everybody's flags, or only their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.conflicts import permissions
from declarations.conflicts.notices import Notice, notices_on
from declarations.conflicts.presenters.listing import ListedItem, listing
from declarations.conflicts.presenters.matrix import Matrix, matrix
from declarations.conflicts.presenters.needs import Need, needs, verdict
from declarations.conflicts.presenters.words import NOT_NAMED, NOTHING_NAMED
from declarations.conflicts.selectors import Assessed


@dataclass(frozen=True, slots=True)
class ConflictsPage:
    nav: MeetingNav
    other_view: str
    verdict: str
    tone: str  # bad, unknown, todo or good
    needs: tuple[Need, ...]
    notices: tuple[Notice, ...]
    matrix: Matrix | None
    items: tuple[ListedItem, ...]
    rules: str
    rules_href: str
    only_own: bool
    dismissals: str  # where every dismissed match is told; empty for who may not read them
    history: str  # where every ruling so far is told; empty for somebody who sees only their own row


def conflicts_page(found: Assessed, actor: Actor, *, current: str) -> ConflictsPage:
    """`current` is the view shown: "matrix" or "list"."""
    sees_all = bool(permissions.may_see_flags_on_others(actor, found.where))
    sittings = [sitting for sitting in found.meeting.sittings if sees_all or (sitting.person or sitting.key) == actor.person]
    items = found.items_for(actor)
    required = needs(found, items) if sees_all else ()
    listed = listing(found, items, sittings, with_standing=sees_all) if current == "list" else ()
    meeting = found.gathered.meeting
    return ConflictsPage(
        nav=meeting_nav(found.gathered.row, current="Conflicts", actor=actor),
        other_view=reverse("conflicts_list" if current == "matrix" else "conflicts", args=[meeting]),
        verdict=verdict(required) if sees_all else _what_concerns_them(listed, hidden=found.hides_from(actor)),
        tone=required[0].tone if required else "good" if sees_all else "todo",
        needs=required,
        notices=notices_on(found, actor) if sees_all else (),
        matrix=matrix(found, items, sittings, with_tallies=sees_all) if current == "matrix" else None,
        items=listed,
        rules=f"Under the rules in force on {day(found.meeting.date)}: {_titles(found)}",
        rules_href=f"{reverse('rule_book')}?on={found.meeting.date}&of={found.gathered.row.ccg_id}",
        only_own=not sees_all,
        dismissals=reverse("dismissals") if permissions.may_read_dismissals(actor, found.where) else "",
        history=reverse("rulings_history", args=[meeting]) if sees_all else "",
    )


def _what_concerns_them(listed: Sequence[ListedItem], *, hidden: bool) -> str:
    """To somebody who sees only their own flags."""
    if touched := sum(bool(item.people) for item in listed):
        says = f"{counted(touched, 'item')} of {len(listed)} may concern you."
        return f"{says} {NOT_NAMED}" if hidden else says
    return NOTHING_NAMED if hidden else "Nothing on this agenda touches what you declared."


def _titles(found: Assessed) -> str:
    return "; ".join(found.book.title_of(instrument) for instrument in found.standing.instruments) or "none"
