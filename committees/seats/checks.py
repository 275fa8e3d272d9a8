"""What must be true of a committee, its terms, its seats and who holds them; each with the sentence for when it is not."""

from enum import StrEnum
from typing import TypeVar

from coi_register.dates import Dated
from coi_register.nhsuk.words import day, joined, span
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from committees.seats.models import Committee, Holding, Holdings, Seat, TermsOfReference
from committees.seats.quorum import CLINICIANS
from committees.seats.vocabulary import CommitteeKind, InvitedAs, SeatCategory

Word = TypeVar("Word", bound=StrEnum)


def known(word: str, among: type[Word], field: str) -> Word:
    """The word as a member of its vocabulary. Raises CannotBeDone."""
    try:
        return among(word)
    except ValueError:
        raise CannotBeDone(f"“{word}” is not known here. Use {joined(among, 'or')}.", field=field) from None


def ends_after_it_begins(row: Dated) -> None:
    if row.since and row.until and row.until <= row.since:
        raise CannotBeDone(
            f"It would end on {day(row.until)}, but begins on {day(row.since)}. Give an end after the beginning.",
            field="until",
        )


def is_a_ccg(organisation: Organisation) -> None:
    if not organisation.is_ccg:
        raise CannotBeDone(f"{organisation} is not a CCG. Choose the CCG whose committee this is.", field="ccg")


def is_named(row: Committee | Seat) -> None:
    if isinstance(row, Committee) and not row.name:
        raise CannotBeDone("A committee needs a name. Enter its name.", field="name")
    if isinstance(row, Seat) and not row.office:
        raise CannotBeDone("A seat needs an office. Enter its name, such as “Lay member for audit”.", field="office")


def has_a_fitting_level(committee: Committee) -> None:
    if committee.level and committee.kind != CommitteeKind.PCCC:  # R6.1
        raise CannotBeDone(
            "Only a primary care commissioning committee has a level of commissioning. Leave the level empty.", field="level"
        )


def the_quorum_is_sound(terms: TermsOfReference) -> None:
    if terms.minimum is not None and terms.minimum < 1:
        raise CannotBeDone(
            f"{terms.minimum} is not a number of members. Enter 1 or more, or leave it empty.", field="minimum"
        )
    if not terms.quorum_known and (terms.minimum is not None or terms.clauses):
        raise CannotBeDone(
            "These terms say that the quorum is not known, and also give one. Say that it is known, or leave it out.",
            field="quorum_known",
        )


def no_later_terms(terms: TermsOfReference) -> None:
    """New terms come after all others; those in force on their first day end there."""
    others = TermsOfReference.objects.filter(committee=terms.committee).exclude(pk=terms.pk)
    if terms.since is None and (first := others.first()):
        raise CannotBeDone(
            f"{terms.committee} already has terms of reference, {span(first.since, first.until)}. "
            "Say from which day the new ones hold.",
            field="since",
        )
    if later := others.filter(since__gte=terms.since).order_by("since").first() if terms.since else None:
        raise CannotBeDone(
            f"{terms.committee} already has terms of reference from {day(later.since)}. "
            "Choose a later day, or correct those.",
            field="since",
        )


def the_vote_fits(seat: Seat) -> None:
    if seat.voting and seat.category == SeatCategory.IN_ATTENDANCE:  # R6.16: they are not members
        raise CannotBeDone(
            f"Whoever is in attendance has no vote. Take the vote from “{seat.office}”, or choose another category.",
            field="voting",
        )


def the_invitation_fits(seat: Seat) -> None:
    """Whoever may be invited is no member: they preside over nothing, hold no office here and share no seat (R7.13)."""
    if seat.invited_as is None:
        return
    for field, what in (("chair", "chairs"), ("vice_chair", "is vice-chair"), ("shared", "shares a seat"), ("holds", "")):
        if getattr(seat, field):
            says = f"Somebody who may be invited never {what}" if what else "Offices go with members’ seats only"
            raise CannotBeDone(f"{says}. Take this from “{seat.office}”.", field=field)
    if seat.invited_as == InvitedAs.INDEPENDENT_CLINICIAN and seat.category not in CLINICIANS:
        raise CannotBeDone(
            "An independent clinician is a GP, a registered nurse or a secondary care doctor. Choose which.",
            field="category",
        )


def only_one_chair(seat: Seat) -> None:
    """One chair and one vice-chair at a time, in two seats."""
    if seat.chair and seat.vice_chair:
        raise CannotBeDone(
            f"“{seat.office}” cannot be both chair and vice-chair. Choose one of the two.", field="vice_chair"
        )
    for field, title in (("chair", "chair"), ("vice_chair", "vice-chair")):
        if getattr(seat, field):
            _no_other(seat, field, title)


