"""An offer is recorded, corrected, answered and approved; and a time without any is confirmed by somebody."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from coi_register.accounts.actors import Actor, Role
from coi_register.audit.services import AlreadyDone
from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from coi_register.verdicts import NotAllowed
from committees.people.models import Person
from declarations.gifts import services
from declarations.gifts.models import NilPeriod, Offer
from declarations.gifts.selectors import for_register, nil_for_register
from declarations.gifts.vocabulary import Approval, Taken
from declarations.guidance.offers import OfferKind
from tests.factories import OfferFactory, PersonFactory, actor_of_person, actor_with, arranged

Told = Callable[..., dict[str, Any]]
ON = date(2018, 3, 1)
pytestmark = pytest.mark.django_db


def record(person: Person, by: Actor, told: dict[str, Any], **more: Any) -> Offer:
    return services.record(person, on=ON, by=by, **more, **told)


def test_whoever_is_offered_something_records_it(person: Person, them: Actor, told: Told) -> None:
    offer = record(person, them, told())
    assert (offer.declared_on, offer.recorded_by_id) == (ON, them.user_id)
    assert offer.history.get().deed.name == "gift.recorded"


def test_nobody_records_for_somebody_else(person: Person, told: Told) -> None:
    other = actor_of_person(PersonFactory(ccg=person.ccg))
    with pytest.raises(NotAllowed):
        record(person, other, told())


def test_an_officer_records_from_a_paper_that_is_named(person: Person, officer: Actor, told: Told) -> None:
    with pytest.raises(CannotBeDone, match="Say which paper"):
        record(person, officer, told())
    offer = record(person, officer, told(), because="The form of 20 February")
    assert offer.history.get().deed.name == "gift.recorded_from_paper"
    assert offer.history.get().history_change_reason == "The form of 20 February"


def test_the_same_form_sent_twice_is_one_offer(person: Person, them: Actor, told: Told) -> None:
    once = uuid4()
    record(person, them, told(), once=once)
    with pytest.raises(AlreadyDone):
        record(person, them, told(), once=once)
    assert Offer.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"offered_on": date(2018, 3, 2)}, "cannot be declared on 1 March 2018 and offered only"),
        ({"value": "-1.00"}, "less than nothing"),
        ({"donor": None}, "which organisation offers it"),
        ({"donor_kind": "patient"}, "never named"),
        ({"reason": " "}, "Say why it was accepted"),
        ({"taken": Taken.DECLINED, "reason": ""}, "Say why it was declined"),
        ({"taken": Taken.DECLINED, "received_on": date(2018, 2, 21)}, "was not received"),
        ({"received_on": date(2018, 2, 19)}, "cannot have been received"),
        ({"kind": "horse"}, "horse"),
    ],
)
def test_an_offer_that_makes_no_sense_is_refused_with_a_sentence(
    person: Person, them: Actor, told: Told, changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(CannotBeDone, match=sentence):
        record(person, them, told(**changes))
    assert not Offer.objects.exists()


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"value": Decimal("-0.01")}, "an_offer_is_worth_nothing_or_more"),
        ({"received_on": date(2018, 1, 31)}, "an_offer_is_received_after_it_is_made"),
        ({"declared_on": date(2018, 1, 31)}, "an_offer_is_declared_after_it_is_made"),
        ({"donor_kind": "patient"}, "a_patient_is_never_named"),
        ({"donor": None}, "a_supplier_or_organisation_is_named"),
        ({"approval": "granted"}, "an_approval_says_whose_it_is"),
    ],
)
def test_the_database_holds_the_same(changes: dict[str, Any], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        OfferFactory(**changes)


def test_what_the_rules_come_to_is_noted_with_the_offer(person: Person, them: Actor, told: Told) -> None:
    small, dear = record(person, them, told(value="6.00")), record(person, them, told(value="6.01"))
    unknown = record(person, them, told(kind=OfferKind.DONATION, value="500.00"))
    assert (small.to_declare, dear.to_declare, unknown.to_declare) == (False, True, None)
    assert {*for_register(person.ccg, on=ON)} == {dear, unknown}


def test_gifts_that_together_are_declared_are_declared_together(
    person: Person, them: Actor, told: Told, company: Any
) -> None:
    charity = {"donor_kind": "organisation", "value": "20.00"}
    old = record(person, them, told(**charity, offered_on=date(2016, 12, 20)))
    first = record(person, them, told(**charity, offered_on=date(2017, 9, 1)))
    declined = record(person, them, told(**charity, offered_on=date(2018, 1, 5), taken=Taken.DECLINED))
    second = record(person, them, told(**charity, offered_on=date(2018, 1, 1)))
    assert not for_register(person.ccg, on=ON).exclude(pk=old.pk).exists()
    third = record(person, them, told(**charity))
    assert {*for_register(person.ccg, on=ON)} - {old} == {first, second, third}
    assert declined not in for_register(person.ccg, on=ON)
    assert third.to_declare is True


def test_a_gift_a_year_ago_to_the_day_is_added_up_no_more(person: Person, them: Actor, told: Told) -> None:
    charity = {"donor_kind": "organisation", "value": "30.00"}
    record(person, them, told(**charity, offered_on=date(2017, 2, 20)) | {"offered_on": date(2017, 7, 1)})
    near = record(person, them, told(**charity, offered_on=date(2018, 2, 20)))
    assert near.to_declare is True
    assert record(person, them, told(**charity, offered_on=date(2017, 6, 20))).to_declare is False


def test_of_patients_only_what_is_said_adds_up(person: Person, them: Actor, told: Told, patient: dict[str, Any]) -> None:
    record(person, them, told(**patient, value="30.00"))
    assert record(person, them, told(**patient, value="30.00")).to_declare is False
    assert record(person, them, told(**patient, value="30.00", earlier=Decimal("30.00"))).to_declare is True


def test_only_whom_it_was_made_to_corrects_an_offer(person: Person, them: Actor, officer: Actor, told: Told) -> None:
    offer = record(person, them, told())
    with pytest.raises(NotAllowed):
        services.amend(offer, by=officer, because="It was dearer", value=Decimal("7.00"))
    amended = services.amend(offer, by=them, because="It was dearer", value=Decimal("7.00"))
    assert (amended.version, amended.to_declare) == (2, True)


def test_a_correction_says_why_and_changes_something(person: Person, them: Actor, told: Told) -> None:
    offer = record(person, them, told())
    with pytest.raises(CannotBeDone, match="Say why it changes"):
        services.amend(offer, by=them, because=" ", value=Decimal("7.00"))
    with pytest.raises(CannotBeDone, match="Nothing was changed"):
        services.amend(offer, by=them, because="It was dearer", value=Decimal("5.00"))


def test_nobody_writes_over_what_they_have_not_read(person: Person, them: Actor, told: Told) -> None:
    offer = record(person, them, told())
    services.amend(Offer.objects.get(pk=offer.pk), by=them, because="Dearer", value=Decimal("7.00"))
    with pytest.raises(ChangedMeanwhile):
        services.amend(offer, by=them, because="Cheaper", value=Decimal("4.00"))


def waiting(person: Person, them: Actor, told: Told) -> Offer:
    return record(person, them, told(kind=OfferKind.MEAL, value="90.00", taken=Taken.OFFERED, reason="To meet the partners"))


@pytest.mark.parametrize("who", ["officer", "guardian", "manager"])
def test_somebody_senior_approves_with_a_reason(
    request: pytest.FixtureRequest, person: Person, them: Actor, told: Told, who: str
) -> None:
    senior = request.getfixturevalue(who)
    offer = waiting(person, actor_of_person(person), told)
    with pytest.raises(CannotBeDone, match="Say why"):
        services.decide(offer, approval=Approval.GRANTED, says="", on=ON, by=senior)
    decided = services.decide(offer, approval=Approval.GRANTED, says="Of use to the CCG", on=ON, by=senior)
    assert (decided.approval, decided.approved_by_id, decided.approved_on) == ("granted", senior.user_id, ON)


def test_nobody_approves_an_offer_to_themselves_or_one_that_they_recorded(
    person: Person, officer: Actor, told: Told
) -> None:
    own_officer = actor_of_person(PersonFactory(ccg=person.ccg))
    own = OfferFactory(person_id=own_officer.person, taken="offered", value=Decimal("90"))
    both = actor_with(Role.GUARDIAN, ccg=person.ccg)
    with pytest.raises(NotAllowed, match="made to themselves"):
        services.decide(own, approval=Approval.GRANTED, says="Why not", on=ON, by=own_officer)
    recorded = record(
        person, officer, told(kind=OfferKind.MEAL, value="90.00", taken=Taken.OFFERED), because="The form of 20 February"
    )
    with pytest.raises(NotAllowed, match="second person"):
        services.decide(recorded, approval=Approval.GRANTED, says="Why not", on=ON, by=officer)
    assert services.decide(recorded, approval=Approval.REFUSED, says="Too dear", on=ON, by=both).approval == "refused"


def test_an_offer_is_decided_on_once(person: Person, them: Actor, officer: Actor, told: Told) -> None:
    offer = services.decide(waiting(person, them, told), approval=Approval.REFUSED, says="Too dear", on=ON, by=officer)
    with pytest.raises(CannotBeDone, match="does not wait"):
        services.decide(offer, approval=Approval.GRANTED, says="After all", on=ON, by=officer)


def test_what_somebody_senior_decided_on_is_not_changed_under_them(
    person: Person, them: Actor, officer: Actor, told: Told
) -> None:
    offer = services.decide(waiting(person, them, told), approval=Approval.GRANTED, says="Useful", on=ON, by=officer)
    with pytest.raises(CannotBeDone, match="as it stands"):
        services.amend(offer, by=them, because="It was dearer", value=Decimal("900.00"))
    offer = Offer.objects.get(pk=offer.pk)
    assert services.amend(offer, by=them, because="Went after all", taken=Taken.ACCEPTED).taken == "accepted"


def test_an_offer_is_answered_once(person: Person, them: Actor, told: Told) -> None:
    offer = waiting(person, them, told)
    with pytest.raises(CannotBeDone, match="accepted or declined"):
        services.answer(offer, taken=Taken.OFFERED, reason="Later", by=them)
    answered = services.answer(offer, taken=Taken.DECLINED, reason="Too dear", by=them)
    with pytest.raises(CannotBeDone, match="answered already: declined"):
        services.answer(answered, taken=Taken.ACCEPTED, reason="After all", by=them)


def test_a_time_without_an_offer_is_confirmed_by_somebody(person: Person, officer: Actor) -> None:
    nil = services.confirm_nil(person.ccg, since=date(2017, 10, 1), until=date(2018, 1, 1), on=ON, by=officer)
    assert (nil.by_name, nil.on) == (officer.name, ON)
    assert nil_for_register(person.ccg, on=ON) == [nil]


def test_a_time_with_an_offer_on_the_register_cannot_be_nil(person: Person, officer: Actor) -> None:
    OfferFactory(person=person)
    with pytest.raises(CannotBeDone, match="holds 1 offer of this period"):
        services.confirm_nil(person.ccg, since=date(2018, 1, 1), until=date(2018, 3, 1), on=ON, by=officer)
    assert not NilPeriod.objects.exists()


def test_what_need_not_be_declared_does_not_stand_against_a_nil_return(person: Person, officer: Actor) -> None:
    OfferFactory(person=person, value=Decimal("5.00"), to_declare=False)
    assert services.confirm_nil(person.ccg, since=date(2018, 1, 1), until=date(2018, 3, 1), on=ON, by=officer)


def test_an_offer_that_comes_to_light_later_undoes_the_nil_return(person: Person, officer: Actor) -> None:
    services.confirm_nil(person.ccg, since=date(2018, 1, 1), until=date(2018, 3, 1), on=ON, by=officer)
    OfferFactory(person=person)
    assert nil_for_register(person.ccg, on=ON) == []


@pytest.mark.parametrize(
    ("since", "until", "sentence"),
    [
        (date(2018, 1, 1), date(2018, 1, 1), "cannot have ended"),
        (date(2018, 1, 1), date(2018, 3, 2), "not over yet"),
    ],
)
def test_a_nil_return_is_of_a_time_that_is_over(
    person: Person, officer: Actor, since: date, until: date, sentence: str
) -> None:
    with pytest.raises(CannotBeDone, match=sentence):
        services.confirm_nil(person.ccg, since=since, until=until, on=ON, by=officer)


def test_only_whoever_keeps_the_register_confirms_that_it_is_nil(person: Person, them: Actor, guardian: Actor) -> None:
    for who in (them, guardian):
        with pytest.raises(NotAllowed):
            services.confirm_nil(person.ccg, since=date(2017, 10, 1), until=date(2018, 1, 1), on=ON, by=who)


def test_a_row_written_by_hand_keeps_its_version(person: Person) -> None:
    offer = OfferFactory(person=person)
    with arranged():
        offer.save()
    assert offer.version == 2
