"""Who may rule: the person in the chair for the item, and nobody on themselves."""

from dataclasses import replace
from uuid import uuid4

import pytest

from coi_register.accounts.actors import Actor, Right, Role
from coi_register.accounts.policy import Where
from coi_register.verdicts import Refused
from declarations.conflicts import permissions
from declarations.conflicts.selectors import case_of
from tests.declarations.conflicts.conftest import Room

NOT_ON_ONESELF = permissions.OWN_CONFLICT.because


def because(room: Room, who: str, about: str) -> str | None:
    """Why this one may not rule about that one; None when they may."""
    case = case_of(room.item.id, room.people[about].id, room.actor(who))
    assert case
    return case.verdict.because if isinstance(case.verdict, Refused) else None


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("chair", None),
        ("vice", "Only the person in the chair for this item rules on it. That is Chair Example."),
        ("exec", "Only the person in the chair for this item rules on it. That is Chair Example."),
        ("gp", NOT_ON_ONESELF),
    ],
)
def test_the_chair_rules_and_nobody_else(room: Room, who: str, says: str | None) -> None:
    assert because(room, who, "gp") == says


def test_a_prohibition_follows_to_whoever_acts_for_the_person() -> None:
    gp, chair, ccg, board = uuid4(), uuid4(), uuid4(), uuid4()
    rights = frozenset({Right(Role.CHAIR, ccg, board), Right(Role.OFFICER, ccg)})
    actor = Actor(name="Ada Example", user_id=1, person=chair, rights=rights)
    where = Where(ccgs=frozenset({ccg}), committees=frozenset({board}), person=gp)
    ruling = {"person": gp, "in_the_chair": chair, "chair_name": "Ada Example", "where": where}
    assert permissions.may_rule(actor, **ruling)
    assert permissions.may_dismiss(actor, person=gp, where=where)
    acting = replace(actor, acts_for=frozenset({gp}))
    assert permissions.may_rule(acting, **ruling) == permissions.OWN_CONFLICT
    assert permissions.may_dismiss(acting, person=gp, where=where) == permissions.OWN_MATCH


def test_a_conflicted_chair_hands_over_and_the_vice_chair_rules_on_them(room: Room) -> None:
    room.conflict("chair")
    assert because(room, "chair", "chair") == NOT_ON_ONESELF
    assert because(room, "chair", "gp") == "Only the person in the chair for this item rules on it. That is Vice Example."
    assert because(room, "vice", "chair") is None
    assert because(room, "vice", "gp") is None


def test_with_both_chairs_conflicted_nobody_rules_until_one_is_chosen(room: Room) -> None:
    room.seat("lay3", office="Lay member", category="lay")
    room.seat("lay4", office="Another lay member", category="lay")
    room.conflict("chair")
    room.conflict("vice")
    assert because(room, "lay3", "gp") == (
        "Nobody is in the chair for this item. The unconflicted voting members choose one of themselves first."
    )
