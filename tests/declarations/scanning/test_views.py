"""The page of names found in papers, as a browser asks for it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Actor, Role
from committees.models import Item
from declarations.models import NoParty
from tests.factories import CcgFactory, actor_with
from tests.filling_in import fill_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of: Callable[[Any], Client], officer: Actor) -> Client:
    return client_of(officer)


def shown(client: Client, item: Item) -> str:
    answer = client.get(reverse("named_in_papers", args=[item.pk]), secure=True)
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, item: Item, **fields: Any) -> Any:
    return fill_in(client, reverse("named_in_papers", args=[item.pk]), fields, secure=True)


def test_the_page_tells_where_a_name_stands_and_what_was_searched(
    client: Client, item: Item, park: Any, practice: Any, paper: Callable[..., Any]
) -> None:
    practice("Castlegate Surgery")
    paper("Contents", "The rent of Park Surgery, and Castlegte Surgery, is due", *["Park Surgery"] * 2, "")
    page = shown(client, item)
    for words in (
        "4 pages of 1 paper searched for the names and codes of",
        "Rent review, page 2: “The rent of Park Surgery, and Castlegte Surgery, is due”.",
        "Also Rent review, page 4.",
        "The paper has “Castlegte Surgery”.",
        "Rent review was not searched on page 5: no text is there.",
    ):
        assert words in page


def test_an_item_without_papers_says_so(client: Client, item: Item) -> None:
    assert "Nothing was searched yet." in shown(client, item)


def test_a_scan_says_that_it_was_not_searched_and_never_that_nothing_was_found(
    client: Client, item: Item, paper: Callable[..., Any]
) -> None:
    paper("")
    page = shown(client, item)
    assert "Rent review was not searched: it holds no text" in page
    assert "name nobody" not in page


def test_that_nothing_is_named_is_no_proof(client: Client, item: Item, paper: Callable[..., Any]) -> None:
    paper("Nothing")
    assert "That is no proof that nobody is concerned." in shown(client, item)


def test_names_become_parties(client: Client, item: Item, park: Any, ada: Any, paper: Callable[..., Any]) -> None:
    paper("Park Surgery. Ada Example")
    answer = send(client, item, named=[str(park.pk), str(ada.pk)], says="parties", part_played="applicant")
    assert answer.status_code == 302
    assert {(one.organisation or one.person) for one in item.concerns.all()} == {park, ada}
    assert "Parties of this item already" in shown(client, item)


def test_names_are_put_aside_with_a_reason(client: Client, item: Item, park: Any, paper: Callable[..., Any]) -> None:
    paper("Park Surgery")
    asked = send(client, item, named=[str(park.pk)], says="none")
    assert "Say why they are no parties" in asked.content.decode()
    assert send(client, item, named=[str(park.pk)], says="none", because="The place of the meeting").status_code == 302
    assert NoParty.objects.get().organisation == park
    assert "Park Surgery: The place of the meeting" in shown(client, item)


def test_what_was_not_offered_cannot_be_chosen(
    client: Client, item: Item, park: Any, ada: Any, paper: Callable[..., Any]
) -> None:
    paper("Park Surgery")
    answer = send(client, item, named=[str(ada.pk)], says="parties")
    assert "select one of the options" in answer.content.decode()
    assert not item.concerns.exists()


def test_only_who_keeps_the_papers_is_told(client_of: Callable[[Any], Client], item: Item, committee: Any, ada: Any) -> None:
    address = reverse("named_in_papers", args=[item.pk])
    statuses = {
        who: client_of(actor).get(address, secure=True).status_code
        for who, actor in {
            "member": ada,
            "guardian": actor_with(Role.GUARDIAN, ccg=committee.ccg),
            "chair of nothing here": actor_with(Role.OFFICER, ccg=CcgFactory()),
        }.items()
    }
    assert statuses == {"member": 403, "guardian": 403, "chair of nothing here": 404}
