"""A committee with its officer and a planned meeting, as the tests of this room want them."""

from typing import Any

import pytest

from coi_register.accounts.actors import Actor, Role
from committees.meetings import services
from committees.models import Item, Meeting
from tests.factories import CommitteeFactory, HoldingFactory, MeetingFactory, SeatFactory, actor_with


@pytest.fixture
def committee() -> Any:
    return CommitteeFactory()


@pytest.fixture
def officer(committee: Any) -> Actor:
    return actor_with(Role.OFFICER, ccg=committee.ccg)


@pytest.fixture
def meeting(committee: Any) -> Meeting:
    return MeetingFactory(ccg=committee.ccg, committees=[committee])


@pytest.fixture
def item(meeting: Meeting, officer: Actor) -> Item:
    return services.add_item(
        meeting, number="6", title="Award of a contract", kind="contract_award", by=officer, decision=True
    )


@pytest.fixture
def holding(committee: Any) -> Any:
    return HoldingFactory(seat=SeatFactory(committee=committee, office="Lay member for audit"))
