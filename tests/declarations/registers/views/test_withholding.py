"""A person asks, the Guardian decides, and both find their way there."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from declarations.registers.models import Withholding
from tests.declarations.registers.story import Story
from tests.filling_in import fill_in

pytestmark = pytest.mark.usefixtures("demo_today")
Clients = Callable[..., Client]
LATER = {"review_on-day": "1", "review_on-month": "3", "review_on-year": "2019"}


def said(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_a_person_asks_for_their_name_from_their_own_page(story: Story, client_of: Clients) -> None:
    client = client_of(story.ada)
    address = f"/people/{story.ada.pk}/withhold/"
    assert address in said(client.get(f"/people/{story.ada.pk}/"))
    assert "Which letter asks for it?" not in said(client.get(address))
    fill_in(client, address, {"part": "name", "because": "Somebody threatens me."})
    asked = Withholding.objects.get()
    page = said(client.get(f"/our-registers/withheld/{asked.pk}/"))
    assert "Until the Guardian decides" in page
    assert "Withhold it</a>" not in page


def test_an_officer_names_the_letter_and_the_entry(story: Story, client_of: Clients) -> None:
    client, address = client_of(story.officer), f"/people/{story.ada.pk}/withhold/"
    answers = {"part": "detail", "because": "A threat.", "letter": "Of 1 March"}
    assert "Choose the entry" in said(fill_in(client, address, answers))
    assert fill_in(client, address, answers | {"entry": str(story.adas.pk)}).status_code == 302
    assert Withholding.objects.get().entry == story.adas.pk


def test_the_guardian_withholds_looks_again_and_releases(story: Story, client_of: Clients) -> None:
    address = f"/our-registers/withheld/{story.asked(story.ada).pk}/"
    client = client_of(story.guardian)
    assert f"{address}withhold/" in said(client.get(address))
    fill_in(client, f"{address}withhold/", LATER | {"reason": "A risk of harm."})
    assert "It is looked at again on 1 March 2019." in said(client.get(address))
    fill_in(client, f"{address}review/", LATER | {"review_on-year": "2020", "reason": "Still."})
    assert "on 1 March 2020." in said(client.get(address))
    fill_in(client, f"{address}release/", {"reason": "It is over."})
    assert "It is published again." in said(client.get(address))
    assert "Released again" in said(client.get(f"/our-registers/{story.ccg.pk}/withheld/"))


def test_the_guardian_refuses_with_a_reason(story: Story, client_of: Clients) -> None:
    address = f"/our-registers/withheld/{story.asked(story.ada).pk}/"
    assert "There is a problem" in said(fill_in(client_of(story.guardian), f"{address}refuse/", {"reason": ""}))
    fill_in(client_of(story.guardian), f"{address}refuse/", {"reason": "No risk."})
    assert "It is published as any other entry." in said(client_of(story.guardian).get(address))


def test_two_who_decide_at_once_do_not_write_over_each_other(story: Story, client_of: Clients) -> None:
    asked = story.asked(story.ada)
    story_page = f"/our-registers/withheld/{asked.pk}/refuse/"
    client = client_of(story.guardian)
    client.post(f"/our-registers/withheld/{asked.pk}/withhold/", LATER | {"reason": "A risk.", "version": 1})
    assert "Somebody else changed this" in said(client.post(story_page, {"reason": "No risk.", "version": 1}))
    assert Withholding.objects.get().decision == "granted"


@pytest.mark.parametrize("deed", ["withhold", "refuse", "review", "release"])
def test_nobody_but_the_guardian_decides(story: Story, client_of: Clients, deed: str) -> None:
    address = f"/our-registers/withheld/{story.asked(story.ada).pk}/{deed}/"
    for who, answer in ((story.officer, 403), (story.auditor, 403), (story.basil, 404)):
        assert client_of(who).get(address).status_code == answer
