"""The list of committees."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, span
from committees.seats.models import Committee, Seat
from committees.seats.permissions import may_establish_any
from committees.seats.presenters.rows import Link, begin, is_vacant


@dataclass(frozen=True, slots=True)
class ListPage:
    """The committees an actor may read; `establish` is where an officer makes a new one."""

    head: Sequence[str]
    rows: Sequence[Sequence[str | Link]]
    establish: str | None


def list_page(actor: Actor, committees: Iterable[Committee], seats: Iterable[Seat], on: date) -> ListPage:
    """The committees, with how many seats of each are vacant on the day."""
    of: dict[object, list[Seat]] = {}
    for seat in seats:
        if seat.invited_as:
            continue  # whoever may be invited has no seat of the committee
        of.setdefault(seat.committee_id, []).append(seat)
    return ListPage(
        head=["Committee", "Kind", "CCG", "Seats"],
        rows=[_row(committee, of.get(committee.pk, []), on) for committee in committees],
        establish=reverse("committee_establish") if may_establish_any(actor) else None,
    )


def _row(committee: Committee, seats: Sequence[Seat], on: date) -> Sequence[str | Link]:
    vacant = sum(map(is_vacant, seats))
    state = counted(len(seats), "seat") + (f", {vacant} vacant" if vacant else "")
    if not committee.is_in_force(on):
        state = span(committee.since, committee.until)
    return [
        (committee.name, reverse("committee", args=[committee.pk])),
        committee.get_kind_display(),
        committee.ccg.name,
        begin(state),
    ]
