"""What an officer does for whoever cannot sign in: a lost second step is taken off by two, and an address is changed."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import StepLost, User
from coi_register.accounts.signin import codes
from coi_register.audit.models import Deed
from tests.factories import CcgFactory, RoleHeldFactory, actor_with, arranged

pytestmark = pytest.mark.django_db
ClientOf = Callable[..., Client]


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


def test_one_officer_says_so_another_agrees_and_the_holder_sets_up_another(
    arthur: User, officers: tuple[Actor, Actor], client: Client, client_of: ClientOf, sign_in: Callable[..., Any]
) -> None:
    first, second = (client_of(officer) for officer in officers)
    account = first.get(reverse("account_of", args=[arthur.pk])).content.decode()
    assert "They lost their second step" in account
    said = first.post(reverse("tell_step_lost", args=[arthur.pk]), {"because": "Seen in person with a badge."}, follow=True)
    assert "it waits for a second person" in said.content.decode()
    page = reverse("step_lost", args=[StepLost.objects.get().pk])
    assert "whoever asks does not approve" in first.get(page).content.decode()
    assert first.post(page).status_code == 403
    assert Authenticator.objects.filter(user=arthur).exists()
    assert page in second.get(reverse("accounts")).content.decode()
    assert page in second.get("/").content.decode()  # on the desk
    assert "Seen in person with a badge." in second.get(page).content.decode()
    second.post(page)
    done = Deed.objects.get(name="second_step.taken_away")
    assert (done.by_id, done.because) == (officers[1].user_id, "Seen in person with a badge.")
    assert "took every second step off" in str(mail.outbox[-1].body)
    sign_in(client, arthur)
    assert client.get("/")["Location"].startswith("/account/sign-in/ways/")


def test_a_request_that_is_refused_leaves_the_step_and_says_so(
    arthur: User, officers: tuple[Actor, Actor], client_of: ClientOf
) -> None:
    first, second = (client_of(officer) for officer in officers)
    first.post(reverse("tell_step_lost", args=[arthur.pk]), {"because": "He rang."})
    lost = StepLost.objects.get()
    second.post(reverse("keep_step", args=[lost.pk]), {"because": "It was not his voice."})
    assert Authenticator.objects.filter(user=arthur).exists()
    assert "Left as it is" in second.get(reverse("step_lost", args=[lost.pk])).content.decode()
    assert "does not wait for anybody" in second.post(reverse("step_lost", args=[lost.pk])).content.decode()


def test_both_addresses_are_told_of_a_new_one(arthur: User, officers: tuple[Actor, Actor], client_of: ClientOf) -> None:
    page = reverse("change_address", args=[arthur.pk])
    assert (
        "There is an account"
        in client_of(officers[0])
        .post(page, {"email": User.objects.get(pk=officers[1].user_id).email, "because": "A slip."})
        .content.decode()
    )
    assert mail.outbox == []
    client_of(officers[0]).post(page, {"email": "Sample@Example.org", "because": "He married."})
    assert User.objects.get(pk=arthur.pk).email == "sample@example.org"
    assert [message.to for message in mail.outbox] == [["arthur@example.org"], ["sample@example.org"]]
    assert all("new email address: sample@example.org" in str(message.body) for message in mail.outbox)
