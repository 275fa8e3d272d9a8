"""Whoever acts: an account with the rights it has on a day, or a command under its own name."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """The roles of the access matrix; some are granted, some follow from a seat, the first from being a person here."""

    DECLARER = "declarer"
    LINE_MANAGER = "line_manager"
    OFFICER = "officer"
    GUARDIAN = "guardian"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    AUDITOR = "auditor"
    DELEGATE = "delegate"
    PUBLIC = "public"
    ADMIN = "admin"


ROLE_LABELS = {
    Role.DECLARER: "Declarer",
    Role.LINE_MANAGER: "Line manager",
    Role.OFFICER: "Governance officer",
    Role.GUARDIAN: "Conflicts of Interest Guardian",
    Role.CHAIR: "Chair",
    Role.VICE_CHAIR: "Vice-chair",
    Role.SECRETARY: "Committee secretary",
    Role.MEMBER: "Member",
    Role.AUDITOR: "Auditor",
    Role.DELEGATE: "Acting for a member",
    Role.PUBLIC: "Member of the public",
    Role.ADMIN: "System administrator",
}


@dataclass(frozen=True, slots=True)
class Right:
    """A role held for a CCG, and for one committee where it says so."""

    role: Role
    ccg: UUID
    committee: UUID | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, on which day, with which rights; `person` is who they are among the people of the registers.

    `acts_for` are the people who let them act for them, `staff` those whose line manager they are. `fresh` says that they
    gave a password or another proof a short while ago.
    """

    name: str
    on: date | None = None
    user_id: int | None = None
    person: UUID | None = None
    rights: frozenset[Right] = field(default_factory=frozenset)
    is_command: bool = False
    acts_for: frozenset[UUID] = frozenset()
    staff: frozenset[UUID] = frozenset()
    fresh: bool = True

    @property
    def is_signed_in(self) -> bool:
        return self.user_id is not None

    @property
    def stands_for(self) -> frozenset[UUID]:
        """Everybody whose prohibitions bind the actor: themselves, and whom they act for."""
        return self.acts_for | ({self.person} if self.person else set())

    def once_signed_in_again(self) -> "Actor":
        """The same actor after showing anew who they are."""
        return replace(self, fresh=True)

    def ccgs(self, roles: Iterable[Role] = tuple(Role)) -> frozenset[UUID]:
        """The CCGs for which the actor holds any of the roles."""
        wanted = frozenset(roles)
        return frozenset(right.ccg for right in self.rights if right.role in wanted)

    def committees(self, roles: Iterable[Role] = tuple(Role)) -> frozenset[UUID]:
        """The committees for which the actor holds any of the roles."""
        wanted = frozenset(roles)
        return frozenset(right.committee for right in self.rights if right.role in wanted and right.committee)


def command(name: str) -> Actor:
    """The actor of a management command: may do everything, signs with its own name."""
    return Actor(name=name, is_command=True)


NOBODY = Actor(name="A member of the public")
