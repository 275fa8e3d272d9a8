"""The pages on which accounts and roles are kept: what an officer does there, and who sees nothing of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import RoleAsked, RoleHeld, User
from tests.factories import CcgFactory, CommitteeFactory, RoleHeldFactory, UserFactory, actor_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_today")]
ClientOf = Callable[..., Client]
DAY = {"since-day": "1", "since-month": "3", "since-year": "2018"}


@pytest.fixture
def ccg() -> Any:
    return CcgFactory()


@pytest.fixture
def officer(ccg: Any) -> Actor:
    return actor_with(Role.OFFICER, ccg=ccg)


def nora(ccg: Any) -> User:
    return UserFactory(name="Nora Example", email="nora@example.org", ccg=ccg, password="!unusable")


def text(answer: Any) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_officer_opens_an_account_and_asks_and_another_confirms(
    ccg: Any, officer: Actor, client_of: ClientOf, django_capture_on_commit_callbacks: Any
) -> None:
    first, second = client_of(officer), client_of(actor_with(Role.OFFICER, ccg=ccg))
    with django_capture_on_commit_callbacks(execute=True):
        first.post(reverse("open_account"), {"name": "Nora Example", "email": "nora@example.org", "ccg": str(ccg.pk)})
    user = User.objects.get(email="nora@example.org")
    assert mail.outbox[0].to == ["nora@example.org"]
    assert "Invited by letter" in text(first.get(reverse("account_of", args=[user.pk])))
    typed = DAY | {"role": "auditor", "ccg": str(ccg.pk), "because": "The audit."}
    asked = first.post(reverse("ask_for_role", args=[user.pk]), typed, follow=True)
    assert "Waits for a second person" in text(asked)
    page = reverse("role_asked", args=[RoleAsked.objects.get().pk])
    assert "Confirm: give the role" not in text(first.get(page))
    assert "whoever asks does not approve" in text(first.get(page))
    assert first.post(page).status_code == 403
    assert page in text(second.get("/"))  # on the desk
    assert page in text(second.get(reverse("accounts")))
    assert "Confirm: give the role" in text(second.get(page))
    second.post(page)
    assert RoleHeld.objects.get(user=user).role == Role.AUDITOR
    history = text(second.get(reverse("account_history", args=[user.pk])))
    assert "Role confirmed by" in history
    assert "Digest" not in history


def test_the_form_sent_twice_asks_once(ccg: Any, officer: Actor, client_of: ClientOf) -> None:
    user, client = nora(ccg), client_of(officer)
    typed = DAY | {
        "role": "auditor",
        "ccg": str(ccg.pk),
        "because": "Audit.",
        "once": "2b1f7a3e-6f3c-4d7e-9a53-0d9c5f6f0c11",
    }
    for _ in range(2):
        assert client.post(reverse("ask_for_role", args=[user.pk]), typed).status_code == 302
    assert RoleAsked.objects.count() == 1


def test_a_role_for_another_ccg_cannot_be_chosen(ccg: Any, officer: Actor, client_of: ClientOf) -> None:
    user, other = nora(ccg), CcgFactory()
    typed = DAY | {"role": "auditor", "ccg": str(other.pk), "because": "Audit."}
    assert "CCG: select one of the options" in text(client_of(officer).post(reverse("ask_for_role", args=[user.pk]), typed))
    typed = DAY | {"role": "admin", "ccg": str(ccg.pk), "because": "Audit."}
    assert "Role: select one of the options" in text(client_of(officer).post(reverse("ask_for_role", args=[user.pk]), typed))
    assert not RoleAsked.objects.exists()


def test_a_secretary_is_asked_for_with_their_committee(ccg: Any, officer: Actor, client_of: ClientOf) -> None:
    user, committee = nora(ccg), CommitteeFactory(ccg=ccg)
    typed = DAY | {"role": "secretary", "ccg": str(ccg.pk), "because": "Takes minutes."}
    page = reverse("ask_for_role", args=[user.pk])
    assert "Choose the committee whose secretary they are." in text(client_of(officer).post(page, typed))
    client_of(officer).post(page, typed | {"committee": str(committee.pk)})
    assert RoleAsked.objects.get().committee == committee


def test_what_was_asked_for_is_refused_with_a_reason(ccg: Any, officer: Actor, client_of: ClientOf) -> None:
    user, client = nora(ccg), client_of(officer)
    client.post(reverse("ask_for_role", args=[user.pk]), DAY | {"role": "auditor", "ccg": str(ccg.pk), "because": "Audit."})
    asked = RoleAsked.objects.get()
    second = client_of(actor_with(Role.OFFICER, ccg=ccg))
    second.post(reverse("withdraw_role", args=[asked.pk]), {"because": "Nobody knows them."})
    assert "Withdrawn or refused" in text(client.get(reverse("role_asked", args=[asked.pk])))
    assert "Nobody knows them." in text(client.get(reverse("role_asked_history", args=[asked.pk])))


def test_a_role_is_ended_and_an_account_closed(ccg: Any, officer: Actor, client_of: ClientOf) -> None:
    held, client = RoleHeldFactory(role=Role.AUDITOR, ccg=ccg), client_of(officer)
    until = {"until-day": "1", "until-month": "3", "until-year": "2018", "because": "The audit is over."}
    client.post(reverse("end_role", args=[held.pk]), until)
    held.refresh_from_db()
    assert held.until is not None
    client.post(reverse("close_account", args=[held.user_id]), {"because": "They left."})
    assert "Closed" in text(client.get(reverse("account_of", args=[held.user_id])))


def test_an_invitation_is_withdrawn_and_sent_anew(
    ccg: Any, officer: Actor, client_of: ClientOf, django_capture_on_commit_callbacks: Any
) -> None:
    user, client = nora(ccg), client_of(officer)
    page = reverse("account_of", args=[user.pk])
    for button in ("invite_account", "withdraw_invitation", "invite_account", "invite_account"):
        with django_capture_on_commit_callbacks(execute=True):
            assert client.post(reverse(button, args=[user.pk])).status_code == 302
    assert "The link works once" in text(client.get(page))
    assert len(mail.outbox) == 3


def test_sessions_of_somebody_are_seen_and_ended(ccg: Any, officer: Actor, client_of: ClientOf) -> None:
    user = UserFactory(ccg=ccg)
    theirs, client = client_of(user), client_of(officer)
    assert "Unknown device" in text(client.get(reverse("sessions_of", args=[user.pk])))
    client.post(reverse("end_session_of", args=[user.pk, theirs.session["sitting"]["id"]]))
    assert theirs.get("/account/").status_code == 302
    theirs = client_of(user)
    client.get(reverse("end_sessions_of", args=[user.pk]))
    assert theirs.get("/account/").status_code == 200
    client.post(reverse("end_sessions_of", args=[user.pk]))
    assert theirs.get("/account/").status_code == 302


@pytest.mark.parametrize(
    "name", ["account_of", "account_history", "ask_for_role", "close_account", "invite_account", "sessions_of"]
)
def test_an_account_of_another_ccg_is_as_if_it_never_was(name: str, officer: Actor, client_of: ClientOf) -> None:
    client, theirs = client_of(officer), nora(CcgFactory())
    answers = [client.get(reverse(name, args=[pk])) for pk in (theirs.pk, 999_999)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert "Nora" not in answers[0].content.decode()
    assert "Nora" not in text(client.get(reverse("accounts")))


def test_an_officer_sees_no_role_that_an_account_holds_in_another_ccg(ccg: Any, officer: Actor, client_of: ClientOf) -> None:
    user, elsewhere = nora(ccg), RoleHeldFactory(role=Role.SECRETARY, user=UserFactory())
    RoleHeldFactory(role=Role.GUARDIAN, user=user, ccg=elsewhere.ccg)
    page = text(client_of(officer).get(reverse("account_of", args=[user.pk])))
    assert elsewhere.ccg.name not in page
    admin = client_of(actor_with(Role.ADMIN, ccg=ccg))
    assert elsewhere.ccg.name in text(admin.get(reverse("account_of", args=[user.pk])))


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.GUARDIAN, Role.SECRETARY])
def test_nobody_else_has_a_link_to_accounts_or_finds_one_there(role: Role, ccg: Any, client_of: ClientOf) -> None:
    client = client_of(actor_with(role, ccg=ccg))
    user = nora(ccg)
    assert reverse("accounts") not in text(client.get("/"))
    assert "Nora" not in text(client.get(reverse("accounts")))
    assert client.get(reverse("account_of", args=[user.pk])).status_code == 404
    assert client.get(reverse("open_account")).status_code == 403
