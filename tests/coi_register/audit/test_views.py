"""The history page of a thing."""

from typing import Any

import pytest
from django.http import Http404, HttpResponse
from django.test import Client
from django.urls import include, path

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.audit.views import history_page
from coi_register.urls import handler404  # noqa: F401
from committees.models import Concern, Item
from tests.factories import BY_THE_TEST, ConcernFactory, ItemFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def item_for(actor: Actor, pk: Any) -> Item:
    item = Item.objects.filter(pk=pk).first()
    if item is None or item.part == "private":
        raise Http404
    return item


shown = history_page(
    action="read_meeting",
    get=item_for,
    title_of=lambda item: f"Item {item}",
    related=lambda item: [Concern.history.filter(item_id=item.pk)],
    back=lambda item: ("Back to the item", f"/items/{item.pk}/"),
)
urlpatterns = [
    path("account/", include("coi_register.accounts.urls")),
    path("", lambda request: HttpResponse("home"), name="home"),
    path("items/<uuid:pk>/history/", shown, name="item_history"),
]


@pytest.fixture
def reader() -> Client:
    client = Client()
    client.force_login(UserFactory())
    return client


def test_it_tells_the_thing_and_what_belongs_to_it(reader: Client) -> None:
    item = ItemFactory(number="5", title="An invented contract")
    ConcernFactory(item=item, topic="Invented topic")
    with audit.deed("item.amended", by=BY_THE_TEST, because="A slip."):
        item.title = "An invented <em>contract</em>"
        item.save()
    page = " ".join(reader.get(f"/items/{item.pk}/history/").content.decode().split())
    for told in (
        "Item amended by the test",
        "A slip.",
        "An invented &lt;em&gt;contract",
        "Invented topic",
        "Back to the item",
    ):
        assert told in page
    assert "<em>" not in page


def test_it_asks_for_a_sign_in(client: Client) -> None:
    assert client.get(f"/items/{ItemFactory().pk}/history/").headers["Location"].startswith("/account/sign-in/")


def test_what_the_reader_may_not_know_of_is_answered_as_what_never_was(reader: Client) -> None:
    hidden = reader.get(f"/items/{ItemFactory(part='private').pk}/history/")
    absent = reader.get("/items/00000000-0000-4000-8000-000000000000/history/")
    assert hidden.status_code == absent.status_code == 404


def test_the_page_is_guarded_by_the_action_it_is_for() -> None:
    assert shown.guard == "read_meeting"
