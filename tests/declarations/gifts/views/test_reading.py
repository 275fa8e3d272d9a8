"""The lists of offers and the page of one: to whom they are shown, in how many queries, and what is said first."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coi_register.accounts.actors import Actor, Role
from committees.people.models import Person
from tests.factories import OfferFactory, PersonFactory, actor_of_person, actor_with

ClientOf = Callable[..., Any]
pytestmark = pytest.mark.django_db


def shown(client: Any, name: str, *args: Any, **asked: str) -> str:
    response = client.get(reverse(name, args=args), asked)
    assert response.status_code == 200
    return str(response.content.decode())


def test_my_gifts_are_mine_alone(person: Person, them: Actor, client_of: ClientOf) -> None:
    OfferFactory(person=person, details="Mine")
    OfferFactory(person=PersonFactory(ccg=person.ccg), kind="travel", beyond_modest=False)
    client = client_of(them)
    assert client.get(reverse("my_gifts"))["Location"] == reverse("gifts_to", args=[person.pk])
    page = shown(client, "gifts_to", person.pk)
    assert "1 offer." in page
    assert "Travel" not in page


def test_without_an_offer_the_page_says_so_and_how_to_record_one(person: Person, them: Actor, client_of: ClientOf) -> None:
    page = shown(client_of(them), "gifts_to", person.pk)
    assert "Nothing is recorded." in page
    assert reverse("record_offer") in page


def test_whoever_is_nobody_on_the_registers_has_no_gifts_of_their_own(officer: Actor, client_of: ClientOf) -> None:
    response = client_of(officer).get(reverse("my_gifts"))
    assert response.status_code == 403
    assert "not among the people" in response.content.decode()


def test_the_register_puts_what_is_against_the_rules_first(person: Person, officer: Actor, client_of: ClientOf) -> None:
    OfferFactory(person=person, value=Decimal("40"))
    OfferFactory(person=person, value=Decimal("90"))
    OfferFactory(person=person, value=Decimal("90"), taken="offered")
    page = shown(client_of(officer), "gifts_of", person.ccg_id)
    heads = ["Accepted against the rules</caption>", "Not answered yet</caption>", "Accepted</caption>"]
    places = [page.index(head) for head in heads]
    assert places == sorted(places)
    assert "3 offers, 1 not answered yet, 1 accepted against the rules." in page


def test_an_empty_register_is_not_called_nil(person: Person, officer: Actor, client_of: ClientOf) -> None:
    assert "Without a nil return nobody can tell why" in shown(client_of(officer), "gifts_of", person.ccg_id)


def test_the_register_is_searched_by_name_organisation_and_words(
    person: Person, officer: Actor, client_of: ClientOf
) -> None:
    OfferFactory(person=person, details="Dinner at the harbour")
    client = client_of(officer)
    assert "1 offer." in shown(client, "gifts_of", person.ccg_id, q="ada harbour")
    assert "Nothing found for “zebra”" in shown(client, "gifts_of", person.ccg_id, q="zebra")


def test_the_way_to_the_register_leads_an_officer_to_it_and_others_to_their_own(
    person: Person, them: Actor, officer: Actor, client_of: ClientOf
) -> None:
    assert client_of(officer).get(reverse("gifts"))["Location"] == reverse("gifts_of", args=[person.ccg_id])
    assert client_of(them).get(reverse("gifts"))["Location"] == reverse("my_gifts")


def queries(client: Any, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as made:
        assert client.get(address).status_code == 200
    return len(made)


@pytest.mark.parametrize("which", ["gifts_of", "gifts_to", "gifts_waiting"])
def test_a_list_asks_the_same_number_of_questions_however_long_it_is(
    person: Person, officer: Actor, client_of: ClientOf, which: str
) -> None:
    args = {"gifts_of": [person.ccg_id], "gifts_to": [person.pk], "gifts_waiting": []}[which]
    client, address = client_of(officer), reverse(which, args=args)
    OfferFactory(person=person, kind="gift")
    OfferFactory(person=person, value=Decimal("90"), taken="offered")
    few = queries(client, address)
    for place in range(6):
        whom = person if which == "gifts_to" else PersonFactory(ccg=person.ccg)
        OfferFactory(person=whom, kind="gift", value=Decimal(place))
        OfferFactory(person=whom, value=Decimal("90"), taken="offered")
    assert queries(client, address) == few


def test_a_gift_says_what_it_comes_to_with_those_before_it(
    person: Person, them: Actor, client_of: ClientOf, company: Any
) -> None:
    given = {"person": person, "kind": "gift", "donor": company, "donor_kind": "organisation"}
    OfferFactory(**given, value=Decimal("30"), offered_on=date(2017, 9, 1))
    offer = OfferFactory(**given, value=Decimal("30"))
    page = shown(client_of(them), "offer", offer.pk)
    assert "With £30 from the same source in the 12 months before it comes to £60." in page
    assert "several-gifts-from-one-source" in page


def test_one_offer_tells_the_rule_its_source_and_how_sure_we_are(person: Person, them: Actor, client_of: ClientOf) -> None:
    page = shown(client_of(them), "offer", OfferFactory(person=person, value=Decimal("25.00")).pk)
    assert "meal-to-declare" in page
    assert "Read in the text itself" in page
    assert f"?on=2018-02-01&amp;of={person.ccg_id}#meal-to-declare" in page


def test_what_nobody_can_tell_is_said_to_be_so(person: Person, them: Actor, client_of: ClientOf) -> None:
    page = shown(client_of(them), "offer", OfferFactory(person=person, kind="donation").pk)
    assert "Cannot tell" in page
    assert "No rule that we know of says whether to declare it, so the register shows it." in page


def test_what_waits_is_shown_to_those_who_may_say_something_about_it(
    person: Person, them: Actor, officer: Actor, manager: Actor, client_of: ClientOf
) -> None:
    OfferFactory(person=person, value=Decimal("90"), taken="offered", details="Too dear")
    OfferFactory(person=person, value=Decimal("20"), taken="offered")
    for senior in (officer, manager):
        page = shown(client_of(senior), "gifts_waiting")
        assert "£90" in page
        assert "£20" not in page
    assert "Nothing waits for you." in shown(client_of(them), "gifts_waiting")


@pytest.mark.parametrize("role", [Role.OFFICER, Role.GUARDIAN, Role.AUDITOR])
def test_only_who_may_do_something_is_shown_the_door(person: Person, client_of: ClientOf, role: Role) -> None:
    offer = OfferFactory(person=person, value=Decimal("90"), taken="offered")
    page = shown(client_of(actor_with(role, ccg=person.ccg)), "offer", offer.pk)
    assert (reverse("decide_offer", args=[offer.pk]) in page) is (role is not Role.AUDITOR)
    assert (reverse("answer_offer", args=[offer.pk]) in page) is (role is Role.OFFICER)
    assert reverse("amend_offer", args=[offer.pk]) not in page


def test_an_offer_accepted_against_the_rules_is_handed_over_from_its_page(
    person: Person, them: Actor, officer: Actor, client_of: ClientOf
) -> None:
    offer = OfferFactory(person=person, value=Decimal("90"))
    assert reverse("breach_from_gift", args=[offer.pk]) in shown(client_of(officer), "offer", offer.pk)
    own = shown(client_of(them), "offer", offer.pk)
    assert reverse("breach_from_gift", args=[offer.pk]) not in own
    assert "the rules in force on that day say otherwise" in own


def test_the_history_tells_each_version(person: Person, them: Actor, client_of: ClientOf) -> None:
    assert "Dinner after" in shown(client_of(them), "offer_history", OfferFactory(person=person).pk)


def test_a_chair_who_keeps_no_register_reads_no_gifts_of_others(person: Person, client_of: ClientOf) -> None:
    colleague = client_of(actor_of_person(PersonFactory(ccg=person.ccg)))
    assert colleague.get(reverse("gifts_to", args=[person.pk])).status_code == 404
    assert colleague.get(reverse("gifts_of", args=[person.ccg_id])).status_code == 404
