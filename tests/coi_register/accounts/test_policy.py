"""The matrix of access: each scope letter lets in whom it names, and nobody else."""

from dataclasses import replace
from uuid import uuid4

import pytest

from coi_register.accounts.actors import NOBODY, Actor, Right, Role, command
from coi_register.accounts.policy import (
    SAME_PERSON,
    Flag,
    Where,
    asks_again,
    flags,
    flags_for,
    matrix,
    may,
    may_be_the_second,
    needs_a_second,
    reach,
    roles_that_may,
)
from coi_register.verdicts import ALLOWED, AskedAgain

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


HERE = Where(ccgs=frozenset({CCG}))


def test_whoever_signed_in_long_ago_is_asked_again_where_the_matrix_says_so() -> None:
    auditor, officer = actor(Role.AUDITOR), actor(Role.OFFICER)
    assert may(auditor, "read_private_item", HERE) == ALLOWED
    assert isinstance(may(replace(auditor, fresh=False), "read_private_item", HERE), AskedAgain)
    assert may(replace(officer, fresh=False), "read_private_item", HERE) == ALLOWED
    assert may(replace(command("the demo"), fresh=False), "grant_role", HERE) == ALLOWED


def test_a_page_asks_again_where_no_right_of_the_actor_is_without() -> None:
    auditor = replace(actor(Role.AUDITOR), fresh=False)
    assert asks_again(auditor, "read_private_item")
    assert not asks_again(replace(auditor, fresh=True), "read_private_item")
    assert not asks_again(replace(auditor, rights=auditor.rights | {Right(Role.OFFICER, CCG)}), "read_private_item")  # type: ignore[arg-type]
    assert not asks_again(replace(auditor, rights=frozenset()), "read_private_item")
    assert not asks_again(auditor, "read_meeting")


def test_who_asked_is_not_the_second_person() -> None:
    officer = actor(Role.OFFICER)
    assert needs_a_second("grant_role")
    assert not needs_a_second("keep_committee")
    assert may_be_the_second(officer, "grant_role", HERE, first=1) == SAME_PERSON
    assert may_be_the_second(officer, "grant_role", HERE, first=2) == ALLOWED
    assert may_be_the_second(officer, "keep_committee", HERE, first=1) == ALLOWED
    assert may_be_the_second(command("the demo"), "grant_role", HERE, first=None) == ALLOWED
    assert not may_be_the_second(actor(Role.MEMBER), "grant_role", HERE, first=2)


def test_a_table_is_reached_where_a_row_would_be() -> None:
    officer = reach(actor(Role.OFFICER), "read_meeting")
    assert (officer.everywhere, officer.ccgs, officer.committees, officer.people) == (False, {CCG}, set(), set())
    chair = reach(actor(Role.CHAIR, committee=BOARD), "read_meeting")
    assert (chair.ccgs, chair.committees) == (set(), {BOARD})
    assert reach(actor(Role.DECLARER), "read_declaration").people == {ADA}
    assert reach(actor(Role.DECLARER), "read_organisation").everywhere
    assert reach(command("the demo"), "read_meeting").everywhere
    acts = Actor(name="Ada Example", rights=frozenset({Right(Role.DELEGATE, CCG)}), acts_for=frozenset({BASIL}))  # type: ignore[arg-type]
    assert reach(acts, "read_declaration").people == {BASIL}
    manages = Actor(name="Ada Example", rights=frozenset({Right(Role.LINE_MANAGER, CCG)}), staff=frozenset({BASIL}))  # type: ignore[arg-type]
    assert reach(manages, "read_declaration").people == {BASIL}
    assert reach(manages, "read_meeting").people == set()


def test_a_staff_and_those_acted_for_are_covered_one_by_one() -> None:
    manages = Actor(name="Ada Example", rights=frozenset({Right(Role.LINE_MANAGER, CCG)}), staff=frozenset({BASIL}))  # type: ignore[arg-type]
    acts = Actor(name="Ada Example", rights=frozenset({Right(Role.DELEGATE, CCG)}), acts_for=frozenset({BASIL}))  # type: ignore[arg-type]
    for who in (manages, acts):
        assert may(who, "read_declaration", Where(person=BASIL))
        assert not may(who, "read_declaration", Where(person=ADA))
