"""Ending sessions: one's own, and somebody else's."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from coi_register.accounts import services
from coi_register.accounts.actors import Role
from coi_register.accounts.models import User
from coi_register.accounts.selectors import actor_of, sessions_of
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from tests.factories import CcgFactory, UserFactory, actor_with

pytestmark = pytest.mark.django_db
TODAY = date(2018, 3, 1)


@pytest.fixture
def ada() -> User:
    return UserFactory(ccg=CcgFactory())


def open_of(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_a_session_that_was_ended_opens_nothing_more(ada: User, client_of: Callable[..., Client]) -> None:
    one, other = client_of(ada), client_of(ada)
    mine = actor_of(ada, on=TODAY)
    services.end_session(ada, sitting=one.session["sitting"]["id"], by=mine)
    assert (open_of(one), open_of(other)) == (False, True)


def test_all_but_the_one_in_hand_are_ended(ada: User, client_of: Callable[..., Client]) -> None:
    one, other, third = (client_of(ada) for _ in range(3))
    services.end_other_sessions(ada, but=one.session["sitting"]["id"], by=actor_of(ada, on=TODAY))
    assert [open_of(each) for each in (one, other, third)] == [True, False, False]


def test_an_officer_ends_the_sessions_of_an_account_of_their_ccg(ada: User, client_of: Callable[..., Client]) -> None:
    client = client_of(ada)
    services.end_sessions_of(ada, by=actor_with(Role.OFFICER, ccg=ada.ccg))
    assert not open_of(client)
    assert sessions_of(ada) == []


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.GUARDIAN, Role.CHAIR])
def test_nobody_else_does(role: Role, ada: User, client_of: Callable[..., Client]) -> None:
    client_of(ada)
    for who in (actor_with(role, ccg=ada.ccg), actor_with(Role.OFFICER, ccg=CcgFactory())):
        with pytest.raises(NotAllowed):
            services.end_sessions_of(ada, by=who)
    assert len(sessions_of(ada)) == 1


def test_what_has_ended_is_not_ended_again(ada: User) -> None:
    mine: Any = actor_of(ada, on=TODAY)
    with pytest.raises(CannotBeDone, match="ended already"):
        services.end_session(ada, sitting=uuid4(), by=mine)
