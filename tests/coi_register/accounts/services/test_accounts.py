"""Opening and closing accounts."""

from datetime import date

import pytest
from django.test import Client

from coi_register.accounts import services
from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import Session, User
from coi_register.accounts.selectors import actor_of
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.models import Organisation
from tests.factories import CcgFactory, RoleHeldFactory, UserFactory, actor_with

pytestmark = pytest.mark.django_db

TODAY = date(2018, 3, 1)


@pytest.fixture
def ccg() -> Organisation:
    return CcgFactory()


@pytest.fixture
def officer(ccg: Organisation) -> Actor:
    return actor_with(Role.OFFICER, ccg=ccg)


def test_an_officer_opens_an_account_and_the_deed_names_them(officer: Actor) -> None:
    user = services.open_account(email="New@Example.org", name="Nora Example", by=officer, password="three-odd-words")
    assert (user.email, user.name, user.check_password("three-odd-words")) == ("new@example.org", "Nora Example", True)
    assert Deed.objects.get(name="account.opened").by_id == officer.user_id


def test_an_account_opened_without_a_password_cannot_be_signed_in_to(officer: Actor) -> None:
    assert not services.open_account(email="new@example.org", name="Nora Example", by=officer).has_usable_password()


def test_two_accounts_never_share_an_address_whatever_its_case(officer: Actor) -> None:
    services.open_account(email="new@example.org", name="Nora Example", by=officer)
    with pytest.raises(CannotBeDone, match="account with the address new@") as refused:
        services.open_account(email="NEW@example.org", name="Noel Example", by=officer)
    assert refused.value.field == "email"
    assert Deed.objects.filter(name="account.opened").count() == 1


def test_a_short_password_is_refused(officer: Actor) -> None:
    with pytest.raises(CannotBeDone, match="at least 12 characters") as refused:
        services.open_account(email="new@example.org", name="Nora Example", by=officer, password="short")
    assert refused.value.field == "password"
    assert not User.objects.filter(email="new@example.org").exists()


def test_the_same_form_sent_twice_opens_one_account(officer: Actor) -> None:
    once = "2b1f7a3e-6f3c-4d7e-9a53-0d9c5f6f0c11"
    services.open_account(email="new@example.org", name="Nora Example", by=officer, once=once)
    with pytest.raises(audit.AlreadyDone):
        services.open_account(email="new@example.org", name="Nora Example", by=officer, once=once)


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.OFFICER, Role.ADMIN)])
def test_nobody_else_opens_accounts(role: Role, ccg: Organisation) -> None:
    with pytest.raises(NotAllowed):
        services.open_account(email="new@example.org", name="Nora Example", by=actor_with(role, ccg=ccg))
    assert not User.objects.filter(email="new@example.org").exists()


def test_a_closed_account_has_no_rights_at_the_next_request(officer: Actor, ccg: Organisation, client: Client) -> None:
    held = RoleHeldFactory(role=Role.AUDITOR, ccg=ccg)
    client.force_login(held.user)
    services.close_account(held.user, on=TODAY, by=officer, because="They left.")
    assert client.get("/account/password/", follow=False).headers["Location"].startswith("/account/sign-in/")
    assert not actor_of(User.objects.get(pk=held.user_id), on=TODAY).is_signed_in


def test_an_officer_does_not_close_an_account_of_another_ccg(officer: Actor) -> None:
    held = RoleHeldFactory(role=Role.AUDITOR)
    with pytest.raises(NotAllowed):
        services.close_account(held.user, on=TODAY, by=officer, because="")
    held.user.refresh_from_db()
    assert held.user.is_active


def test_an_account_of_two_ccgs_is_closed_by_the_administrator(officer: Actor, ccg: Organisation) -> None:
    held = RoleHeldFactory(role=Role.AUDITOR, ccg=ccg)
    RoleHeldFactory(role=Role.AUDITOR, user=held.user)
    with pytest.raises(NotAllowed, match="ask the system administrator"):
        services.close_account(held.user, on=TODAY, by=officer, because="")
    services.close_account(held.user, on=TODAY, by=actor_with(Role.ADMIN, ccg=ccg), because="They left.")
    assert not held.user.is_active


def test_closing_an_account_ends_its_sessions_and_its_invitation(officer: Actor, ccg: Organisation, client: Client) -> None:
    user = UserFactory(ccg=ccg, password="!unusable")
    services.invite(user, by=officer)
    client.force_login(user)
    services.close_account(user, on=TODAY, by=officer, because="They left.")
    assert not Session.objects.filter(user=user).exists()
    assert not user.invitations.filter(withdrawn_at=None).exists()


def test_nobody_closes_their_own_account(officer: Actor) -> None:
    with pytest.raises(NotAllowed, match="ask another officer"):
        services.close_account(User.objects.get(pk=officer.user_id), on=TODAY, by=officer, because="")


def test_an_officer_opens_no_account_for_another_ccg(officer: Actor) -> None:
    with pytest.raises(NotAllowed):
        services.open_account(email="new@example.org", name="Nora Example", ccg=CcgFactory(), by=officer)


def test_an_account_is_opened_and_its_holder_invited_or_neither(officer: Actor, ccg: Organisation) -> None:
    user = services.open_and_invite(email="new@example.org", name="Nora Example", ccg=ccg, by=officer)
    assert user.letters.get().invitation.user == user
    with pytest.raises(CannotBeDone):
        services.open_and_invite(email="new@example.org", name="Noel Example", ccg=ccg, by=officer)
    assert User.objects.filter(email="new@example.org").count() == 1
