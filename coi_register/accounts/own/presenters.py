"""One's own account, and the sessions of an account, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.urls import reverse

from coi_register.accounts.actors import ROLE_LABELS, Actor, Role
from coi_register.accounts.models import RoleHeld, Session, User
from coi_register.nhsuk.words import moment, span


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session: what with, roughly where, when; `end` is the address that ends it, and `is_this` the one that is looking."""

    device: str
    place: str
    since: str
    seen: str
    is_this: bool
    end: str


@dataclass(frozen=True, slots=True)
class SessionsPage:
    """The sessions of an account; `back` is where one came from, `end_all` ends all but the one in hand."""

    title: str
    lead: str
    rows: tuple[SessionRow, ...]
    end_all: str
    button: str
    back: tuple[str, str]


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One's own account: who one is here, and what follows from it."""

    name: str
    email: str
    roles: tuple[str, ...]
    held: tuple[tuple[str, str], ...]  # a role that was granted, and its days
    sessions: int


def account_page(user: User, actor: Actor, held: Iterable[RoleHeld], sessions: int) -> AccountPage:
    """What an account is, for whoever it belongs to."""
    roles = sorted({right.role for right in actor.rights}, key=[*Role].index)
    return AccountPage(
        user.name,
        user.email,
        tuple(ROLE_LABELS[role] for role in roles),
        tuple((f"{row.get_role_display()}, {row.ccg}", span(row.since, row.until)) for row in held),  # type: ignore[attr-defined]
        sessions,
    )


def own_sessions(sessions: Iterable[Session], this: UUID | None) -> SessionsPage:
    """One's own."""
    return SessionsPage(
        title="Where you are signed in",
        lead="One of these is not yours? End it, then change your password.",
        rows=tuple(_row(row, this, reverse("end_own_session", args=[row.sitting])) for row in sessions),
        end_all=reverse("end_other_sessions"),
        button="End all others",
        back=("Your account", reverse("account")),
    )


def sessions_of_somebody(user: User, sessions: Iterable[Session], this: UUID | None) -> SessionsPage:
    """Somebody else's, for whoever watches over their account."""
    return SessionsPage(
        title=f"Where {user.name} is signed in",
        lead="End them when a device is lost. They can sign in again; close the account to prevent that.",
        rows=tuple(_row(row, this, reverse("end_session_of", args=[user.pk, row.sitting])) for row in sessions),
        end_all=reverse("end_sessions_of", args=[user.pk]),
        button="End all",
        back=(user.name, reverse("account_of", args=[user.pk])),
    )


def _row(session: Session, this: UUID | None, end: str) -> SessionRow:
    return SessionRow(
        session.device, session.place, _when(session.opened), _when(session.seen), session.sitting == this, end
    )


def _when(seconds: float | None) -> str:
    return moment(datetime.fromtimestamp(seconds, UTC)) if seconds is not None else "not recorded"
