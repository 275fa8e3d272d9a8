"""Signing in."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_page(client: Client) -> None:
    r = client.get("/account/sign-in/", secure=True)
    assert r.status_code == 200
    print(r.content.decode(), r.headers)
    r = client.get("/nowhere/", secure=True)
    assert r.status_code == 404
    print(r.headers)
