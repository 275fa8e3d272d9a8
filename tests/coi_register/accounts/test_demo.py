"""The accounts of the demo."""

from django.contrib.auth.password_validation import validate_password

from coi_register.accounts.demo import demo_accounts
from coi_register.accounts.models import User


def test_no_demo_account_could_be_anybodys_real_address() -> None:
    assert all(account.email.endswith(".example") for account in demo_accounts())


def test_each_demo_account_is_a_different_person_in_a_different_role() -> None:
    for told in ("key", "email", "name", "role"):
        assert len({getattr(account, told) for account in demo_accounts()}) == len(demo_accounts())


def test_the_password_of_the_demo_keeps_our_own_rules() -> None:
    for account in demo_accounts():
        validate_password(account.password, User(email=account.email, name=account.name))
