"""The pages on what if: who may try, what they say, how much they ask of the database, and what is saved."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Role
from declarations.whatif.address import Tries
from declarations.whatif.suppositions import Away, Handled
from tests.declarations.conflicts.conftest import Room, room
from tests.factories import RoleHeldFactory

__all__ = ["room"]
ClientOf = Callable[[Any], Client]


def url(room: Room, *tried: Any, name: str = "what_if") -> str:
    return reverse(name, args=[room.meeting.id]) + Tries().trying(*tried).query


@pytest.fixture
def officer(room: Room, client_of: ClientOf) -> Client:
    return client_of(RoleHeldFactory(role=Role.OFFICER, ccg=room.committee.ccg).user)


def test_it_says_whether_the_item_can_be_decided(room: Room, officer: Client) -> None:
    page = officer.get(url(room)).content.decode()
    assert "Item 6 can be decided as it stands." in page
    page = officer.get(url(room, Away(room.people["chair"].id), Away(room.people["vice"].id))).content.decode()
    assert "Item 6 could no longer be decided" in page


def test_a(room: Room, officer: Client) -> None:
    for name in ("what_if_invite", "what_if_party", "what_if_save"):
        response = officer.get(url(room, Handled(room.item.id, room.people["gp"].id, None), name=name))
        assert response.status_code == 200
