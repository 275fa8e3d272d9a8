"""The matrix of access: each scope letter lets in whom it names, and nobody else."""

from dataclasses import replace
from uuid import uuid4

import pytest

from coi_register.accounts.actors import NOBODY, Actor, Right, Role, command
from coi_register.accounts.policy import (
    Flag,
    Where,
    flags,
    flags_for,
    matrix,
    may,
    reach,
    roles_that_may,
)

CCG, OTHER_CCG, BOARD, OTHER_BOARD, ADA, BASIL = (uuid4() for _ in range(6))


def actor(role: Role, *, ccg: object = CCG, committee: object = None) -> Actor:
    return Actor(name="Ada Example", user_id=1, person=ADA, rights=frozenset({Right(role, ccg, committee)}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("action", "who", "where", "allowed"),
    [
        pytest.param("keep_organisations", actor(Role.OFFICER), Where(), True, id="everywhere"),
        pytest.param("keep_committee", actor(Role.OFFICER), Where(ccgs=frozenset({CCG})), True, id="in one's own CCG"),
        pytest.param("keep_committee", actor(Role.OFFICER), Where(ccgs=frozenset({OTHER_CCG})), False, id="in another CCG"),
        pytest.param("keep_committee", actor(Role.OFFICER), Where(), False, id="nowhere in particular"),
        pytest.param(
            "rule",
            actor(Role.CHAIR, committee=BOARD),
            Where(committees=frozenset({BOARD})),
            True,
            id="on one's own committee",
        ),
        pytest.param(
            "rule",
            actor(Role.CHAIR, committee=BOARD),
            Where(ccgs=frozenset({CCG}), committees=frozenset({OTHER_BOARD})),
            False,
            id="on another committee of the same CCG",
        ),
        pytest.param("declare", actor(Role.DECLARER), Where(person=ADA), True, id="for oneself"),
        pytest.param("declare", actor(Role.DECLARER), Where(person=BASIL), False, id="for somebody else"),
        pytest.param("declare", actor(Role.DECLARER), Where(), False, id="for nobody"),
        pytest.param("rule", actor(Role.OFFICER), Where(ccgs=frozenset({CCG})), False, id="in a role that is not named"),
        pytest.param("see_home", NOBODY, Where(), False, id="without signing in"),
        pytest.param("rule", command("the demo"), Where(), True, id="as a command"),
    ],
)
def test_a_role_may_do_what_its_scope_covers(action: str, who: Actor, where: Where, allowed: bool) -> None:
    assert bool(may(who, action, where)) is allowed


def test_a_board_that_does_not_exist_is_not_covered_by_a_role_without_one() -> None:
    assert not may(actor(Role.CHAIR, committee=None), "rule", Where(committees=frozenset({BOARD})))


def test_a_refusal_names_who_may() -> None:
    refused = may(NOBODY, "rule", Where())
    with pytest.raises(Exception, match=r"You may not rule here\. It is for: chair\."):
        refused.enforce()


def test_an_action_without_a_row_is_a_mistake_and_not_a_refusal() -> None:
    with pytest.raises(KeyError):
        may(NOBODY, "fly", Where())


def test_every_row_of_the_matrix_is_written_in_known_letters() -> None:
    scopes = {scope for row in matrix().values() for scope in row.values()}
    assert all(scope[0] in "odskcn" and set(scope[1:]) <= {"!", "2"} for scope in scopes)


def test_the_public_may_do_nothing_by_the_matrix() -> None:
    assert not [action for action, row in matrix().items() if Role.PUBLIC in row]


def test_roles_are_found_by_the_scope_they_may_act_in() -> None:
    assert set(roles_that_may("rule", "k")) == {Role.CHAIR}
    assert not roles_that_may("rule", "c", "n")


def test_what_an_action_asks_of_a_role_is_read_from_the_matrix() -> None:
    asked = flags("grant_role")
    assert asked == {role: frozenset({Flag.SIGN_IN_AGAIN, Flag.SECOND_PERSON}) for role in (Role.OFFICER, Role.ADMIN)}
    assert flags("rule") == {Role.CHAIR: frozenset()}


def test_only_the_role_with_a_flag_is_asked_for_it() -> None:
    here = Where(ccgs=frozenset({CCG}))
    assert flags_for(actor(Role.AUDITOR), "read_private_item", here) == {Flag.SIGN_IN_AGAIN}
    assert not flags_for(actor(Role.OFFICER), "read_private_item", here)


def test_whoever_may_do_it_by_a_lighter_right_is_asked_for_no_more() -> None:
    both = Actor(name="Ada Example", user_id=1, rights=frozenset({Right(Role.AUDITOR, CCG), Right(Role.OFFICER, CCG)}))
    assert not flags_for(both, "read_private_item", Where(ccgs=frozenset({CCG})))
    assert flags_for(both, "put_rule_in_force", Where(ccgs=frozenset({CCG}))) == {Flag.SECOND_PERSON}


def test_nothing_is_asked_of_who_may_not_do_it() -> None:
    assert not flags_for(actor(Role.OFFICER, ccg=OTHER_CCG), "grant_role", Where(ccgs=frozenset({CCG})))


def test_what_waits_for_a_new_sign_in_is_not_in_reach() -> None:
    stale = replace(actor(Role.AUDITOR), fresh=False)
    assert reach(stale, "read_private_item").ccgs == frozenset()
    assert reach(stale, "read_meeting").ccgs == {CCG}
    assert reach(stale.once_signed_in_again(), "read_private_item").ccgs == {CCG}
