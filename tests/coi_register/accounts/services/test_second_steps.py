"""A lost second step is taken off by two people, neither of them its holder; or it stays."""

from datetime import date, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from coi_register.accounts import services
from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import StepLost, User
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from tests.factories import CcgFactory, RoleHeldFactory, UserFactory, actor_with, arranged

pytestmark = pytest.mark.django_db
TODAY = date(2018, 3, 1)


@pytest.fixture
def ccg() -> Any:
    return CcgFactory()


@pytest.fixture
def officers(ccg: Any) -> tuple[Actor, Actor]:
    return actor_with(Role.OFFICER, ccg=ccg), actor_with(Role.OFFICER, ccg=ccg)


@pytest.fixture
def arthur(ccg: Any) -> User:
    user = UserFactory(name="Arthur Sample")
    RoleHeldFactory(user=user, role=Role.AUDITOR, ccg=ccg)
    with arranged():
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "kept elsewhere"})
    return user


def said(arthur: User, by: Actor) -> StepLost:
    return services.tell_step_lost(arthur, on=TODAY, by=by, because="Seen.")


def test_neither_who_asked_nor_the_holder_agrees(arthur: User, officers: tuple[Actor, Actor]) -> None:
    lost, holder = said(arthur, officers[0]), Actor(name="Arthur Sample", user_id=arthur.pk)
    for alone in (officers[0], holder):
        with pytest.raises(NotAllowed):
            services.take_off_step(lost, on=TODAY, by=alone)
    with pytest.raises(NotAllowed):
        services.tell_step_lost(arthur, on=TODAY, by=holder, because="I am sure it is I.")
    assert Authenticator.objects.filter(user=arthur).exists()


def test_an_officer_of_another_ccg_neither_asks_nor_agrees(arthur: User, officers: tuple[Actor, Actor]) -> None:
    stranger = actor_with(Role.OFFICER, ccg=CcgFactory())
    with pytest.raises(NotAllowed):
        said(arthur, stranger)
    with pytest.raises(NotAllowed):
        services.take_off_step(said(arthur, officers[0]), on=TODAY, by=stranger)
    RoleHeldFactory(user=arthur, role=Role.AUDITOR, ccg=CcgFactory())
    with pytest.raises(NotAllowed, match="another CCG"):
        services.take_off_step(StepLost.objects.get(), on=TODAY, by=officers[1])


def test_it_takes_a_reason_and_something_to_take_off(arthur: User, officers: tuple[Actor, Actor]) -> None:
    with pytest.raises(CannotBeDone, match="how you made sure"):
        services.tell_step_lost(arthur, on=TODAY, by=officers[0], because=" ")
    said(arthur, officers[0])
    with pytest.raises(CannotBeDone, match="has said so already"):
        said(arthur, officers[1])
    services.take_off_step(StepLost.objects.get(), on=TODAY, by=officers[1])
    with pytest.raises(CannotBeDone, match="has no second step"):
        said(arthur, officers[0])


def test_after_three_days_it_has_run_out_and_may_be_said_anew(arthur: User, officers: tuple[Actor, Actor]) -> None:
    lost, later = said(arthur, officers[0]), TODAY + timedelta(days=3)
    with pytest.raises(CannotBeDone, match="has run out"):
        services.take_off_step(lost, on=later, by=officers[1])
    anew = services.tell_step_lost(arthur, on=later, by=officers[0], because="Seen again.")
    services.take_off_step(anew, on=later, by=officers[1])
    assert not Authenticator.objects.filter(user=arthur).exists()


def test_the_database_itself_wants_two(arthur: User, officers: tuple[Actor, Actor]) -> None:
    lost = said(arthur, officers[0])
    lost.settled_by_id, lost.settled_on, lost.agreed = officers[0].user_id, TODAY, True
    with pytest.raises(IntegrityError, match="two_people_take_off"), transaction.atomic(), arranged():
        lost.save()


def test_an_address_that_is_taken_or_asked_for_by_a_stranger_is_refused(arthur: User, officers: tuple[Actor, Actor]) -> None:
    former = arthur.email
    UserFactory(email="taken@example.org")
    with pytest.raises(CannotBeDone, match="account with the address taken@"):
        services.change_address(arthur, email="TAKEN@example.org", by=officers[0], on=TODAY, because="Married.")
    stranger = actor_with(Role.OFFICER, ccg=CcgFactory())
    with pytest.raises(NotAllowed):
        services.change_address(arthur, email="new@example.org", by=stranger, on=TODAY, because="Married.")
    with pytest.raises(CannotBeDone, match="Say why"):
        services.change_address(arthur, email="new@example.org", by=officers[0], on=TODAY, because="")
    assert User.objects.get(pk=arthur.pk).email == former
