"""What accounts are like before anybody comes, and how a password is typed."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from coi_register.accounts.actors import Role
from coi_register.accounts.models import User
from tests.factories import RoleHeldFactory, arranged

pytestmark = pytest.mark.django_db
SPACED, PASSWORD = "  three ODD words ", "three-odd-words"


@pytest.fixture
def account() -> Callable[..., User]:
    """`account()`: one with the password, and with these roles."""

    def opened(*roles: Role, email: str = "ada@example.org") -> User:
        with arranged():
            user = User.objects.create_user(email, "Ada Example", PASSWORD)
        for role in roles:
            RoleHeldFactory(user=user, role=role)
        return user

    return opened


def of_passwords(page: str) -> list[str]:
    """The fields of a page that ask for one."""
    return [tag for tag in re.findall(r"<input\b[^>]*>", page) if re.search(r'name="\w*(password|again)\w*"', tag)]


def test_no_account_is_there_before_somebody_opens_one() -> None:
    assert not User.objects.exists()


def test_no_account_has_a_hint_or_a_secret_question() -> None:
    names = {field.name for field in User._meta.get_fields()}
    assert not [name for name in names if re.search("hint|question|answer|maiden|reminder", name)]


def test_a_field_for_a_password_masks_it_and_takes_what_is_pasted(client: Client, account: Callable[..., User]) -> None:
    pages = [client.get("/account/sign-in/").content.decode()]
    client.force_login(account())
    pages.append(client.get("/account/password/").content.decode())
    for page in pages:
        assert of_passwords(page)
        for tag in of_passwords(page):
            assert 'type="password"' in tag
            assert re.search(r'autocomplete="(current|new)-password"', tag)
            assert not re.search(r"onpaste|readonly|maxlength|autocomplete=\"off\"", tag)


def test_a_password_counts_exactly_as_it_was_typed(client: Client, account: Callable[..., User]) -> None:
    user = account()
    user.set_password(SPACED)
    for typed in (SPACED.strip(), SPACED.lower(), SPACED[:-1], SPACED + " "):
        assert not user.check_password(typed)
    client.force_login(account(email="basil@example.org"))
    asked: dict[str, Any] = {"oldpassword": PASSWORD, "password1": SPACED, "password2": SPACED}
    assert client.post("/account/password/", asked).status_code == 302
    assert User.objects.get(email="basil@example.org").check_password(SPACED)
    other = Client()
    told = {"login": "basil@example.org", "password": SPACED}
    assert other.post("/account/sign-in/", told | {"password": SPACED.strip()}).status_code == 200
    assert other.post("/account/sign-in/", told).status_code == 302


def test_a_new_password_ends_the_sessions_begun_with_the_old(client: Client, account: Callable[..., User]) -> None:
    user, elsewhere = account(Role.DECLARER), Client()
    client.force_login(user)
    elsewhere.force_login(user)
    assert elsewhere.get("/account/").status_code == 200
    asked = {"oldpassword": PASSWORD, "password1": "four-other-odd-words", "password2": "four-other-odd-words"}
    assert client.post("/account/password/", asked).status_code == 302
    assert client.get("/account/").status_code == 200
    assert "sign-in" in elsewhere.get("/account/").headers["Location"]


def test_setting_up_a_second_step_asks_for_the_password_again(client: Client, account: Callable[..., User]) -> None:
    client.force_login(account(Role.DECLARER))
    session = client.session
    session.pop("account_authentication_methods", None)
    session.save()
    for page in ("/account/sign-in/app/", "/account/sign-in/passkey/add/"):
        assert client.get(page).headers["Location"].startswith("/account/sign-in/again/")
