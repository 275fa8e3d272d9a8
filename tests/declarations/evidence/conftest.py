"""The small committee of the conflicts room, and somebody who issues its papers."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.selectors import actor_of
from committees.meetings.selectors import convened
from committees.models import Meeting
from declarations.evidence import services
from declarations.evidence.models import Issue
from tests.declarations.conflicts.conftest import ON, Room, room  # noqa: F401 - a fixture
from tests.factories import RoleHeldFactory, arranged


@pytest.fixture
def officer(room: Room) -> Actor:  # noqa: F811
    return actor_of(RoleHeldFactory(role=Role.OFFICER, ccg=room.committee.ccg).user, on=ON)


def at_hand(meeting: UUID) -> Meeting:
    found = convened(meeting)
    assert found is not None
    return found


def issued(room: Room, by: Actor, **more: Any) -> Issue:  # noqa: F811
    return services.issue_papers(at_hand(room.meeting.pk), by=by, **more)


def spoilt(issue: Issue, **columns: Any) -> Issue:
    """The row altered behind the product's back."""

    sets = ", ".join(f"{name} = %s" for name in columns)
    with arranged(), connection.cursor() as cursor:
        key = Issue._meta.pk.get_db_prep_value(issue.pk, connection)
        cursor.execute(f"UPDATE declarations_issue SET {sets} WHERE id = %s", [*columns.values(), key])  # noqa: S608
    return Issue.objects.get(pk=issue.pk)
