"""The deeds of an offer: record, correct, answer and approve it; and the word of the CCG that there was none."""

from datetime import date
from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import counted, day
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.adoption.selectors import whole_book_of
from declarations.gifts import permissions, selectors, soundness
from declarations.gifts.gather import Judged, judged, with_it
from declarations.gifts.models import NilPeriod, Offer
from declarations.gifts.vocabulary import Approval, Taken

WORDS_OF_THE_DECLARER = frozenset(
    {"kind", "offered_on", "donor_kind", "donor", "donor_text", "details", "value", "earlier", "beyond_modest"}
    | {"affects_judgement", "asked_for", "taken", "reason", "received_on"}
)

ANSWERS = frozenset({"taken", "reason", "received_on"})


def sketch(person: Person, *, on: date, by: Actor, **told: Any) -> Offer:
    """The offer as it would stand on the register: not saved, for the rules to be asked first. Raises CannotBeDone."""
    if unknown := told.keys() - WORDS_OF_THE_DECLARER:
        raise TypeError(f"an offer has no {', '.join(sorted(unknown))}")
    offer = Offer(person=person, declared_on=on, recorded_by_id=by.user_id, **told)
    soundness.check(offer, today=by.on)
    return offer


def record(person: Person, *, on: date, by: Actor, because: str = "", once: UUID | None = None, **told: Any) -> Offer:
    """Put what a person was offered on the register; an officer names the paper. Raises NotAllowed and CannotBeDone."""
    permissions.may_record(by, person).enforce()
    offer = sketch(person, on=on, by=by, **told)
    with audit.deed(_deed("gift.recorded", by, person), by=by, because=_paper(because, by, person), once=once):
        _one_at_a_time(person)
        return _written(offer)


def amend(offer: Offer, *, by: Actor, because: str, once: UUID | None = None, **changes: Any) -> Offer:
    """Correct what was recorded, as its next version; only whom it was made to, who says why."""
    permissions.may_declare_own(by, offer.person).enforce()
    if unknown := changes.keys() - WORDS_OF_THE_DECLARER:
        raise TypeError(f"amend cannot change {', '.join(sorted(unknown))}")
    if not because.strip():
        raise CannotBeDone("Say why it changes. It stays in the history of this offer.", field="because")
    with audit.deed("gift.amended", by=by, because=because.strip(), once=once):
        _one_at_a_time(offer.person)
        current = audit.held(offer)
        if all(getattr(current, field) == value for field, value in changes.items()):
            raise CannotBeDone("Nothing was changed. Change what is not right, or go back.")
        if current.approval and _changed(current, changes) - ANSWERS:
            raise CannotBeDone("Somebody senior has decided on this offer as it stands. Record another in its place.")
        return _next(current, today=by.on, **changes)


def answer(
    offer: Offer, *, taken: Taken, reason: str, received_on: date | None = None, by: Actor, once: UUID | None = None
) -> Offer:
    """Say what became of an offer that was not answered yet."""
    permissions.may_record(by, offer.person).enforce()
    if taken is Taken.OFFERED:
        raise CannotBeDone("Say whether it was accepted or declined.", field="taken")
    with audit.deed("gift.answered", by=by, because=reason.strip(), once=once):
        _one_at_a_time(offer.person)
        current = audit.held(offer)
        if current.taken != Taken.OFFERED:
            raise CannotBeDone(
                f"This offer is answered already: {current.get_taken_display().lower()}. Correct it if that is wrong."
            )
        return _next(current, today=by.on, taken=taken, reason=reason.strip(), received_on=received_on)


def decide(offer: Offer, *, approval: Approval, says: str, on: date, by: Actor, once: UUID | None = None) -> Offer:
    """As somebody senior, allow that an offer is accepted or refuse it; before it is answered, and with a reason."""
    permissions.may_approve(by, offer).enforce()
    if by.user_id is None:
        raise CannotBeDone("An offer is approved by a person: sign in.")
    if not says.strip():
        raise CannotBeDone("Say why. The register shows it beside the offer.", field="says")
    name = "gift.approved" if approval is Approval.GRANTED else "gift.refused"
    with audit.deed(name, by=by, because=says.strip(), once=once):
        current = audit.held(offer)
        if current.approval or current.taken != Taken.OFFERED:
            raise CannotBeDone("This offer does not wait for anybody any more. Open its page to see what became of it.")
        current.approval, current.approval_says = approval, says.strip()
        current.approved_by_id, current.approved_on = by.user_id, on
        current.save()
        return current


def confirm_nil(ccg: Organisation, *, since: date, until: date, on: date, by: Actor, once: UUID | None = None) -> NilPeriod:
    """Confirm that nobody of the CCG was offered anything that is declared, from a day to the day before another (R3.10)."""
    permissions.may_confirm_nil(by, ccg).enforce()
    if until <= since:
        raise CannotBeDone(f"The period begins on {day(since)}, so it cannot have ended by {day(until)}.", field="until")
    if until > on:
        raise CannotBeDone("The period is not over yet. Confirm it when its last day has passed.", field="until")
    with audit.deed("gifts.nil_confirmed", by=by, once=once):
        Organisation.objects.select_for_update().get(pk=ccg.pk)
        if standing := selectors.offered_within(ccg, since, until, on=on):
            raise CannotBeDone(
                f"The register holds {counted(standing, 'offer')} of this period. Look at them: it was not without any."
            )
        nil = NilPeriod(ccg=ccg, since=since, until=until, on=on, confirmed_by_id=by.user_id, by_name=by.name)
        nil.save()
        return nil


def _next(offer: Offer, *, today: date | None, **changes: Any) -> Offer:
    for field, value in changes.items():
        setattr(offer, field, value)
    soundness.check(offer, today=today)
    return _written(offer)


def _written(offer: Offer) -> Offer:
    """Saved with what the rules of its day come to; gifts that only together are declared, are declared together."""
    gifts = selectors.gifts_to(offer.person)
    found = judged(offer, gifts, whole_book_of(offer.person.ccg_id))
    offer.to_declare = found.advice.declare
    offer.save()
    for other in _declared_with(found, gifts):
        other.to_declare = True
        other.save()
    return offer


def _declared_with(found: Judged, gifts: list[Offer]) -> list[Offer]:
    """Those before it from the same source, where it is their sum that is to be declared."""
    together = any(rule.requires.get("adds_up") and rule.requires.get("declare") for rule in found.advice.rules)
    if not together or not Taken(found.offer.taken).is_accepted:
        return []
    return [other for other in with_it(found.offer, gifts, found.months) if not other.to_declare]


def _changed(offer: Offer, changes: dict[str, Any]) -> set[str]:
    return {field for field, value in changes.items() if getattr(offer, field) != value}


def _one_at_a_time(person: Person) -> None:
    """Hold the person's row, so that two gifts recorded at the same moment see each other."""
    Person.objects.select_for_update().get(pk=person.pk)


def _paper(because: str, by: Actor, person: Person) -> str:
    if permissions.records_from_paper(by, person) and not because.strip():
        raise CannotBeDone(
            f"Say which paper you read this from, for example the form {person} signed on a day.", field="because"
        )
    return because.strip()


def _deed(name: str, by: Actor, person: Person) -> str:
    return f"{name}_from_paper" if permissions.records_from_paper(by, person) else name
