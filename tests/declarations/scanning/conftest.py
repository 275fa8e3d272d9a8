"""An item of a CCG with two practices near each other, its officer, and papers of any words."""

from collections.abc import Callable
from typing import Any

import pytest

from coi_register.accounts.actors import Actor, Role
from committees.models import Item, Paper
from declarations.scanning import gather
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    HoldingFactory,
    ItemFactory,
    MeetingFactory,
    MembershipFactory,
    PaperFactory,
    PersonFactory,
    PracticeFactory,
    SeatFactory,
    actor_with,
)


@pytest.fixture(autouse=True)
def _names_of_this_test() -> None:
    """A test's rows are rolled back, and the numbers of their versions are given anew."""
    gather._made.cache_clear()


@pytest.fixture
def committee() -> Any:
    return CommitteeFactory(ccg=CcgFactory(name="NHS Wexbridge CCG"))


@pytest.fixture
def officer(committee: Any) -> Actor:
    return actor_with(Role.OFFICER, ccg=committee.ccg)


@pytest.fixture
def item(committee: Any) -> Item:
    meeting = MeetingFactory(ccg=committee.ccg, committees=[committee])
    return ItemFactory(meeting=meeting, number="6", title="Rents", kind="premises")


@pytest.fixture
def practice(committee: Any) -> Callable[..., Any]:
    def make(name: str, **more: Any) -> Any:
        made = PracticeFactory(name=name, **more)
        MembershipFactory(practice=made, ccg=committee.ccg)
        return made

    return make


@pytest.fixture
def park(practice: Callable[..., Any]) -> Any:
    return practice("Park Surgery", ods_code="Y01234", postcode="WX1 1AA")


@pytest.fixture
def ada(committee: Any) -> Any:
    person = PersonFactory(name="Dr Ada Example", ccg=committee.ccg, position="GP")
    return HoldingFactory(seat=SeatFactory(committee=committee), person=person).person


@pytest.fixture
def paper(item: Item) -> Callable[..., Paper]:
    def make(*pages: str, **more: Any) -> Paper:
        paper: Paper = PaperFactory(item=item, pages=[*pages], **{"title": "Rent review"} | more)
        return paper

    return make