def _no_other(seat: Seat, field: str, title: str) -> None:
    others = Seat.objects.filter(committee=seat.committee, **{field: True}).exclude(pk=seat.pk)
    if other := others.overlapping(seat.since, seat.until).first():
        raise CannotBeDone(
            f"“{other.office}” is {title} of {seat.committee}, {span(other.since, other.until)}. A committee has one {title} "
            "at a time: end that seat first, or change it.",
            field=field,
        )


def lies_within(row: Dated, whole: Dated, name: str) -> None:
    """The row's days are days of the whole, called `name`; a row that gives no day begins or ends as the whole does."""
    if whole.since and row.since and row.since < whole.since:
        raise CannotBeDone(f"{name} begins on {day(whole.since)}. Choose that day or a later one.", field="since")
    if whole.until and row.since and row.since >= whole.until:
        raise CannotBeDone(f"{name} ends on {day(whole.until)}. Choose an earlier day.", field="since")
    if whole.until and row.until and row.until > whole.until:
        raise CannotBeDone(f"{name} ends on {day(whole.until)}. Choose that day or an earlier one.", field="until")


def the_place_exists(holding: Holding) -> None:
    if holding.place not in (1, 2):
        raise CannotBeDone(f"There is no place {holding.place}. A shared seat has the places 1 and 2.", field="place")
    if holding.place == 2 and not holding.seat.shared and not holding.deputy:
        raise CannotBeDone(
            f"“{holding.seat.office}” is not shared, so it has no second half. Change the seat to a shared one first.",
            field="place",
        )


def nobody_holds_it(holding: Holding) -> None:
    """One holder to a seat, or to each half of a shared one; any number of deputies."""
    if holding.deputy:
        return
    others = _others(holding).filter(deputy=False).overlapping(holding.since, holding.until)
    if other := others.filter(place=holding.place).first():
        raise CannotBeDone(
            f"{_held(other)}. {_way_out(holding, others.exclude(place=holding.place).exists())}", field="person"
        )


def nobody_is_there_twice(holding: Holding) -> None:
    """Nobody deputises for themselves, or shares a seat with themselves."""
    others = _others(holding).filter(person=holding.person).overlapping(holding.since, holding.until)
    if other := others.first():
        raise CannotBeDone(f"{_held(other)}. Choose somebody else, or days outside those.", field="person")


def nobody_stands_in_for_a_guest(holding: Holding) -> None:
    if holding.deputy and holding.seat.invited_as:
        raise CannotBeDone(
            f"“{holding.seat}” is somebody who may be invited, in person. Add the deputy as somebody who may be invited.",
            field="person",
        )


def no_member_is_a_guest(holding: Holding) -> None:
    """Nobody is invited to a committee of which they are a member."""
    if holding.seat.invited_as is None:
        return
    others = Holding.objects.filter(person=holding.person, seat__committee=holding.seat.committee_id, deputy=False)
    others = others.exclude(pk=holding.pk).overlapping(holding.since, holding.until).select_related("person", "seat")
    if other := others.first():
        raise CannotBeDone(f"{_held(other)}. Choose somebody else, or days outside those.", field="person")


def nobody_is_left_outside(seat: Seat) -> None:
    """The seat's own dates and halves still fit everyone who holds it."""
    for holding in Holding.objects.filter(seat=seat).select_related("person", "seat"):
        if not seat.shared and not holding.deputy and holding.place == 2:
            raise CannotBeDone(f"{_held(holding)}. Only a shared seat has two halves: keep it shared.", field="shared")
        if seat.since and holding.since and holding.since < seat.since:
            raise CannotBeDone(f"{_held(holding)}. Choose a first day for the seat that is not later.", field="since")
        if seat.until and holding.since and holding.since >= seat.until:
            raise CannotBeDone(f"{_held(holding)}. End the seat after that day.", field="until")


def _others(holding: Holding) -> Holdings:
    return (
        Holding.objects.filter(seat=holding.seat).exclude(pk=holding.pk).select_related("person", "seat").order_by("since")
    )


def _held(holding: Holding) -> str:
    how = "is deputy for" if holding.deputy else "holds the second half of" if holding.place == 2 else "holds"
    return f"{holding.person} {how} “{holding.seat.office}”, {span(holding.since, holding.until)}"


def _way_out(holding: Holding, other_half_is_held: bool) -> str:
    if holding.seat.shared and not other_half_is_held:
        return "The other half of this shared seat is free: choose that one, or end this holding first."
    return "End that holding first, or choose days outside those."
