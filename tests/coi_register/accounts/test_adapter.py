"""Nobody opens an account for themselves."""

import pytest
from django.test import Client

from coi_register.accounts.models import User


@pytest.mark.django_db
def test_a_stranger_who_signs_up_gets_no_account(client: Client) -> None:
    answer = client.post("/account/sign-up/", {"email": "stranger@example.org", "password1": "a-long-enough-password"})
    assert answer.status_code == 200
    assert not User.objects.exists()
