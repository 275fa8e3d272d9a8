"""The forms about an offer: nothing is recorded before what the rules say of it was on the page."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from coi_register.accounts.actors import Actor
from committees.people.models import Person
from declarations.gifts.models import NilPeriod, Offer
from tests.factories import OfferFactory, OrganisationFactory, PersonFactory, actor_of_person
from tests.filling_in import fill_in

ClientOf = Callable[..., Any]
TODAY = date(2018, 3, 1)
HIDDEN = re.compile(r'name="advised" value="([^"]*)"')
pytestmark = pytest.mark.django_db


def answers(company: Any, **more: str) -> dict[str, str]:
    """What somebody types who was offered a pen."""
    usual = {
        "kind": "gift",
        "offered_on-day": "20",
        "offered_on-month": "2",
        "offered_on-year": "2018",
        "donor_kind": "supplier",
        "donor": company.name,
        "donor-choice": str(company.pk),
        "donor-offered-for": company.name,
        "details": "A pen",
        "value": "£6.00",
        "taken": "accepted",
        "reason": "Handed to everybody",
    }
    return usual | more


def mark_on(response: Any) -> str:
    """The hidden mark of the advice that stands on the page."""
    return HIDDEN.search(response.content.decode())[1]  # type: ignore[index]


def record(client: Any, given: dict[str, str], whom: str = "") -> Any:
    """Send the form, read what the rules say, and send it again."""
    address = reverse("record_offer") + whom
    asked = client.post(address, given)
    assert asked.status_code == 200
    return client.post(address, given | {"advised": mark_on(asked)})


def test_the_first_sending_shows_what_the_rules_say_and_records_nothing(
    them: Actor, client_of: ClientOf, company: Any
) -> None:
    response = client_of(them).post(reverse("record_offer"), answers(company))
    page = response.content.decode()
    assert "You may accept" in page
    assert "up to and including £6" in page
    assert "It need not be declared" in page
    assert "Record this offer" in page
    assert not Offer.objects.exists()


def test_once_the_advice_was_read_the_offer_is_recorded(them: Actor, client_of: ClientOf, company: Any) -> None:
    response = record(client_of(them), answers(company))
    assert response["Location"] == reverse("gifts_to", args=[them.person])
    offer = Offer.objects.get()
    assert (offer.person_id, offer.value, offer.donor, offer.to_declare) == (them.person, Decimal("6.00"), company, False)


def test_another_answer_shows_another_advice_first(them: Actor, client_of: ClientOf, company: Any) -> None:
    client = client_of(them)
    read = mark_on(client.post(reverse("record_offer"), answers(company)))
    response = client.post(reverse("record_offer"), answers(company, value="6.01", advised=read))
    assert "is declined if it is worth more than £6" in response.content.decode()
    assert not Offer.objects.exists()


def test_a_form_sent_twice_is_one_offer(them: Actor, client_of: ClientOf, company: Any) -> None:
    client = client_of(them)
    given = answers(company, once="5b2e4c7e-3f7e-4d5b-9c56-000000000001")
    record(client, given)
    assert record(client, given).status_code == 302
    assert Offer.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"value": "six"}, "must be an amount in pounds"),
        ({"value": "6.001"}, "must be an amount in pounds"),
        ({"value": "1e9"}, "must be an amount in pounds"),
        ({"value": "NaN"}, "must be an amount in pounds"),
        ({"value": "-1"}, "must be nothing or more"),
        ({"kind": ""}, "Select what was offered"),
        ({"details": ""}, "Describe what was offered"),
        ({"offered_on-month": "13"}, "must be a real date"),
        ({"donor": ""}, "Say which organisation offers it"),
        ({"reason": ""}, "Say why it was accepted"),
        ({"donor_kind": "patient"}, "never named"),
    ],
)
def test_a_wrong_answer_is_told_in_a_sentence(
    them: Actor, client_of: ClientOf, company: Any, typed: dict[str, str], says: str
) -> None:
    response = client_of(them).post(reverse("record_offer"), answers(company, **typed))
    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()
    assert says in response.content.decode()
    assert not Offer.objects.exists()


def test_a_gift_of_a_patient_is_recorded_without_a_name(them: Actor, client_of: ClientOf, company: Any) -> None:
    nobody = {"donor": "", "donor-choice": "", "donor-offered-for": ""}
    record(client_of(them), answers(company, donor_kind="patient", earlier="45", value="10", **nobody))
    offer = Offer.objects.get()
    assert (offer.source, offer.to_declare) == ("a patient or their family", True)


def test_an_organisation_that_nobody_knows_is_kept_as_written(them: Actor, client_of: ClientOf, company: Any) -> None:
    unknown = {"donor": "Nowhere Ltd", "donor-choice": "none", "donor-offered-for": "Nowhere Ltd"}
    record(client_of(them), answers(company, **unknown))
    assert (Offer.objects.get().donor, Offer.objects.get().donor_text) == (None, "Nowhere Ltd")


def test_an_officer_records_from_a_paper(person: Person, officer: Actor, client_of: ClientOf, company: Any) -> None:
    paper = {"on-day": "21", "on-month": "2", "on-year": "2018", "paper": "The form of 21 February"}
    record(client_of(officer), answers(company, **paper), f"?for={person.pk}")
    offer = Offer.objects.get()
    assert (offer.person_id, offer.declared_on) == (person.pk, date(2018, 2, 21))
    assert offer.history.get().history_change_reason == "The form of 21 February"


def test_an_officer_first_chooses_for_whom(person: Person, officer: Actor, client_of: ClientOf) -> None:
    client = client_of(officer)
    assert client.get(reverse("record_offer"))["Location"] == reverse("gift_people")
    page = client.get(reverse("gift_people"), {"q": "ada"}).content.decode()
    assert f"?for={person.pk}" in page
    assert "Nobody found for “zebra”" in client.get(reverse("gift_people"), {"q": "zebra"}).content.decode()


@pytest.mark.parametrize("wanted", ["nonsense", "00000000-0000-4000-8000-00000000dead"])
def test_for_somebody_who_never_was_there_is_no_page(officer: Actor, client_of: ClientOf, wanted: str) -> None:
    assert client_of(officer).get(reverse("record_offer"), {"for": wanted}).status_code == 404


def test_a_correction_shows_the_advice_too_and_says_why(them: Actor, client_of: ClientOf, company: Any) -> None:
    offer = OfferFactory(person_id=them.person, kind="gift", donor=company, value=Decimal("5.00"), declared_on=TODAY)
    client, address = client_of(them), reverse("amend_offer", args=[offer.pk])
    given = answers(company, value="7", because="I asked what it cost")
    asked = fill_in(client, address, given)
    assert "Save the correction" in asked.content.decode()
    response = fill_in(client, address, given | {"advised": mark_on(asked)})
    assert response["Location"] == reverse("offer", args=[offer.pk])
    assert Offer.objects.get().value == Decimal("7.00")


def test_a_correction_of_what_somebody_else_corrected_meanwhile_is_shown_first(
    them: Actor, client_of: ClientOf, company: Any
) -> None:
    offer = OfferFactory(person_id=them.person, kind="gift", donor=company, value=Decimal("5.00"), declared_on=TODAY)
    client, address = client_of(them), reverse("amend_offer", args=[offer.pk])
    given = answers(company, value="7", because="I asked what it cost", version="1")
    read = mark_on(client.post(address, given))
    assert client.post(address, given | {"advised": read}).status_code == 302
    again = client.post(address, given | {"advised": read, "value": "8"})
    assert "Somebody else changed this offer" in again.content.decode()
    assert Offer.objects.get().value == Decimal("7.00")


def test_somebody_senior_decides_then_it_is_answered(
    person: Person, them: Actor, officer: Actor, client_of: ClientOf
) -> None:
    offer = OfferFactory(person=person, value=Decimal("90"), taken="offered")
    decided = fill_in(
        client_of(officer), reverse("decide_offer", args=[offer.pk]), {"approval": "granted", "says": "Of use to the CCG"}
    )
    assert decided["Location"] == reverse("offer", args=[offer.pk])
    answered = fill_in(
        client_of(them), reverse("answer_offer", args=[offer.pk]), {"taken": "accepted", "reason": "It was approved"}
    )
    assert answered.status_code == 302
    offer = Offer.objects.get()
    assert (offer.approval, offer.taken) == ("granted", "accepted")


def test_two_who_decide_at_once_are_told_of_each_other(
    person: Person, officer: Actor, guardian: Actor, client_of: ClientOf
) -> None:
    offer = OfferFactory(person=person, value=Decimal("90"), taken="offered")
    address = reverse("decide_offer", args=[offer.pk])
    fill_in(client_of(officer), address, {"approval": "granted", "says": "Of use"})
    late = client_of(guardian).post(address, {"approval": "refused", "says": "Too dear", "version": "1"})
    assert "Somebody else changed this offer" in late.content.decode()
    assert Offer.objects.get().approval == "granted"


def test_a_nil_return_says_who_confirmed_it(person: Person, officer: Actor, client_of: ClientOf) -> None:
    period = {"since-day": "1", "since-month": "10", "since-year": "2017"}
    period |= {"last-day": "31", "last-month": "12", "last-year": "2017"}
    client = client_of(officer)
    assert client.post(reverse("confirm_no_gifts", args=[person.ccg_id]), period).status_code == 302
    assert (NilPeriod.objects.get().since, NilPeriod.objects.get().until) == (date(2017, 10, 1), date(2018, 1, 1))
    page = client.get(reverse("gifts_of", args=[person.ccg_id])).content.decode()
    assert "No offers from 1 October 2017 until 1 January 2018" in page
    assert f"confirmed by {officer.name}" in page


def test_a_member_of_another_ccg_never_hears_of_it(person: Person, client_of: ClientOf) -> None:
    offer = OfferFactory(person=person)
    stranger = client_of(actor_of_person(PersonFactory()))
    for name in ("offer", "amend_offer", "answer_offer", "decide_offer", "offer_history"):
        assert stranger.get(reverse(name, args=[offer.pk])).status_code == 404


def test_the_same_name_twice_is_asked_about(them: Actor, client_of: ClientOf, company: Any) -> None:
    OrganisationFactory(name="Harbourside Limited")
    response = client_of(them).post(reverse("record_offer"), answers(company, donor="Harbour", **{"donor-choice": ""}))
    assert "Which one do you mean?" in response.content.decode()
