"""An officer, a planned meeting with an item, and papers that are read here instead of in a process of their own: faster."""

from collections.abc import Callable
from typing import Any

import pytest

from coi_register.accounts.actors import Actor, Role
from coi_register.refusals import CannotBeDone
from committees.models import Item, Paper
from committees.papers import services
from committees.papers.reading.found import Found, Unreadable
from committees.papers.reading.reader import read
from tests.committees.papers.made import pdf
from tests.factories import CommitteeFactory, ItemFactory, MeetingFactory, actor_with


@pytest.fixture(autouse=True)
def read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def checked(content: bytes, *, name: str) -> Found:
        try:
            return read(content)
        except Unreadable as refusal:
            raise CannotBeDone(f"“{name}” was not added. {refusal}", field="file") from refusal

    monkeypatch.setattr("committees.papers.services.receiving.checked", checked)


@pytest.fixture
def committee() -> Any:
    return CommitteeFactory()


@pytest.fixture
def officer(committee: Any) -> Actor:
    return actor_with(Role.OFFICER, ccg=committee.ccg)


@pytest.fixture
def item(committee: Any) -> Item:
    return ItemFactory(meeting=MeetingFactory(ccg=committee.ccg, committees=[committee]), number="6", title="A contract")


@pytest.fixture
def added(item: Item, officer: Actor) -> Callable[..., Paper]:
    """Add a paper of so many pages."""

    def add(*pages: str, title: str = "Business case", **more: Any) -> Paper:
        given = {"content": pdf(*pages), "name": "Case.pdf"} | more
        return services.add_paper(item, title=title, by=officer, **given)

    return add


@pytest.fixture
def paper(added: Callable[..., Paper]) -> Paper:
    return added("The Old Surgery", "A second page")
