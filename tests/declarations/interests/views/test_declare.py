"""Declaring and changing an interest, page by page."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coi_register.accounts.actors import Role
from committees.people.models import Person
from declarations.interests.models import Interest
from tests.factories import (
    CcgFactory,
    InterestFactory,
    OrganisationFactory,
    PersonFactory,
    RoleHeldFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    return PersonFactory(name="Dr Ada Example", user=UserFactory(name="Dr Ada Example"))


@pytest.fixture
def own(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


@pytest.fixture
def officer(person: Person) -> Client:
    client = Client()
    client.force_login(RoleHeldFactory(role=Role.OFFICER, ccg=person.ccg).user)
    return client


def answer(client: Client, address: str, **typed: str) -> str:
    """Send one page, and say where it leads."""
    response = client.post(address, typed)
    assert response.status_code == 302, said_of(response)
    return response["Location"]


def said_of(response: HttpResponse) -> str:
    return response.content.decode()


def boxes(name: str, on: date) -> dict[str, str]:
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def to_the_check_page(client: Client, start: str, **dates: str) -> str:
    """Answer everything about a direct interest in a subject."""
    page = answer(client, start, kind="financial")
    page = answer(client, page, where="topic")
    page = answer(client, page, topic="dermatology")
    page = answer(client, page, role="adviser", text="I advise on skin")
    page = answer(client, page, **(dates or boxes("since", date(2017, 5, 1))))
    return answer(client, page, publish="yes")


def test_a_person_declares_an_indirect_interest_in_an_organisation_page_by_page(own: Client, person: Person) -> None:
    firm = OrganisationFactory(name="Harbourside Ltd")
    page = answer(own, reverse("declare"), kind="indirect")
    assert page.endswith("/whose/")
    page = answer(own, page, relationship="close_friend")
    page = answer(own, page, category="financial")
    page = answer(own, page, where="organisation")
    offered = own.post(page, {"organisation": "Harbourside"})
    assert "Which one do you mean?" in said_of(offered)
    choice = {"organisation": "Harbourside", "organisation-choice": str(firm.pk), "organisation-offered-for": "Harbourside"}
    page = answer(own, page, **choice)
    page = answer(own, page, role="director", text="")
    page = answer(own, page, **boxes("since", date(2017, 5, 1)), **boxes("aware_on", date(2018, 1, 1)))
    page = answer(own, page, publish="yes")
    shown = said_of(own.get(page))
    assert page.endswith("/check/")
    assert "Harbourside Ltd" in shown
    assert "Close friend" in shown
    assert "Say why it is declared late" in said_of(own.post(page))  # known since 2018, and today is later
    assert answer(own, page, late_because="I was away") == reverse("person", args=[person.pk])
    declared = Interest.objects.get()
    assert declared.late_because == "I was away"
    assert (declared.direct, declared.relationship, declared.category) == (False, "close_friend", "financial")
    assert (declared.organisation, declared.role, declared.since) == (firm, "director", date(2017, 5, 1))
    assert declared.declared_on == timezone.localdate()


def test_whoever_is_asked_before_a_meeting_comes_back_to_its_agenda(own: Client) -> None:
    meeting = uuid4()
    check = to_the_check_page(own, f"{reverse('declare')}?meeting={meeting}")
    assert answer(own, check) == reverse("my_agenda", args=[meeting])


@pytest.mark.parametrize("words", ["", "//example.org", "1"])
def test_what_is_no_meeting_leads_nowhere_else(own: Client, person: Person, words: str) -> None:
    check = to_the_check_page(own, f"{reverse('declare')}?meeting={words}")
    assert answer(own, check) == reverse("person", args=[person.pk])


def test_a_party_that_nobody_has_identified_stays_in_the_words(own: Client) -> None:
    page = answer(own, reverse("declare"), kind="financial")
    page = answer(own, page, where="organisation")
    unknown = {"organisation": "Moonbase Ltd", "organisation-choice": "none", "organisation-offered-for": "Moonbase Ltd"}
    page = answer(own, page, **unknown)
    page = answer(own, page, role="owner", text="It sells lamps")
    page = answer(own, page)
    page = answer(own, page, publish="yes")
    answer(own, page)
    declared = Interest.objects.get()
    assert (declared.organisation, declared.text) == (None, "Moonbase Ltd. It sells lamps")


def test_a_question_without_an_answer_says_what_is_missing_and_keeps_the_rest(own: Client) -> None:
    response = own.post(reverse("declare"), {})
    assert "Select the type of interest" in said_of(response)
    page = to_the_check_page(own, reverse("declare")).replace("check", "role")
    shown = said_of(own.get(page))
    assert "I advise on skin" in shown
    assert 'value="adviser" selected' in shown


def test_dates_that_contradict_each_other_are_said_on_their_page(own: Client) -> None:
    page = answer(own, reverse("declare"), kind="financial")
    page = answer(own, page, where="words")
    page = answer(own, page, role="", text="I chair a walking club")
    response = own.post(page, boxes("since", date(2018, 2, 1)) | boxes("until", date(2018, 1, 1)))
    assert "began on 1 February 2018" in said_of(response)
    assert 'value="2018"' in said_of(response)
    assert not Interest.objects.exists()


def test_an_answer_can_be_changed_from_the_check_page_and_leads_back_to_it(own: Client) -> None:
    check = to_the_check_page(own, reverse("declare"))
    assert answer(own, check.replace("check", "topic"), topic="podiatry") == check
    assert "podiatry" in said_of(own.get(check))


def test_a_changed_answer_that_opens_a_question_asks_it(own: Client) -> None:
    check = to_the_check_page(own, reverse("declare"))
    assert answer(own, check.replace("check", "kind"), kind="indirect").endswith("/whose/")
    assert own.get(check)["Location"].endswith("/whose/")


def test_a_declaration_sent_twice_is_declared_once(own: Client, person: Person) -> None:
    check = to_the_check_page(own, reverse("declare"))
    answer(own, check)
    assert answer(own, check) == reverse("person", args=[person.pk])
    assert Interest.objects.count() == 1


def test_the_same_again_is_told_with_a_way_to_change_the_first_and_a_way_to_declare_another(own: Client) -> None:
    answer(own, to_the_check_page(own, reverse("declare")))
    first = Interest.objects.get()
    check = to_the_check_page(own, reverse("declare"))
    told = said_of(own.post(check))
    assert "This is already on the register" in told
    assert reverse("amend_interest", args=[first.pk]) in told
    answer(own, check, again="on")
    assert Interest.objects.count() == 2


def test_an_officer_declares_for_a_person_from_a_paper(officer: Client, person: Person) -> None:
    start = f"{reverse('declare')}?for={person.pk}"
    page = answer(officer, start, because="Form handed in", **boxes("on", date(2018, 2, 27)))
    answer(officer, to_the_check_page(officer, page))
    declared = Interest.objects.get()
    deed = declared.history.get().deed
    assert (declared.person, declared.declared_on) == (person, date(2018, 2, 27))
    assert (deed.name, deed.because) == ("interest.declared_from_paper", "Form handed in")


def test_nobody_declares_for_a_person_they_may_not_read_of(person: Person) -> None:
    stranger = Client()
    stranger.force_login(RoleHeldFactory(role=Role.OFFICER, ccg=CcgFactory()).user)
    assert stranger.get(f"{reverse('declare')}?for={person.pk}").status_code == 404
    assert stranger.get(f"{reverse('declare')}?for=nonsense").status_code == 404


def test_an_auditor_reads_but_does_not_declare(person: Person) -> None:
    auditor = Client()
    auditor.force_login(RoleHeldFactory(role=Role.AUDITOR, ccg=person.ccg).user)
    assert auditor.get(f"{reverse('declare')}?for={person.pk}").status_code == 403
    assert auditor.get(reverse("declare")).status_code == 403


def test_amending_begins_with_the_interest_as_it_stands(own: Client, person: Person) -> None:
    interest = InterestFactory(
        person=person, organisation__name="Harbourside Ltd", direct=False, relationship="close_friend"
    )
    check = own.get(reverse("amend_interest", args=[interest.pk]))["Location"]
    assert "Harbourside Ltd" in said_of(own.get(check))
    assert "Close friend" in said_of(own.get(check))
    answer(own, check.replace("check", "role"), role="shareholder", text="Ten shares")
    answer(own, check, because="She sold most of it")
    interest.refresh_from_db()
    assert (interest.version, interest.role, interest.text) == (2, "shareholder", "Ten shares")
    assert (interest.organisation.name, interest.relationship) == ("Harbourside Ltd", "close_friend")


@pytest.mark.parametrize(
    "lies_in",
    [
        {"organisation": None, "topic": "dermatology"},
        {"organisation": None, "affected_class": "all_pharmacies"},
        {"organisation": None, "text": "A walking club"},
        {"role": None},
    ],
)
def test_every_interest_can_be_amended_whatever_it_lies_in(own: Client, person: Person, lies_in: dict[str, Any]) -> None:
    interest = InterestFactory(person=person, **lies_in)
    page = own.get(reverse("amend_interest", args=[interest.pk]))["Location"]
    if lies_in.get("role", "kept") is None:  # its declarer is first asked for the role, which the form now needs
        page = answer(own, own.get(page)["Location"], role="other", text="")
    answer(own, page.replace("check", "dates"), **boxes("since", date(2016, 1, 1)))
    answer(own, page, because="The date was wrong")
    interest.refresh_from_db()
    assert (interest.version, interest.since) == (2, date(2016, 1, 1))


def test_of_two_tabs_that_amend_the_second_is_told(own: Client, person: Person) -> None:
    interest = InterestFactory(person=person)
    tabs = [own.get(reverse("amend_interest", args=[interest.pk]))["Location"] for _ in range(2)]
    for tab, words in zip(tabs, ["One", "Two"], strict=True):
        answer(own, tab.replace("check", "role"), role="director", text=words)
    answer(own, tabs[0], because="First")
    told = said_of(own.post(tabs[1], {"because": "Second"}))
    assert "Somebody else changed this interest while you had it open" in told
    assert "One" in told
    interest.refresh_from_db()
    assert interest.text == "One"
    answer(own, tabs[1], because="Second, having read the first")
    interest.refresh_from_db()
    assert (interest.text, interest.version) == ("Two", 3)


def test_an_officer_cannot_begin_to_amend(officer: Client, person: Person) -> None:
    interest = InterestFactory(person=person)
    response = officer.get(reverse("amend_interest", args=[interest.pk]))
    assert response.status_code == 403
    assert "Only Dr Ada Example may change the words" in said_of(response)
