"""An edition is prepared on one page by one officer, and published on another by another."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from declarations.registers.models import Edition
from tests.declarations.registers.story import Story
from tests.filling_in import fill_in

pytestmark = pytest.mark.usefixtures("demo_today")
Clients = Callable[..., Client]
TODAY = {"true_on-day": "1", "true_on-month": "3", "true_on-year": "2018"}


def editions_of(story: Story) -> str:
    return f"/our-registers/{story.ccg.pk}/interests/editions/"


def prepared(story: Story, client_of: Clients) -> Edition:
    answer = fill_in(client_of(story.officer), f"{editions_of(story)}prepare/", TODAY)
    assert answer.status_code == 302, answer.content.decode()
    return Edition.objects.get(published_at=None)


def said(answer: Any) -> str:
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_one_prepares_and_another_publishes(story: Story, client_of: Clients) -> None:
    made = prepared(story, client_of)
    address = f"/our-registers/editions/{made.pk}/"
    page = said(client_of(story.officer).get(address))
    assert "You prepared this edition. Another officer publishes it." in page
    assert "What it would change" in page
    assert "2 entries came." in page
    assert f"{address}publish/" not in page
    assert f"{address}publish/" in said(client_of(story.second).get(address))
    page = said(fill_in(client_of(story.second), f"{address}publish/", {}, follow=True))
    assert "The edition is published." in page
    assert "What it changed" in page
    assert "Register of interests, edition 1" in page
    assert "Edition 1" in said(client_of(story.auditor).get(editions_of(story)))
    assert "Ada Example" not in said(client_of(story.auditor).get(f"{address}history/"))


def test_whoever_prepared_it_is_told_on_the_page_to_publish(story: Story, client_of: Clients) -> None:
    made = prepared(story, client_of)
    answer = client_of(story.officer).post(f"/our-registers/editions/{made.pk}/publish/", {"version": 1})
    assert answer.status_code == 403
    assert "Another officer publishes it." in answer.content.decode()


def test_publishing_asks_to_sign_in_again(story: Story, client_of: Clients) -> None:
    made = prepared(story, client_of)
    answer = client_of(story.second, fresh=False).get(f"/our-registers/editions/{made.pk}/publish/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/sign-in/again/")


def test_what_stands_in_the_way_is_said_before_anybody_tries(story: Story, client_of: Clients) -> None:
    made = prepared(story, client_of)
    story.asked(story.basil)
    page = said(client_of(story.second).get(f"/our-registers/editions/{made.pk}/"))
    assert "It cannot be published yet" in page
    assert "1 request to withhold waits for the Guardian." in page
    page = said(fill_in(client_of(story.second), f"/our-registers/editions/{made.pk}/publish/"))
    assert "There is a problem" in page
    assert Edition.objects.get().number is None


def test_what_should_be_looked_at_first_is_said(story: Story, client_of: Clients) -> None:
    made = prepared(story, client_of)
    assert "1 person on the register has made no declaration." in said(
        client_of(story.second).get(f"/our-registers/editions/{made.pk}/")
    )


def test_an_edition_is_given_up_with_a_reason(story: Story, client_of: Clients) -> None:
    address = f"/our-registers/editions/{prepared(story, client_of).pk}/give-up/"
    assert "There is a problem" in said(fill_in(client_of(story.second), address, {"because": ""}))
    fill_in(client_of(story.second), address, {"because": "The wrong day."})
    assert Edition.objects.get().dropped_at is not None
    assert "Prepare the next edition" in said(client_of(story.officer).get(editions_of(story)))


def test_a_day_to_come_is_refused_on_its_question(story: Story, client_of: Clients) -> None:
    page = said(fill_in(client_of(story.officer), f"{editions_of(story)}prepare/", TODAY | {"true_on-day": "2"}))
    assert "2 March 2018 has not come yet." in page
