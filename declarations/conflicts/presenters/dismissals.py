"""Matches that were dismissed, in words: the form, the list of all of a CCG, and one with what may be done with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day
from declarations.conflicts import permissions
from declarations.conflicts.models import Dismissal
from declarations.conflicts.presenters.words import path_of
from declarations.conflicts.selectors import Case, Standing, State, may_be_confirmed_by
from declarations.conflicts.selectors.dismissals import where_of
from declarations.guidance.matches import Match
from declarations.interests.cards import heading_of

Link = tuple[str, str]  # words, address

SCOPES = {scope.value: str(scope.label) for scope in Dismissal.Scope}
STATES = {
    State.PENDING: ("Waits for a second person", "yellow"),
    State.IN_FORCE: ("In force", "green"),
    State.LAPSED: ("Lapsed", "orange"),
    State.OVER: ("Over", "grey"),
    State.WITHDRAWN: ("Taken back", "grey"),
}
SECTIONS = {
    State.PENDING: "Waiting for a second person: the flag stands",
    State.IN_FORCE: "In force: not flagged",
    State.LAPSED: "Lapsed: flagged again, for a fact has changed",
    State.OVER: "Over",
    State.WITHDRAWN: "Taken back",
}


@dataclass(frozen=True, slots=True)
class DismissalRow:
    """One dismissal in a list or on its own page."""

    who: str
    what: str
    href: str
    state: str
    colour: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DismissalsPage:
    says: str
    sections: tuple[tuple[str, tuple[DismissalRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class DismissalPage:
    row: DismissalRow
    case: Link
    history: str
    withdraw: str  # where it is taken back, for who may; else empty
    may_confirm: bool
    why_not: str  # who else may confirm it, where it waits and this reader may not


@dataclass(frozen=True, slots=True)
class DismissingPage:
    """The form in which a match is dismissed."""

    name: str
    item: str
    back: str
    second: str


def dismissals_page(found: list[Standing]) -> DismissalsPage:
    """Every dismissal, those that need somebody first."""
    sections = ((SECTIONS[state], tuple(_row(one) for one in found if one.state is state)) for state in SECTIONS)
    holding = sum(one.state is State.IN_FORCE for one in found)
    are = "is" if holding == 1 else "are"
    return DismissalsPage(
        says=f"{counted(holding, 'match', 'matches')} {are} dismissed and not flagged.".capitalize(),
        sections=tuple((title, rows) for title, rows in sections if rows),
    )


def dismissal_page(found: Standing, actor: Actor) -> DismissalPage:
    """One dismissal, and what this reader may do with it."""
    row = found.row
    may_withdraw = permissions.may_dismiss(actor, person=row.person_id, where=where_of(row))
    may_confirm = row.is_pending and may_be_confirmed_by(actor, row)
    waits = row.is_pending and not may_confirm
    return DismissalPage(
        row=_row(found),
        case=(f"{row.person.name}, item {row.item.number}", reverse("conflict", args=[row.item_id, row.person_id])),
        history=reverse("dismissal_history", args=[row.pk]),
        withdraw=reverse("withdraw_dismissal", args=[row.pk]) if may_withdraw and row.withdrawn_on is None else "",
        may_confirm=may_confirm,
        why_not="It waits for a second person: an officer, the chair or the vice-chair, but not who dismissed it."
        if waits
        else "",
    )


def dismissing_page(case: Case) -> DismissingPage:
    """What stands above the form."""
    second = any(match.is_direct_financial for match in case.matches)
    return DismissingPage(
        name=case.sitting.name,
        item=f"{case.item.number} {case.item.title}",
        back=reverse("conflict", args=[case.item.key, case.person]),
        second="A match of a direct financial interest stands until a second person confirms that it is none."
        if second
        else "",
    )


def option(match: Match) -> Link:
    """A match as one of the answers of the form."""
    ends_there = match.path[-1].label == match.name
    return f"{match.interest.key} {match.key}", path_of(match.path) + ("" if ends_there else f", as one of: {match.name}")


def door_to_dismissing(case: Case, actor: Actor) -> str:
    """Where a match of this case is dismissed; empty for who may not, or where the meeting is over."""
    where = case.found.where_of(case.item)
    to_come = actor.on is None or case.found.meeting.date >= actor.on
    may = to_come and permissions.may_dismiss(actor, person=case.person, where=where)
    return reverse("dismiss_match", args=[case.item.key, case.person]) if may else ""


def dismissed_at(case: Case, actor: Actor) -> tuple[Link, ...]:
    """The dismissals told of this case, in force or lapsed, each with its page where the reader may open it."""
    may = permissions.may_read_dismissals(actor, case.found.where_of(case.item))
    told = [miss for miss in case.finding.near_misses if miss.dismissal is not None]
    return tuple((miss.says, reverse("dismissal", args=[miss.dismissal]) if may else "") for miss in told)


def waiting_on(case: Case, actor: Actor) -> tuple[Link, ...]:
    """The dismissals of this person's matches at the item that wait for a second person, where the reader may know."""
    if not permissions.may_read_dismissals(actor, case.found.where_of(case.item)):
        return ()
    return tuple((waits(one), reverse("dismissal", args=[one.pk])) for one in case.pending)


def waits(dismissal: Dismissal) -> str:
    """A pending dismissal in a line."""
    by, on = dismissal.dismissed_by.name, day(dismissal.dismissed_on)
    return (
        f"{by} dismissed the match of {dismissal.person.name} with {dismissal.party} on {on}. It waits for a second person"
    )


def what_is_dismissed(row: Dismissal) -> str:
    """Partner, Riverside Practice, with Valley Care Ltd; the party only where it is not what the interest lies in."""
    itself = row.organisation_id is not None and row.organisation_id == row.interest.organisation_id
    return heading_of(row.interest) + ("" if itself else f", with {row.party}")


def _row(found: Standing) -> DismissalRow:
    row = found.row
    state, colour = STATES[found.state]
    return DismissalRow(
        who=row.person.name,
        what=what_is_dismissed(row),
        href=reverse("dismissal", args=[row.pk]),
        state=state,
        colour=colour,
        rows=tuple(_rows(found)),
    )


def _rows(found: Standing) -> Iterator[tuple[str, str]]:
    row = found.row
    yield "Because", row.because
    at = f"item {row.item.number} of {day(row.item.meeting.on)}"
    yield "Dismissed", f"{day(row.dismissed_on)} by {row.dismissed_by.name}, at {at}"
    if row.confirmed_by:
        yield "Confirmed", f"{day(row.since)} by {row.confirmed_by.name}"
    yield "How far", str(row.get_scope_display())
    until = f"Until {day(row.until)}, or until" if row.until else "Until"
    yield "How long", f"{until} a fact it rests on changes"
    if found.since_then:
        yield "Changed since", "; ".join(ground.says for ground in found.since_then)
    if row.withdrawn_on:
        by = f" by {row.withdrawn_by.name}" if row.withdrawn_by else ""
        yield "Taken back", f"{day(row.withdrawn_on)}{by}: {row.withdrawn_because}"
