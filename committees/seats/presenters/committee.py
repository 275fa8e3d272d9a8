"""A committee as it stood on a day: who sat where, with which vote, under which terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.nhsuk.words import counted, day, span
from committees.seats.models import Committee, Holding, Seat, TermsOfReference
from committees.seats.permissions import may_keep
from committees.seats.presenters.rows import Link, begin, is_vacant, tags, vacancy, vote
from committees.seats.presenters.terms import Terms, terms_shown
from committees.seats.vocabulary import SeatCategory
from committees.seats.votes import Group, group_of, votes_of


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat on a day; `holders` and `deputies` are (name, since when)."""

    office: str
    href: str
    category: str
    vote: str
    tags: Sequence[str]
    holders: Sequence[tuple[str, str]]
    vacant: str
    deputies: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class CommitteePage:
    """A committee as it stood on a day."""

    title: str
    caption: str
    facts: Sequence[tuple[str, str]]
    as_on: str
    headline: str
    vacancies: str
    groups: Sequence[tuple[str, Sequence[SeatRow]]]
    on_call: Sequence[SeatRow]  # who may be invited, and is no member
    terms: Terms | None
    links: Sequence[Link]
    buttons: Sequence[Link]
    call: str | None
    set_terms: str | None


def committee_page(
    actor: Actor, committee: Committee, seats: Sequence[Seat], terms: TermsOfReference | None, *, on: date
) -> CommitteePage:
    """The committee as on a day, with what the actor may do to it."""
    keeps = bool(may_keep(actor, committee))
    own = [seat for seat in seats if seat.invited_as is None]
    votes = votes_of(own)
    return CommitteePage(
        title=committee.name,
        caption=committee.ccg.name,
        facts=_facts(committee),
        as_on=f"As on {day(on)}",
        headline=f"{counted(votes.total, 'vote')}: {votes.lay_and_executive} lay and executive, "
        f"{counted(votes.others, 'other')}".capitalize(),
        vacancies=_vacancies(own),
        groups=_groups(own),
        on_call=[_seat_row(seat) for seat in seats if seat.invited_as and not is_vacant(seat)],
        terms=terms_shown(terms, own, keeps=keeps) if terms else None,
        links=_links(actor, committee),
        buttons=[("Add a seat", reverse("seat_create", args=[committee.pk]))] if keeps else [],
        call=reverse("on_call", args=[committee.pk]) if keeps else None,
        set_terms=reverse("terms_set", args=[committee.pk]) if keeps else None,
    )


def _facts(committee: Committee) -> list[tuple[str, str]]:
    rows = [("Kind", committee.get_kind_display())]
    if committee.level:
        rows.append(("Level of commissioning", committee.get_level_display() or ""))
    if committee.reports_to:
        rows.append(("Reports to", committee.reports_to.name))
    return [*rows, ("Dates", begin(span(committee.since, committee.until)))]


def _groups(seats: Sequence[Seat]) -> list[tuple[str, Sequence[SeatRow]]]:
    rows: dict[Group, list[SeatRow]] = {group: [] for group in Group}
    for seat in seats:
        rows[group_of(SeatCategory(seat.category))].append(_seat_row(seat))
    return [(group.value, shown) for group, shown in rows.items() if shown]


def _seat_row(seat: Seat) -> SeatRow:
    held = [*seat.holdings.all()]
    return SeatRow(
        office=seat.office,
        href=reverse("seat", args=[seat.pk]),
        category=seat.get_category_display(),
        vote=vote(seat),
        tags=tags(seat),
        holders=[_held(holding) for holding in held if not holding.deputy],
        vacant=vacancy(seat),
        deputies=[_held(holding) for holding in held if holding.deputy],
    )


def _held(holding: Holding) -> tuple[str, str]:
    return holding.person.name, f"since {day(holding.since)}" if holding.since else "since an unknown date"


def _vacancies(seats: Sequence[Seat]) -> str:
    vacant = sum(map(is_vacant, seats))
    if not seats:
        return "It has no seats on this day."
    if not vacant:
        return "No seat is vacant."
    return f"{counted(vacant, 'seat')} of {len(seats)} {'is' if vacant == 1 else 'are'} vacant."


def _links(actor: Actor, committee: Committee) -> list[Link]:
    """The pages of other rooms on this committee, those that the actor may read."""
    wanted = [
        ("Check the composition", "composition", ""),
        ("Meetings of this committee", "meetings", f"?committee={committee.pk}"),
        ("History of this committee", "committee_history", ""),
    ]
    if may(actor, "read_oversight", Where(ccgs=frozenset({committee.ccg_id}))):
        wanted.append(("How it handled conflicts: a year at a glance", "oversight", f"?committee={committee.pk}"))
    return [(text, address + query) for text, name, query in wanted for address in _address(name, committee)]


def _address(name: str, committee: Committee) -> list[str]:
    """Where a page stands that another room keeps; nothing where that room is not open."""
    for args in ([committee.pk], []):
        try:
            return [reverse(name, args=args)]
        except NoReverseMatch:
            continue
    return []
