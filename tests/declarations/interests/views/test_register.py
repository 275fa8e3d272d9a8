"""The people of the registers and what is done on a person's page."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coi_register.accounts.actors import Role
from committees.people.models import Person
from declarations.interests.models import Confirmation, Interest
from tests.factories import (
    ConfirmationFactory,
    HoldingFactory,
    InterestFactory,
    PersonFactory,
    RoleHeldFactory,
    SeatFactory,
    UserFactory,
)
from tests.filling_in import fill_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    return PersonFactory(name="Dr Ada Example", user=UserFactory(name="Dr Ada Example"))


@pytest.fixture
def own(person: Person) -> Client:
    return signed_in(person.user)


@pytest.fixture
def officer(person: Person) -> Client:
    return signed_in(RoleHeldFactory(role=Role.OFFICER, ccg=person.ccg).user)


def signed_in(user: object) -> Client:
    client = Client()
    client.force_login(user)
    return client


def shown(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


def test_a_visitor_is_asked_to_sign_in_first(person: Person) -> None:
    for name, args in [("people", []), ("person", [person.pk]), ("declare", []), ("my_declarations", [])]:
        assert "/account/sign-in/" in Client().get(reverse(name, args=args))["Location"]


def queries(client: Client, address: str) -> int:
    """How many statements a page takes."""
    with CaptureQueriesContext(connection) as taken:
        assert client.get(address).status_code == 200
    return len(taken)


def test_a_list_of_many_people_takes_as_many_queries_as_one_of_few(officer: Client, person: Person) -> None:
    few = queries(officer, reverse("people"))
    for _ in range(12):
        InterestFactory(person=PersonFactory(ccg=person.ccg))
    assert queries(officer, reverse("people")) == few


@pytest.mark.parametrize("page", ["person", "confirm_interests"])
def test_a_page_of_many_interests_takes_as_many_queries_as_one_of_few(own: Client, person: Person, page: str) -> None:
    def arrange() -> None:
        InterestFactory(person=person)
        HoldingFactory(person=person, seat=SeatFactory(committee__ccg=person.ccg))

    arrange()
    few = queries(own, reverse(page, args=[person.pk]))
    for _ in range(12):
        arrange()
    assert queries(own, reverse(page, args=[person.pk])) == few


def test_the_list_says_in_words_how_up_to_date_each_is_and_can_be_searched(officer: Client, person: Person) -> None:
    ConfirmationFactory(person=PersonFactory(name="Basil Sample", ccg=person.ccg), on=timezone.localdate())
    ConfirmationFactory(person=PersonFactory(name="Cora Sample", ccg=person.ccg), on=date(2015, 1, 1))
    page = shown(officer, "people")
    assert [word in page for word in ("Up to date", "Out of date", "None made")] == [True] * 3
    found = officer.get(reverse("people"), {"q": "sample basil"}).content.decode()
    assert "Basil Sample" in found
    assert "Cora Sample" not in found
    assert "Nobody found for “zz”" in officer.get(reverse("people"), {"q": "zz"}).content.decode()


def test_a_nil_return_is_a_sentence_and_no_empty_table(own: Client, person: Person) -> None:
    ConfirmationFactory(person=person, nil=True, on=timezone.localdate())
    today = timezone.localdate()
    assert f"No interests, confirmed on {today.day} {today:%B %Y}." in shown(own, "person", person.pk)


def test_who_declared_nothing_is_not_said_to_have_no_interests(officer: Client, person: Person) -> None:
    page = shown(officer, "person", person.pk)
    assert "Nobody can tell whether Dr Ada Example has interests" in page
    assert "No interests" not in page


def test_a_declaration_later_than_the_law_allows_says_so(officer: Client, person: Person) -> None:
    InterestFactory(person=person, aware_on=date(2018, 1, 1), declared_on=date(2018, 2, 10))
    assert "Declared 40 days after becoming aware: later than the 28 days of section 14O(3)." in shown(
        officer, "person", person.pk
    )


def test_each_actor_is_offered_what_they_may_do(own: Client, officer: Client, person: Person) -> None:
    interest = InterestFactory(person=person)
    amend, agree = (reverse(name, args=[interest.pk]) for name in ("amend_interest", "review"))
    auditor = signed_in(RoleHeldFactory(role=Role.AUDITOR, ccg=person.ccg).user)
    pages = [shown(client, "person", person.pk) for client in (own, officer, auditor)]
    assert [amend in page for page in pages] == [True, False, False]
    assert [agree in page for page in pages] == [False, True, False]
    assert [reverse("declare") in page for page in pages] == [True, True, False]


def test_a_person_of_another_ccg_is_not_found(officer: Client) -> None:
    assert officer.get(reverse("person", args=[PersonFactory().pk])).status_code == 404


def said_of_each(interest: Interest, word: str, until: date | None = None) -> dict[str, str]:
    """The answers about one interest on the page that goes through all."""
    boxes = zip(("day", "month", "year"), (until.day, until.month, until.year), strict=True) if until else ()
    return {f"still_{interest.pk}": word} | {f"until_{interest.pk}-{box}": str(value) for box, value in boxes}


def test_ones_own_interests_are_confirmed_on_one_page(own: Client, person: Person) -> None:
    interest = InterestFactory(person=person, organisation__name="Harbourside Ltd")
    page = own.get(reverse("my_declarations"))["Location"]
    assert "Harbourside Ltd" in own.get(page).content.decode()
    fill_in(own, page, said_of_each(interest, "true"))
    assert [(said.on, said.nil) for said in Confirmation.objects.all()] == [(timezone.localdate(), False)]


def test_of_each_interest_it_is_said_whether_it_is_still_true_and_nothing_is_taken_for_granted(
    own: Client, person: Person
) -> None:
    kept, ended = InterestFactory(person=person), InterestFactory(person=person)
    address = reverse("confirm_interests", args=[person.pk])
    assert "Select whether it is still true" in fill_in(own, address, said_of_each(kept, "true")).content.decode()
    no_day = said_of_each(kept, "true") | said_of_each(ended, "ended")
    assert "Enter the day it ended" in fill_in(own, address, no_day).content.decode()
    too_early = said_of_each(kept, "true") | said_of_each(ended, "ended", date(2015, 1, 1))
    assert "It began on 1 June 2015" in fill_in(own, address, too_early).content.decode()
    assert not Confirmation.objects.exists()
    fill_in(own, address, said_of_each(kept, "true") | said_of_each(ended, "ended", date(2018, 2, 1)))
    ended.refresh_from_db()
    assert (ended.until, Confirmation.objects.get().nil) == (date(2018, 2, 1), False)


def test_who_ends_the_last_interest_makes_a_nil_return_with_it(own: Client, person: Person) -> None:
    ended = InterestFactory(person=person)
    fill_in(own, reverse("confirm_interests", args=[person.pk]), said_of_each(ended, "ended", date(2018, 2, 1)))
    assert Confirmation.objects.get().nil


def test_what_has_changed_is_changed_next_and_leads_back_before_anything_is_confirmed(own: Client, person: Person) -> None:
    interest = InterestFactory(person=person)
    address = reverse("confirm_interests", args=[person.pk])
    following = fill_in(own, address, said_of_each(interest, "changed"))["Location"]
    assert following.startswith(reverse("amend_interest", args=[interest.pk]))
    assert not Confirmation.objects.exists()
    check = own.get(following)["Location"]
    own.post(check.replace("check", "role"), {"role": "director", "text": "Now its chair"})
    assert own.post(check, {"because": "Chosen in May"})["Location"] == address


def test_a_page_on_which_the_register_has_changed_since_is_refused(own: Client, person: Person) -> None:
    interest = InterestFactory(person=person)
    answers = said_of_each(interest, "true") | {"read": "7"}
    told = own.post(reverse("confirm_interests", args=[person.pk]), answers).content.decode()
    assert "What is on the register changed while you had this page open" in told
    assert not Confirmation.objects.exists()


def test_a_nil_return_is_offered_where_nothing_stands(own: Client, person: Person) -> None:
    assert "Make a nil return" in shown(own, "confirm_interests", person.pk)
    own.post(reverse("confirm_interests", args=[person.pk]))
    assert Confirmation.objects.get().nil


def test_a_nil_return_of_a_page_that_is_no_longer_true_is_refused(own: Client, person: Person) -> None:
    InterestFactory(person=person)
    response = own.post(reverse("confirm_interests", args=[person.pk]))
    assert "Select whether it is still true" in response.content.decode()
    assert not Confirmation.objects.exists()


def test_a_confirmation_sent_twice_counts_once(own: Client, person: Person) -> None:
    said = said_of_each(InterestFactory(person=person), "true") | {"once": "7a1f6d0e-6c0c-4c8e-9d0b-3a1c1c1c1c1c"}
    for _ in range(2):
        fill_in(own, reverse("confirm_interests", args=[person.pk]), said)
    assert Confirmation.objects.count() == 1


def test_an_officer_confirms_from_a_paper_of_its_day_and_changes_nobodys_words(officer: Client, person: Person) -> None:
    interest = InterestFactory(person=person)
    address = reverse("confirm_interests", args=[person.pk])
    still = said_of_each(interest, "true")
    assert "Say which paper" in fill_in(officer, address, still).content.decode()
    paper = {"because": "Form", "on-day": "1", "on-month": "2", "on-year": "2018"}
    changed = said_of_each(interest, "changed") | paper
    assert "select one of the options" in fill_in(officer, address, changed).content.decode()
    fill_in(officer, address, still | paper)
    said = Confirmation.objects.get()
    assert (said.on, said.history.get().deed.name) == (date(2018, 2, 1), "declaration.confirmed_from_paper")


def test_the_page_names_every_body_for_which_it_is_said_once(own: Client, person: Person) -> None:
    InterestFactory(person=person)
    for name in ("Board of One", "Board of Two"):
        HoldingFactory(person=person, seat=SeatFactory(committee__ccg=person.ccg, committee__name=name))
    shown_to_them = shown(own, "confirm_interests", person.pk)
    assert "You say it once, for every body you sit on: Board of One and Board of Two." in shown_to_them


def test_an_interest_is_ended_and_moves_below(own: Client, person: Person) -> None:
    interest = InterestFactory(person=person)
    address = reverse("cease_interest", args=[interest.pk])
    day = {"until-day": "1", "until-month": "2", "until-year": "2018"}
    own.post(address, {"version": "1", **day})
    assert Interest.objects.get().until == date(2018, 2, 1)
    assert "Interests that have ended" in shown(own, "person", person.pk)


def test_an_end_before_the_beginning_is_said_on_the_form(own: Client, person: Person) -> None:
    interest = InterestFactory(person=person)
    day = {"until-day": "1", "until-month": "2", "until-year": "2014"}
    page = own.post(reverse("cease_interest", args=[interest.pk]), {"version": "1", **day}).content.decode()
    assert "The interest began on 1 June 2015, so it cannot have ended on 1 February 2014." in page


def test_the_history_tells_each_version_and_each_word(own: Client, person: Person) -> None:
    interest = InterestFactory(person=person)
    ConfirmationFactory(person=person)
    assert "The test needs it." in shown(own, "interest_history", interest.pk)
    assert "Confirmation" in shown(own, "person_history", person.pk).replace("confirmation", "Confirmation")
