"""A seat, and whoever held it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import joined, span
from committees.seats.models import Holding, Seat
from committees.seats.permissions import may_keep
from committees.seats.presenters.rows import Link, begin, tags, vote


@dataclass(frozen=True, slots=True)
class HoldingRow:
    """A person in a seat: who, how, from and until; `end` is where an officer ends it, in the words `end_text`."""

    cells: Sequence[str]
    end: str | None
    end_text: str


@dataclass(frozen=True, slots=True)
class SeatPage:
    """A seat, and whoever held it."""

    title: str
    committee: Link
    facts: Sequence[tuple[str, str]]
    head: Sequence[str]
    holdings: Sequence[HoldingRow]
    buttons: Sequence[Link]
    history: str


SEAT_DEEDS = (
    ("Put a person into this seat", "seat_person"),
    ("Name a deputy", "seat_deputy"),
    ("Correct this seat", "seat_amend"),
    ("End this seat", "seat_end"),
)


def seat_page(actor: Actor, seat: Seat, holdings: Iterable[Holding]) -> SeatPage:
    """The seat, with what the actor may do to it."""
    keeps = bool(may_keep(actor, seat.committee))
    return SeatPage(
        title=seat.office,
        committee=(seat.committee.name, reverse("committee", args=[seat.committee_id])),
        facts=_facts(seat),
        head=["Person", "As", "From and until", *(["Change"] if keeps else [])],
        holdings=[_holding_row(holding, seat, keeps) for holding in holdings],
        buttons=[(text, reverse(name, args=[seat.pk])) for text, name in _deeds(seat)] if keeps else [],
        history=reverse("seat_history", args=[seat.pk]),
    )


def _deeds(seat: Seat) -> list[Link]:
    """Whoever may be invited comes in person."""
    return [deed for deed in SEAT_DEEDS if not (seat.invited_as and deed[1] == "seat_deputy")]


def _facts(seat: Seat) -> list[tuple[str, str]]:
    rows = [("Category", seat.get_category_display()), ("Vote", vote(seat))]
    if said := tags(seat):
        rows.append(("May be invited" if seat.invited_as else "Offices", joined(said)))
    return [*rows, ("Dates", begin(span(seat.since, seat.until)))]


def _holding_row(holding: Holding, seat: Seat, keeps: bool) -> HoldingRow:
    half = "second half" if holding.place == 2 else "first half"
    how = "Deputy" if holding.deputy else f"Holder, {half}" if seat.shared else "Holder"
    return HoldingRow(
        cells=[holding.person.name, how, begin(span(holding.since, holding.until))],
        end=reverse("holding_end", args=[holding.pk]) if keeps else None,
        end_text="Correct the end" if holding.until else "End",
    )
