"""The one policy: what each role may do, read from `access.yaml`; every question of access comes through here."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from uuid import UUID

import yaml

from coi_register.accounts.actors import ROLE_LABELS, Actor, Right, Role
from coi_register.verdicts import ALLOWED, Refused, Verdict

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
    if actor.is_command or any(_covers(right, row.get(right.role, ""), actor, where) for right in actor.rights):
        return ALLOWED
    return Refused(_sentence(action, row))


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
        case _:
            return False  # "s" waits for line managers; no scope: never


def roles_that_may(action: str, *scopes: str) -> Collection[Role]:
    """The roles that may do the action within any of the scope letters."""
    return [role for role, scope in matrix()[action].items() if scope[:1] in scopes]


def _sentence(action: str, row: dict[Role, str]) -> str:
    who = [ROLE_LABELS[role].lower() if role != Role.GUARDIAN else ROLE_LABELS[role] for role in row]
    return f"You may not {action.replace('_', ' ')} here. It is for: {', '.join(who)}."
