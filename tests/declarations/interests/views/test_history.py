"""What was done to an interest, and to all that a person declared."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from declarations.interests import services
from tests.factories import ConfirmationFactory, InterestFactory, PersonFactory, UserFactory, actor_of_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    return Client()


def test_the_history_of_an_interest_tells_each_version_and_its_reason(client: Client) -> None:
    interest = InterestFactory()
    by = actor_of_person(interest.person)
    services.amend(interest, version=1, on=date(2018, 3, 1), by=by, because="I sold my shares", text="No shares now")
    client.force_login(interest.person.user)
    told = client.get(reverse("interest_history", args=[interest.pk])).content.decode()
    assert "I sold my shares" in told
    assert "No shares now" in told
    assert "The test needs it." in told


def test_the_history_of_a_person_tells_their_interests_and_their_words(client: Client) -> None:
    person = PersonFactory(user=UserFactory())
    InterestFactory(person=person, organisation__name="Harbourside Ltd")
    ConfirmationFactory(person=person, on=date(2018, 1, 10))
    client.force_login(person.user)
    told = client.get(reverse("person_history", args=[person.pk])).content.decode()
    assert "Harbourside Ltd" in told
    assert "10 January 2018" in told


@pytest.mark.parametrize("page", ["interest_history", "person_history"])
def test_the_history_of_a_stranger_is_not_found(client: Client, page: str) -> None:
    interest = InterestFactory()
    client.force_login(PersonFactory(user=UserFactory()).user)
    key = interest.pk if page == "interest_history" else interest.person_id
    assert client.get(reverse(page, args=[key])).status_code == 404
