"""An invitation: a letter with a link that works once, for three days, and of which only a hash is kept."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from coi_register import clock
from coi_register.accounts import services
from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import Invitation, Letter, User
from coi_register.accounts.selectors import invitation_opened_by
from coi_register.accounts.services.posting import OPEN_FOR
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.models import Organisation
from tests.factories import CcgFactory, UserFactory, actor_with, arranged

pytestmark = pytest.mark.django_db
PASSWORD = "three-odd-words"


@pytest.fixture
def ccg() -> Organisation:
    return CcgFactory()


@pytest.fixture
def officer(ccg: Organisation) -> Actor:
    return actor_with(Role.OFFICER, ccg=ccg)


@pytest.fixture
def basil(ccg: Organisation) -> User:
    return UserFactory(ccg=ccg, name="Dr Basil Sample", email="basil@example.org", password="!unusable")


@pytest.fixture
def invited(
    officer: Actor, basil: User, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]
) -> str:
    """The token in the letter."""
    with django_capture_on_commit_callbacks(execute=True):
        services.invite(basil, by=officer)
    return token()


def token() -> str:
    found = re.search(r"/account/invitation/([\w-]+)/", str(mail.outbox[-1].body))
    assert found
    return found[1]


def later(monkeypatch: pytest.MonkeyPatch, by: timedelta) -> None:
    now = clock.instant()
    monkeypatch.setattr(clock, "instant", lambda: now + by)


def test_the_letter_says_who_invites_and_until_when(invited: str, officer: Actor) -> None:
    [letter] = mail.outbox
    assert letter.to == ["basil@example.org"]
    assert officer.name in letter.body
    assert "{" not in letter.body


def test_the_link_is_long_and_no_table_holds_it(invited: str) -> None:
    assert len(invited) >= 43  # 256 bits, of which each character holds six
    row, letter = Invitation.objects.get(), Letter.objects.get()
    told = [str(value) for one in (row, letter, *row.history.all(), *letter.history.all()) for value in vars(one).values()]
    assert not [value for value in told if invited in value]


def test_whoever_has_the_link_chooses_the_password_once(invited: str, basil: User) -> None:
    services.accept(invited, password=PASSWORD)
    basil.refresh_from_db()
    assert basil.check_password(PASSWORD)
    with pytest.raises(CannotBeDone, match="does not work any more"):
        services.accept(invited, password="four-other-words")
    basil.refresh_from_db()
    assert basil.check_password(PASSWORD)


def test_a_weak_password_is_refused_and_the_link_still_works(invited: str) -> None:
    with pytest.raises(CannotBeDone) as refused:
        services.accept(invited, password="short")
    assert refused.value.field == "password"
    assert services.accept(invited, password=PASSWORD)


@pytest.mark.parametrize(("after", "opens"), [(OPEN_FOR - timedelta(seconds=5), True), (OPEN_FOR, False)])
def test_a_link_runs_out_after_three_days(
    invited: str, after: timedelta, opens: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, after)
    assert (invitation_opened_by(invited) is not None) is opens


def test_a_new_letter_ends_the_link_of_the_old(
    invited: str, officer: Actor, basil: User, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        services.invite(basil, by=officer)
    assert invitation_opened_by(invited) is None
    assert invitation_opened_by(token()) is not None


def test_a_withdrawn_invitation_opens_nothing(invited: str, officer: Actor) -> None:
    services.withdraw_invitation(Invitation.objects.get(), by=officer)
    assert invitation_opened_by(invited) is None
    with pytest.raises(CannotBeDone, match="not open any more"):
        services.withdraw_invitation(Invitation.objects.get(), by=officer)


def test_a_closed_account_is_not_entered_by_its_invitation(invited: str, basil: User) -> None:
    basil.is_active = False
    with arranged():
        basil.save()
    assert invitation_opened_by(invited) is None


def test_whoever_has_a_password_is_not_invited_over_it(officer: Actor, basil: User) -> None:
    basil.set_password(PASSWORD)
    with arranged():
        basil.save()
    with pytest.raises(CannotBeDone, match="has a password already"):
        services.invite(basil, by=officer)


def test_nobody_is_invited_by_an_officer_of_another_ccg(basil: User) -> None:
    with pytest.raises(NotAllowed):
        services.invite(basil, by=actor_with(Role.OFFICER, ccg=CcgFactory()))
    assert not Invitation.objects.exists()
