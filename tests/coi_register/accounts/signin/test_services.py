"""A lost second step is taken off by two others; an address changes as a deed, and both addresses are told."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from allauth.account.adapter import get_adapter
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client, RequestFactory

from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import User
from coi_register.accounts.signin import codes, mails, services
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from tests.factories import CcgFactory, RoleHeldFactory, actor_with, arranged

pytestmark = pytest.mark.django_db

TODAY = date(2018, 3, 1)


@pytest.fixture
def ccg() -> Any:
    return CcgFactory()


@pytest.fixture
def officers(ccg: Any) -> tuple[Actor, Actor]:
    """Two officers of one CCG."""
    return actor_with(Role.OFFICER, ccg=ccg), actor_with(Role.OFFICER, ccg=ccg)


@pytest.fixture
def arthur(account: Callable[..., User], ccg: Any) -> User:
    """An auditor of the same CCG, with an app."""
    user = account(email="arthur@example.org", name="Arthur Sample")
    RoleHeldFactory(user=user, role=Role.AUDITOR, ccg=ccg)
    with arranged():
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": codes.sealed("A" * 32)})
    return user


def test_two_officers_take_a_lost_second_step_off_and_its_holder_sets_up_another(
    arthur: User, officers: tuple[Actor, Actor], client: Client, sign_in: Callable[..., Any]
) -> None:
    one, other = officers
    services.remove_factors(arthur, by=one, confirmed_by=other, on=TODAY, because="Seen in person with a badge.")
    done = Deed.objects.get(name="second_step.taken_away")
    assert (done.by_id, done.because) == (one.user_id, f"Seen in person with a badge. Confirmed by {other.name}.")
    sign_in(client, arthur)
    assert client.get("/")["Location"].startswith("/account/sign-in/ways/")


def test_one_officer_alone_the_holder_or_nobody_s_reason_is_not_enough(arthur: User, officers: tuple[Actor, Actor]) -> None:
    one, other = officers
    with pytest.raises(CannotBeDone, match="Two officers must agree"):
        services.remove_factors(arthur, by=one, confirmed_by=one, on=TODAY, because="Seen.")
    with pytest.raises(CannotBeDone, match="how you made sure"):
        services.remove_factors(arthur, by=one, confirmed_by=other, on=TODAY, because=" ")
    holder = Actor(name="Arthur Sample", user_id=arthur.pk)
    with pytest.raises(NotAllowed):
        services.remove_factors(arthur, by=one, confirmed_by=holder, on=TODAY, because="Seen.")
    assert Authenticator.objects.filter(user=arthur).exists()


def test_an_officer_of_another_ccg_takes_off_nothing(arthur: User, officers: tuple[Actor, Actor]) -> None:
    stranger = actor_with(Role.OFFICER, ccg=CcgFactory())
    with pytest.raises(NotAllowed):
        services.remove_factors(arthur, by=officers[0], confirmed_by=stranger, on=TODAY, because="Seen.")
    assert Authenticator.objects.filter(user=arthur).exists()


def test_a_new_address_is_a_deed_and_both_addresses_are_told(arthur: User, officers: tuple[Actor, Actor]) -> None:
    former = services.change_address(arthur, to="Sample@Example.org", by=officers[0], on=TODAY, because="He married.")
    with request_context(request := RequestFactory().get("/")):
        get_adapter().tell_of_new_address(arthur, former)
    for message in mails.written_by(request):
        mails.send(message)
    assert Deed.objects.get(name="account.address_changed").by_id == officers[0].user_id
    assert [message.to for message in mail.outbox] == [["arthur@example.org"], ["sample@example.org"]]
    assert all("new email address: sample@example.org" in str(message.body) for message in mail.outbox)


def test_an_address_that_is_taken_is_refused_in_words(
    arthur: User, officers: tuple[Actor, Actor], account: Callable[..., User]
) -> None:
    account(email="taken@example.org")
    with pytest.raises(CannotBeDone, match="account with the address taken@"):
        services.change_address(arthur, to="TAKEN@example.org", by=officers[0], on=TODAY)
    with pytest.raises(NotAllowed):
        services.change_address(arthur, to="new@example.org", by=actor_with(Role.AUDITOR, ccg=CcgFactory()), on=TODAY)
    assert User.objects.get(pk=arthur.pk).email == "arthur@example.org"
