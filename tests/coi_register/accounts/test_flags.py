"""What the matrix marks “!” asks who you are again on every page of it, and what it marks “2” takes two people."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import get_resolver, reverse

from coi_register.accounts import permissions
from coi_register.accounts.actors import Actor, Right, Role
from coi_register.accounts.checks import addresses
from coi_register.accounts.models import RoleAsked, User
from coi_register.accounts.policy import Flag, Where, flags, matrix, may, may_be_the_second, needs_a_second
from coi_register.verdicts import AskedAgain, SignInAgain, is_offered
from committees.models import Person
from declarations.adoption.models import Variation
from declarations.adoption.permissions import may_put_in_force
from declarations.gifts.permissions import may_approve
from declarations.models import Edition, Offer, Withholding
from declarations.registers.permissions import may_decide, may_publish
from tests.factories import CcgFactory, CommitteeFactory, ItemFactory, MeetingFactory, RoleHeldFactory, UserFactory

HERE, BOARD, ADA = uuid4(), uuid4(), uuid4()
PASSWORD = "three-odd-words"
AGAIN = "/account/sign-in/again/"
MARKED = [(action, role) for action in matrix() for role, asked in flags(action).items() if Flag.SIGN_IN_AGAIN in asked]
# Actions without pages of their own: these are asked of a thing on the page of another action, each tried below or in its room.
ON_THE_PAGE_OF_ANOTHER = {"read_private_item", "read_whole_register"}
# Each action that takes two, with the verdict on somebody who would be both.
BOTH: dict[str, Callable[[Actor], Any]] = {
    "grant_role": lambda actor: permissions.may_confirm(
        actor, RoleAsked(user_id=99, role=Role.AUDITOR, ccg_id=HERE, asked_by_id=actor.user_id)
    ),
    "take_off_second_step": lambda actor: permissions.may_take_off_step(
        actor, User(pk=99), ccgs={HERE}, first=actor.user_id
    ),
    "approve_gift": lambda actor: may_approve(actor, Offer(person=Person(ccg_id=HERE), recorded_by_id=actor.user_id)),
    "decide_withholding": lambda actor: may_decide(actor, Withholding(ccg_id=HERE, asked_by_id=actor.user_id)),
    "publish_edition": lambda actor: may_publish(actor, Edition(ccg_id=HERE, prepared_by_id=actor.user_id)),
    "put_rule_in_force": lambda actor: may_put_in_force(
        actor, Variation(ccg_id=HERE, written_by_id=actor.user_id, state=Variation.State.DRAFT)
    ),
}


def holding(role: Role, *, fresh: bool = True) -> Actor:
    right = Right(role, HERE, BOARD)
    return Actor(name="Ada Example", user_id=1, person=ADA, rights=frozenset({right}), fresh=fresh)


def everywhere() -> Where:
    return Where(ccgs=frozenset({HERE}), committees=frozenset({BOARD}), person=ADA)


def pages(action: str) -> Iterator[str]:
    """The addresses of the pages that the action guards."""
    for _, pattern in addresses(get_resolver()):
        if getattr(pattern.callback, "guard", None) == action:
            names = {
                name: 1 if type(kind).__name__ == "IntConverter" else uuid4()
                for name, kind in pattern.pattern.converters.items()
            }
            yield reverse(pattern.name, kwargs=names)


@pytest.mark.parametrize(("action", "role"), MARKED)
def test_a_deed_marked_so_waits_for_a_new_sign_in(action: str, role: Role) -> None:
    verdict = may(holding(role, fresh=False), action, everywhere())
    assert isinstance(verdict, AskedAgain)
    assert not verdict
    assert is_offered(verdict)
    with pytest.raises(SignInAgain):
        verdict.enforce()
    assert may(holding(role), action, everywhere())


@pytest.mark.django_db
@pytest.mark.parametrize(("action", "role"), MARKED)
def test_every_page_marked_so_asks_and_leads_back(action: str, role: Role, client_of: Callable[..., Client]) -> None:
    held = RoleHeldFactory(role=role, user=_with_a_password())
    found = [*pages(action)]
    assert found or action in ON_THE_PAGE_OF_ANOTHER, (
        f"No page is guarded by {action}, so none asks. Guard one, or say why not."
    )
    client = client_of(held.user, fresh=False)
    for page in found:
        for answer in (client.get(page), client.post(page)):
            assert answer.status_code in (302, 405), page
            assert answer.status_code == 405 or _asks(answer, page), page


def test_whoever_holds_a_lighter_right_to_it_is_not_asked() -> None:
    auditor = holding(Role.AUDITOR, fresh=False)
    both = replace(auditor, rights=auditor.rights | {Right(Role.OFFICER, HERE)})
    assert may(both, "read_private_item", everywhere())


def test_every_action_that_takes_two_has_its_verdict_tried_here() -> None:
    assert set(BOTH) == {action for action in matrix() if needs_a_second(action)}


@pytest.mark.parametrize("action", BOTH)
@pytest.mark.parametrize("role", [Role.OFFICER, Role.GUARDIAN, Role.ADMIN])
def test_whoever_asked_is_never_the_second(action: str, role: Role) -> None:
    assert not BOTH[action](holding(role))
    if role in flags(action):
        assert may_be_the_second(holding(role), action, everywhere(), first=2)
        assert not may_be_the_second(holding(role), action, everywhere(), first=1)


@pytest.fixture
def ccg() -> Any:
    return CcgFactory()


@pytest.mark.django_db
def test_a_form_that_was_sent_too_late_is_kept_and_done_after_the_new_sign_in(
    ccg: Any, client_of: Callable[..., Client]
) -> None:
    held, nora = RoleHeldFactory(role=Role.OFFICER, ccg=ccg, user=_with_a_password()), UserFactory(ccg=ccg)
    client, form = client_of(held.user, fresh=False), reverse("ask_for_role", args=[nora.pk])
    typed = {"role": "auditor", "ccg": str(ccg.pk), "because": "The audit."}
    asked = client.post(form, typed | _boxes())
    assert _asks(asked, form)
    assert not RoleAsked.objects.exists()
    wrong = client.post(asked["Location"], {"password": "not it"})
    assert wrong.status_code == 200
    assert not RoleAsked.objects.exists()
    client.post(asked["Location"], {"password": PASSWORD})
    assert RoleAsked.objects.get().because == "The audit."


@pytest.mark.django_db
def test_an_auditor_signs_in_again_for_a_private_item(ccg: Any, client_of: Callable[..., Client]) -> None:
    committee: Any = CommitteeFactory(ccg=ccg)
    meeting: Any = MeetingFactory(ccg=ccg, committees=[committee])
    item: Any = ItemFactory(meeting=meeting, part="private", title="A secret tender")
    auditor = RoleHeldFactory(role=Role.AUDITOR, ccg=ccg, user=_with_a_password()).user
    address = reverse("item", args=[item.pk])
    stale, agenda = client_of(auditor, fresh=False), reverse("agenda", args=[meeting.pk])
    assert _asks(stale.get(address), address)
    shown = stale.get(agenda).content.decode()
    assert "A secret tender" not in shown
    assert address in shown
    assert "A secret tender" in client_of(auditor).get(address).content.decode()


def _asks(answer: Any, page: str) -> bool:
    return unquote(answer["Location"]) == f"{AGAIN}?next={page}"


def _boxes() -> dict[str, str]:
    return {"since-day": "1", "since-month": "3", "since-year": "2018"}


def _with_a_password() -> Any:
    return UserFactory(password=make_password(PASSWORD))
