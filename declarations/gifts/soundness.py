"""What an offer must be to stand on the register; each refusal in the words its declarer reads."""

from datetime import date

from django.core.exceptions import ValidationError

from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from declarations.gifts.models import Offer
from declarations.gifts.vocabulary import Taken
from declarations.guidance.offers import DonorKind, OfferKind


def check(offer: Offer, *, today: date | None) -> None:
    """Raise CannotBeDone for the first thing that is wrong; what passes, the database's constraints accept too."""
    _is_said_in_known_words(offer)
    _has_come(offer, today)
    _names_whom_it_should(offer)
    _says_why(offer)


def _is_said_in_known_words(offer: Offer) -> None:
    try:
        offer.clean_fields(exclude={"person", "donor", "to_declare", "recorded_by", "approved_by"})
    except ValidationError as error:
        field, (says, *_) = next(iter(error.message_dict.items()))
        name = str(offer._meta.get_field(field).verbose_name)  # type: ignore[union-attr]
        raise CannotBeDone(f"{name[:1].upper()}{name[1:]}: {says}", field=field) from error
    for field, amount in (("value", offer.value), ("earlier", offer.earlier)):
        if amount is not None and amount < 0:
            raise CannotBeDone("An amount cannot be less than nothing. Enter it without a minus.", field=field)


def _has_come(offer: Offer, today: date | None) -> None:
    if today and offer.declared_on > today:
        raise CannotBeDone(f"{day(offer.declared_on)} has not come yet. Give the day on which it was declared.", field="on")
    if offer.offered_on > offer.declared_on:
        raise CannotBeDone(
            f"It cannot be declared on {day(offer.declared_on)} and offered only on {day(offer.offered_on)}. "
            "Give the day on which it was offered.",
            field="offered_on",
        )
    if offer.received_on is None:
        return
    if not Taken(offer.taken).is_accepted:
        raise CannotBeDone(
            "What was not accepted was not received. Take out the day, or say that it was accepted.", field="received_on"
        )
    if offer.received_on < offer.offered_on:
        raise CannotBeDone(
            f"It was offered on {day(offer.offered_on)}, so it cannot have been received on {day(offer.received_on)}.",
            field="received_on",
        )


def _names_whom_it_should(offer: Offer) -> None:
    named = bool(offer.donor_id or offer.donor_text)
    match DonorKind(offer.donor_kind):
        case DonorKind.PATIENT if named:
            raise CannotBeDone("A patient or their family is never named here. Leave the organisation empty.", field="donor")
        case DonorKind.SUPPLIER | DonorKind.ORGANISATION if not named:
            raise CannotBeDone(
                "Say which organisation offers it. If nobody knows it, keep its name as written.", field="donor"
            )
        case _:
            pass
    if offer.donor_kind == DonorKind.PATIENT and offer.kind in (OfferKind.SPONSORED_EVENT, OfferKind.SPONSORED_POST):
        raise CannotBeDone("Patients and families do not sponsor events or posts. Say who does.", field="donor_kind")


def _says_why(offer: Offer) -> None:
    if offer.taken != Taken.OFFERED and not offer.reason.strip():
        done = "declined" if offer.taken == Taken.DECLINED else "accepted"
        raise CannotBeDone(f"Say why it was {done}. The register shows the reason.", field="reason")
