"""The pages of the breaches: drafts that begin with what the register says, and lists for those who may read them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coi_register.accounts.actors import Role
from committees.people.models import Person
from declarations.breaches.models import Breach
from tests.factories import (
    InterestFactory,
    OfferFactory,
    PersonFactory,
    RoleHeldFactory,
    actor_of_person,
    actor_with,
    arranged,
)
from tests.filling_in import fill_in

ClientOf = Callable[..., Any]
NOTICED = {"discovered_on-day": "20", "discovered_on-month": "2", "discovered_on-year": "2018"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    return PersonFactory(name="Dr Basil Sample")


@pytest.fixture
def officer(person: Person, client_of: ClientOf) -> Any:
    return client_of(actor_with(Role.OFFICER, ccg=person.ccg))


@pytest.fixture
def guardian(person: Person, client_of: ClientOf) -> Any:
    return client_of(actor_with(Role.GUARDIAN, ccg=person.ccg))


def shown(client: Any, name: str, *args: Any) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return str(response.content.decode())


def a_breach(person: Person, **more: Any) -> Breach:
    told = {"control": "meetings", "what_happened": "Stayed for an item", "discovered_on": date(2018, 2, 20)}
    breach = Breach(ccg=person.ccg, person=person, by_name="Olive Example", drafted_on=date(2018, 2, 21), **told | more)
    with arranged():
        breach.save()
    return breach


def test_a_late_declaration_becomes_a_draft_that_says_how_late_it_was(person: Person, officer: Any) -> None:
    late = InterestFactory(person=person, aware_on=date(2018, 1, 1), declared_on=date(2018, 1, 30), since=date(2018, 1, 1))
    page = shown(officer, "breach_from_interest", late.pk)
    assert "Declared 29 days after becoming aware" in page
    assert 'value="declare-within"' in page
    given = {"control": "declarations", "what_happened": "Declared on day 29", "rule": "declare-within", **NOTICED}
    assert fill_in(officer, reverse("breach_from_interest", args=[late.pk]), given)["Location"] == reverse("breaches")
    breach = Breach.objects.get()
    assert (breach.interest, breach.person, breach.ccg) == (late, person, person.ccg)


def test_a_declaration_on_day_28_begins_no_draft_of_a_late_one(person: Person, officer: Any) -> None:
    timely = InterestFactory(person=person, aware_on=date(2018, 1, 1), declared_on=date(2018, 1, 29), since=date(2018, 1, 1))
    assert "days after becoming aware" not in shown(officer, "breach_from_interest", timely.pk)


def test_a_gift_accepted_against_the_rules_becomes_a_draft_with_its_rule(person: Person, officer: Any) -> None:
    offer = OfferFactory(person=person, value=Decimal("75.01"))
    page = shown(officer, "breach_from_gift", offer.pk)
    assert "refused unless somebody senior approves" in page
    assert 'value="meal-beyond-modest"' in page


def test_what_is_handed_over_already_is_shown_instead_of_a_second_draft(person: Person, officer: Any) -> None:
    offer = OfferFactory(person=person, value=Decimal("90"))
    breach = a_breach(person, offer=offer)
    assert officer.get(reverse("breach_from_gift", args=[offer.pk]))["Location"] == reverse("breach", args=[breach.pk])


def test_an_officer_writes_a_note_of_their_own(person: Person, officer: Any) -> None:
    address = reverse("draft_breach")
    assert str(person.pk) in officer.get(address).content.decode()
    given = {"person": str(person.pk), "control": "other", "what_happened": "Papers left in a train", **NOTICED}
    assert fill_in(officer, address, given).status_code == 302
    assert Breach.objects.get().person == person
    assert fill_in(officer, address, given | {"person": "nobody"}).status_code == 302
    assert Breach.objects.filter(person=None).get().ccg == person.ccg


def test_an_unfinished_note_is_told_what_is_missing(officer: Any) -> None:
    page = fill_in(officer, reverse("draft_breach"), {"person": "nobody"}).content.decode()
    assert "Select what did not hold" in page
    assert not Breach.objects.exists()


def test_the_guardian_takes_it_up_and_closes_it(person: Person, guardian: Any, officer: Any) -> None:
    breach = a_breach(person)
    page = shown(guardian, "breach", breach.pk)
    assert reverse("close_breach", args=[breach.pk]) in page
    assert reverse("close_breach", args=[breach.pk]) not in shown(officer, "breach", breach.pk)
    assert fill_in(guardian, reverse("take_up_breach", args=[breach.pk])).status_code == 302
    found = {"finding": "breach", "outcome": "The minutes show it", "affected": "no", "lessons": "Ask at each item"}
    assert fill_in(guardian, reverse("close_breach", args=[breach.pk]), found).status_code == 302
    page = shown(officer, "breach", breach.pk)
    assert "There was a breach" in page
    assert "Ask at each item" in page
    assert reverse("amend_breach", args=[breach.pk]) not in page


def test_more_is_said_on_the_page_that_shows_the_row(person: Person, officer: Any) -> None:
    breach = a_breach(person)
    given = {"control": "meetings", "what_happened": "Stayed and voted", "because": "Minutes read", **NOTICED}
    address = reverse("amend_breach", args=[breach.pk])
    assert fill_in(officer, address, given).status_code == 302
    late = officer.post(address, given | {"version": "1", "what_happened": "As before"})
    assert "Somebody else changed this breach" in late.content.decode()
    assert Breach.objects.get().what_happened == "Stayed and voted"


def test_whom_it_is_about_finds_nothing_even_as_an_officer(person: Person, client_of: ClientOf) -> None:
    actor_of_person(person)
    RoleHeldFactory(user=person.user, role=Role.OFFICER, ccg=person.ccg)
    breach = a_breach(person)
    client = client_of(person)
    assert client.get(reverse("breach", args=[breach.pk])).status_code == 404
    assert "No breach or concern is recorded that you may know of" in shown(client, "breaches")


def test_a_member_is_told_whose_page_it_is(person: Person, client_of: ClientOf) -> None:
    member = client_of(actor_of_person(person))
    assert member.get(reverse("breaches")).status_code == 403
    assert member.get(reverse("draft_breach")).status_code == 403


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(person: Person, guardian: Any) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            shown(guardian, "breaches")
        return len(made)

    a_breach(person)
    few = queries()
    for _ in range(5):
        a_breach(PersonFactory(ccg=person.ccg))
    assert queries() == few


def test_the_history_tells_each_version(person: Person, guardian: Any) -> None:
    assert "Stayed for an item" in shown(guardian, "breach_history", a_breach(person).pk)
