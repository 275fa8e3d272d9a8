"""Who may open and close accounts, and give and end their roles."""

from uuid import uuid4

import pytest

from coi_register.accounts import permissions
from coi_register.accounts.actors import Actor, Right, Role, command
from coi_register.accounts.models import User

HERE, THERE = uuid4(), uuid4()
SOMEBODY = User(pk=2)


def holding(role: Role) -> Actor:
    return Actor(name="Example", user_id=1, rights=frozenset({Right(role, HERE)}))


@pytest.mark.parametrize("role", list(Role))
def test_only_officers_and_administrators_ask_for_roles(role: Role) -> None:
    allowed = bool(permissions.may_ask(holding(role), SOMEBODY, role=Role.AUDITOR, ccg=HERE))
    assert allowed == (role in (Role.OFFICER, Role.ADMIN))


def test_an_administrator_gives_no_role_to_themselves_either() -> None:
    assert not permissions.may_ask(holding(Role.ADMIN), User(pk=1), role=Role.AUDITOR, ccg=HERE)


def test_a_command_gives_roles_and_closes_accounts() -> None:
    assert permissions.may_grant_alone(command("demo"))
    assert permissions.may_close_account(command("demo"), SOMEBODY, ccgs={HERE, THERE})


def test_an_account_without_a_role_is_closed_by_the_administrator_alone() -> None:
    assert permissions.may_close_account(holding(Role.ADMIN), SOMEBODY, ccgs=())
    assert not permissions.may_close_account(holding(Role.OFFICER), SOMEBODY, ccgs=())


def test_everybody_sees_their_own_sessions_and_an_officer_those_of_the_ccg() -> None:
    nobody_elses = holding(Role.MEMBER)
    assert permissions.may_see_sessions(nobody_elses, User(pk=1), ccgs={HERE})
    assert not permissions.may_see_sessions(nobody_elses, SOMEBODY, ccgs={HERE})
    assert permissions.may_see_sessions(holding(Role.OFFICER), SOMEBODY, ccgs={HERE})
    assert not permissions.may_see_sessions(holding(Role.OFFICER), SOMEBODY, ccgs={THERE})


def test_everybody_changes_their_own_address_and_an_officer_another_s() -> None:
    assert permissions.may_change_address(holding(Role.MEMBER), User(pk=1), ccgs={HERE})
    assert not permissions.may_change_address(holding(Role.MEMBER), SOMEBODY, ccgs={HERE})
    assert permissions.may_change_address(holding(Role.OFFICER), SOMEBODY, ccgs={HERE})
