"""The one policy: what each role may do, read from `access.yaml`; every question of access comes through here."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from uuid import UUID

import yaml

from coi_register.accounts.actors import ROLE_LABELS, Actor, Right, Role
from coi_register.verdicts import ALLOWED, AskedAgain, Refused, Verdict

ASKED_AGAIN = "This asks who you are once more, because it weighs a lot. Sign in again, and you come back to where you were."
SAME_PERSON = Refused("You asked for this yourself. It needs a second person: whoever asks does not approve.")
MATRIX = Path(__file__).with_name("access.yaml")


class Flag(StrEnum):
    """What an act asks for besides the right to it."""

    SIGN_IN_AGAIN = "!"
    SECOND_PERSON = "2"


@dataclass(frozen=True, slots=True)
class Where:
    """What is asked about: the CCGs and committees it belongs to, and the person it is about."""

    ccgs: frozenset[UUID] = frozenset()
    committees: frozenset[UUID] = frozenset()
    person: UUID | None = None


@cache
def matrix() -> dict[str, dict[Role, str]]:
    """Each action with the scope letter of each role that may do it."""
    rows = yaml.safe_load(MATRIX.read_text())
    return {action: {Role(role): scope for role, scope in row.items()} for action, row in rows.items()}


def may(actor: Actor, action: str, where: Where) -> Verdict:
    """Whether the matrix lets the actor do this here; rights add up. Raises KeyError for an action that has no row."""
    row = matrix()[action]
    if actor.is_command:
        return ALLOWED
    if not any(_covers(right, row.get(right.role, ""), actor, where) for right in actor.rights):
        return Refused(_sentence(action, row))
    if not actor.fresh and Flag.SIGN_IN_AGAIN in flags_for(actor, action, where):
        return AskedAgain(ASKED_AGAIN)
    return ALLOWED


def may_be_the_second(actor: Actor, action: str, where: Where, *, first: int | None) -> Verdict:
    """The same for whoever agrees to what somebody else asked for, where the matrix wants two: `first` is who asked."""
    if actor.user_id is not None and actor.user_id == first and needs_a_second(action):
        return SAME_PERSON
    return may(actor, action, where)


def needs_a_second(action: str) -> bool:
    """Whether the matrix wants two people for it."""
    return any(Flag.SECOND_PERSON in asked for asked in flags(action).values())


def asks_again(actor: Actor, action: str) -> bool:
    """Whether the actor must say again who they are before any page of this action: by no right of theirs is it without."""
    asked = [flags(action)[right.role] for right in actor.rights if right.role in matrix()[action]]
    return not actor.fresh and bool(asked) and Flag.SIGN_IN_AGAIN in frozenset.intersection(*asked)


def flags(action: str) -> dict[Role, frozenset[Flag]]:
    """What the action asks of each role that may do it; nothing of most. Raises KeyError for an action that has no row."""
    return {role: frozenset(map(Flag, scope[1:])) for role, scope in matrix()[action].items()}


def flags_for(actor: Actor, action: str, where: Where) -> frozenset[Flag]:
    """What this act asks of this actor: what every right of theirs asks that lets them do it, so the lightest way counts."""
    row = matrix()[action]
    asked = [flags(action)[right.role] for right in actor.rights if _covers(right, row.get(right.role, ""), actor, where)]
    return frozenset.intersection(*asked) if asked else frozenset()


def _covers(right: Right, scope: str, actor: Actor, where: Where) -> bool:
    match scope[:1]:
        case "n":
            return True
        case "c":
            return right.ccg in where.ccgs
        case "k":
            return right.committee in where.committees
        case "o":
            return actor.person is not None and actor.person == where.person
        case "s":
            return where.person in actor.staff
        case "d":
            return where.person in actor.acts_for
        case _:
            return False  # no scope: never


@dataclass(frozen=True, slots=True)
class Reach:
    """Where an actor may do something: the CCGs and committees whose rows they may, and the people whose own they are."""

    everywhere: bool
    ccgs: frozenset[UUID]
    committees: frozenset[UUID]
    people: frozenset[UUID]


def reach(actor: Actor, action: str) -> Reach:
    """The same answer as `may`, for a table instead of a row: what `visible_to` of a room's rows is made from.

    What waits for a new sign-in is not in reach.
    """
    return Reach(
        everywhere=actor.is_command or bool(actor.ccgs(_roles_now(actor, action, "n"))),
        ccgs=actor.ccgs(_roles_now(actor, action, "c")),
        committees=actor.committees(_roles_now(actor, action, "k")),
        people=frozenset(_people(actor, action)),
    )


def _people(actor: Actor, action: str) -> Iterator[UUID]:
    if actor.person and actor.ccgs(_roles_now(actor, action, "o")):
        yield actor.person
    if actor.ccgs(_roles_now(actor, action, "s")):
        yield from actor.staff
    if actor.ccgs(_roles_now(actor, action, "d")):
        yield from actor.acts_for


def _roles_now(actor: Actor, action: str, scope: str) -> Collection[Role]:
    """Those of the scope by which the actor may do it at this moment."""
    asked = flags(action)
    return [role for role in roles_that_may(action, scope) if actor.fresh or Flag.SIGN_IN_AGAIN not in asked[role]]


def roles_that_may(action: str, *scopes: str) -> Collection[Role]:
    """The roles that may do the action within any of the scope letters."""
    return [role for role, scope in matrix()[action].items() if scope[:1] in scopes]


def _sentence(action: str, row: dict[Role, str]) -> str:
    who = [ROLE_LABELS[role].lower() if role != Role.GUARDIAN else ROLE_LABELS[role] for role in row]
    return f"You may not {action.replace('_', ' ')} here. It is for: {', '.join(who)}."
