"""The pages of oversight say of the demo's year what its story tells, to those who oversee the CCG."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.models import User
from committees.models import Committee, Item
from declarations.guidance.rulebook import load

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wexbridge", "demo_today")]
PAGES = ("oversight", "oversight_consistency", "oversight_withdrawals")
Read = Callable[..., str]


def items_of_the_year() -> int:
    """How many items were before the meetings held in the twelve months to the day of the demo."""
    held = {"meeting__on__gt": date(2017, 3, 1), "meeting__on__lte": date(2018, 3, 1), "meeting__state": "held"}
    return Item.objects.filter(**held, withdrawn=False).count()


@pytest.fixture
def read(client_of: Callable[..., Client]) -> Read:
    """The words of a page as the Guardian reads it."""
    client = client_of(User.objects.get(name="Gwen Example"))

    def words(name: str, **asked: Any) -> str:
        response = client.get(reverse(name), asked)
        assert response.status_code == 200
        body = response.content.decode().split("<main", 1)[1].split("</main", 1)[0]
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())

    return words


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    ("who", "code"),
    [("Gwen Example", 200), ("Olive Example", 200), ("Arthur Sample", 200), ("Ada Example", 403), ("Dr Basil Sample", 403)],
)
def test_who_oversees_reads_and_nobody_else(client_of: Callable[..., Client], name: str, who: str, code: int) -> None:
    assert client_of(User.objects.get(name=who)).get(reverse(name)).status_code == code


def test_a_stranger_is_asked_to_sign_in(client: Client) -> None:
    assert client.get(reverse("oversight")).status_code == 302


def test_a_year_is_told_in_numbers_in_a_picture_and_in_a_table(read: Read) -> None:
    page = read("oversight")
    assert "From 2 March 2017 to 1 March 2018" in page
    told = rf"10 meetings with {items_of_the_year()} items: somebody withdrew from \d+, and 1 had no quorum left."
    assert re.search(told, page)
    assert "Item 5, Blood-thinning monitoring in practices: extension of the contracts: 7 people withdrew; no quorum" in page


def test_the_picture_is_drawn_without_a_script_or_a_style_and_leaves_the_keyboard_to_the_table(
    client_of: Callable[..., Client],
) -> None:
    page = client_of(User.objects.get(name="Gwen Example")).get(reverse("oversight")).content.decode()
    [picture] = re.findall(r"<svg class=\"coi-year\".*?</svg>", page, re.DOTALL)
    assert 'aria-hidden="true"' in picture
    assert picture.count("<rect") == picture.count('tabindex="-1"') == items_of_the_year()
    assert "style=" not in picture
    assert picture.count("coi-year__square--lost") == 1


def test_a_year_and_a_committee_may_be_asked_for(read: Read) -> None:
    body = Committee.objects.get(name="Governing Body")
    page = read("oversight", committee=body.pk)
    assert "4 meetings with 12 items" in page
    assert "11 January 2018" not in page
    assert "1 meeting with 3 items" in read("oversight", year="2016")
    assert "No meeting was held." in read("oversight", year="2014")


@pytest.mark.parametrize("asked", [{"year": "soon"}, {"committee": "nobody"}, {"year": "1"}])
def test_what_cannot_be_asked_for_shows_the_last_twelve_months(read: Read, asked: dict[str, str]) -> None:
    assert f"10 meetings with {items_of_the_year()} items" in read("oversight", **asked)


def test_what_was_handled_differently_stands_side_by_side_with_its_reasons(read: Read) -> None:
    page = read("oversight_consistency")
    same, like = page.split("Like cases of different people")
    assert "Dr Leo Placeholder: Partner, Priory Gardens Surgery" in same
    assert "Recommended each time: Discuss, then leave" in same
    assert "the committee wishes to ask him until the end of the item." in same
    assert "and 7 earlier rulings" in like
    lighter, shut_out = like.split("Sent out where they could have stayed")
    assert "Discuss, then leave, not Leave" in lighter
    assert "Dr Daphne Mock, item 2 on 9 March 2017" in shut_out


def test_a_year_without_rulings_says_so(read: Read) -> None:
    page = read("oversight_consistency", year="2014")
    assert "No interest was handled in different ways" in page
    assert "No ruling asked less than was recommended." in page


def test_who_withdraws_how_often_is_a_question_and_no_verdict(read: Read) -> None:
    page = read("oversight_withdrawals")
    assert re.search(rf"1 Member Dr Basil Sample GP, west Share \d+% Withdrew from \d+ of {items_of_the_year()} items", page)
    assert "No figure in the guidance says how often is too often" in page
    assert "Dr Leo Placeholder" not in page  # he is in attendance
    asks = [rule for rule in load().rules if rule.rests_on == "R5.10"]
    assert ("The guidance asks" in page) is bool(asks)


def test_the_views_keep_what_was_asked_from_one_to_the_next(client_of: Callable[..., Client]) -> None:
    page = client_of(User.objects.get(name="Gwen Example")).get(reverse("oversight"), {"year": "2016"}).content.decode()
    assert f'{reverse("oversight_consistency")}?year=2016"' in page


def test_the_doors_stand_on_the_desk_and_on_the_committee_for_those_who_may(client_of: Callable[..., Client]) -> None:
    committee = Committee.objects.get(name="Governing Body")
    address = reverse("committee", args=[committee.pk])
    door = f"{reverse('oversight')}?committee={committee.pk}"
    for who, may in (("Gwen Example", True), ("Olive Example", True), ("Arthur Sample", True), ("Ada Example", False)):
        client = client_of(User.objects.get(name=who))
        assert (door in client.get(address).content.decode()) is may
        assert (f'href="{reverse("oversight")}"' in client.get("/").content.decode()) is may
