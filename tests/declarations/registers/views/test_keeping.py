"""An officer says who decides for the CCG, and when they no longer do."""

from collections.abc import Callable

import pytest
from django.test import Client

from declarations.registers import services
from declarations.registers.models import DecisionMaker, Hold
from tests import factories as make
from tests.declarations.registers.story import INTERESTS, ON, Story
from tests.filling_in import fill_in

pytestmark = pytest.mark.usefixtures("demo_today")
Clients = Callable[..., Client]
SINCE = {"since-day": "1", "since-month": "1", "since-year": "2018", "basis": "contracts"}
UNTIL = {"until-day": "1", "until-month": "2", "until-year": "2018"}


def test_an_officer_names_somebody_who_decides_and_ends_it(story: Story, client_of: Clients) -> None:
    zoe = make.PersonFactory(ccg=story.ccg, name="Zoe Example")
    client, address = client_of(story.officer), f"/our-registers/{story.ccg.pk}/who-decides/"
    fill_in(client, f"{address}add/", SINCE | {"person": str(zoe.pk)})
    mark = DecisionMaker.objects.get()
    page = client.get(address).content.decode()
    assert "May enter into contracts for the CCG" in page
    assert f"/our-registers/who-decides/{mark.pk}/end/" in page
    fill_in(client, f"/our-registers/who-decides/{mark.pk}/end/", UNTIL)
    assert "1 February 2018" in client.get(address).content.decode()


def test_nobody_of_another_ccg_can_be_named(story: Story, client_of: Clients) -> None:
    stranger = make.PersonFactory()
    answer = fill_in(
        client_of(story.officer), f"/our-registers/{story.ccg.pk}/who-decides/add/", SINCE | {"person": str(stranger.pk)}
    )
    assert "select one of the options" in answer.content.decode()


def test_others_read_who_decides_and_name_nobody(story: Story, client_of: Clients) -> None:
    client = client_of(story.auditor)
    assert "Name somebody" not in client.get(f"/our-registers/{story.ccg.pk}/who-decides/").content.decode()
    assert client.get(f"/our-registers/{story.ccg.pk}/who-decides/add/").status_code == 403


def test_a_hold_is_released_on_its_page(story: Story, client_of: Clients) -> None:
    held = services.place_hold(
        story.ccg, register=INTERESTS, entry=story.adas.pk, because="An inquiry.", on=ON, by=story.officer
    )
    fill_in(client_of(story.officer), f"/our-registers/holds/{held.pk}/release/", {"because": "It is over."})
    assert Hold.objects.get().released_on == ON
