"""Inviting a person opens their account and writes to them, or does neither."""

from typing import Any

import pytest

from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import Invitation, User
from coi_register.accounts.selectors import actor_of
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.people import services
from tests.factories import CcgFactory, PersonFactory, UserFactory, actor_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def basil() -> Any:
    return PersonFactory(name="Dr Basil Sample")


@pytest.fixture
def officer(basil: Any) -> Actor:
    return actor_with(Role.OFFICER, ccg=basil.ccg)


def test_the_account_is_the_persons_own(basil: Any, officer: Actor) -> None:
    invitation = services.invite(basil, email="basil@example.org", by=officer)
    assert actor_of(invitation.user, on=officer.on).person == basil.pk  # type: ignore[arg-type]
    assert invitation.user.name == "Dr Basil Sample"


def test_an_address_in_use_changes_nothing(basil: Any, officer: Actor) -> None:
    UserFactory(email="basil@example.org")
    with pytest.raises(CannotBeDone, match="account with the address"):
        services.invite(basil, email="Basil@example.org", by=officer)
    basil.refresh_from_db()
    assert basil.user is None
    assert not Invitation.objects.exists()


def test_only_the_officer_of_their_ccg_invites_them(basil: Any) -> None:
    for who in (actor_with(Role.SECRETARY, ccg=basil.ccg), actor_with(Role.OFFICER, ccg=CcgFactory())):
        with pytest.raises(NotAllowed):
            services.invite(basil, email="basil@example.org", by=who)
    assert not User.objects.filter(email="basil@example.org").exists()
