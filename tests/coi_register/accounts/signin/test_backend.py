"""A right password opens the door, and is kept in the newest way from then on."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.hashers import identify_hasher, make_password
from django.test import Client

from coi_register import settings as product
from coi_register.accounts.models import User
from coi_register.audit.models import Deed
from tests.coi_register.accounts.signin.conftest import PASSWORD
from tests.factories import arranged

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_kept_for_years(account: Callable[..., User], settings: Any) -> User:
    """An account whose password was kept by PBKDF2, at a service that keeps new ones by Argon2id."""
    settings.PASSWORD_HASHERS = product.PASSWORD_HASHERS
    user = account()
    with arranged():
        User.objects.filter(pk=user.pk).update(password=make_password(PASSWORD, hasher="pbkdf2_sha256"))
    return User.objects.get(pk=user.pk)


def test_a_password_kept_in_an_old_way_is_kept_anew_as_a_deed_when_it_is_next_given(
    as_kept_for_years: User, sign_in: Callable[..., Any], client: Client
) -> None:
    assert sign_in(client, as_kept_for_years).status_code == 302
    as_kept_for_years.refresh_from_db()
    assert as_kept_for_years.password.startswith("argon2$argon2id$")
    assert as_kept_for_years.check_password(PASSWORD)
    assert Deed.objects.get(name="password.kept_anew").by == as_kept_for_years
    assert client.get("/").status_code == 200


def test_a_wrong_password_changes_nothing(as_kept_for_years: User, sign_in: Callable[..., Any], client: Client) -> None:
    sign_in(client, as_kept_for_years, "wrong")
    assert identify_hasher(User.objects.get(pk=as_kept_for_years.pk).password).algorithm == "pbkdf2_sha256"
    assert not Deed.objects.filter(name="password.kept_anew").exists()
