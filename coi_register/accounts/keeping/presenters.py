"""Accounts, their roles and what waits for a second person, in finished sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse

from coi_register.accounts import permissions
from coi_register.accounts.actors import Actor
from coi_register.accounts.models import Invitation, RoleAsked, RoleHeld, StepLost, User
from coi_register.dates import in_force
from coi_register.nhsuk.words import day, joined, moment, span
from coi_register.verdicts import Refused, Verdict, is_offered


@dataclass(frozen=True, slots=True)
class Tag:
    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    name: str
    email: str
    roles: str
    tag: Tag
    href: str


@dataclass(frozen=True, slots=True)
class AccountsPage:
    rows: tuple[AccountRow, ...]
    waiting: tuple[tuple[str, str], ...]  # what waits for the actor, and its address
    sought: str


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role held or asked for: what, where, from when to when; `href` leads to its end or to its page."""

    says: str
    where: str
    days: str
    tag: Tag
    href: str
    link: str


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One account as its keeper sees it; an address is empty where the actor may not go."""

    name: str
    email: str
    tag: Tag
    held: tuple[RoleRow, ...]
    asked: tuple[RoleRow, ...]
    invitation: str
    may_invite: str
    may_withdraw: str
    ask: str
    address: str
    step: tuple[str, str]  # where a lost second step is told or settled, and in what words
    close: str
    sessions: str
    history: str


@dataclass(frozen=True, slots=True)
class AskedPage:
    """What somebody asked for, for the second person to look at."""

    caption: str
    title: str
    who: str
    account: str
    tag: Tag
    rows: tuple[tuple[str, str], ...]
    may_confirm: bool
    care: str
    button: str
    why_not: str
    withdraw: str
    history: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form; `back` also serves to leave without saving."""

    title: str
    caption: str
    back: tuple[str, str]
    button: str
    lead: str = ""
    warns: bool = False


def accounts_page(
    users: Sequence[User],
    held: Iterable[RoleHeld],
    waiting: Iterable[RoleAsked],
    lost: Iterable[StepLost],
    *,
    on: date,
    sought: str,
) -> AccountsPage:
    """Every account with the roles of the day."""
    roles: dict[int, list[str]] = {}
    for row in held:
        if in_force(row.since, row.until, on):
            roles.setdefault(row.user_id, []).append(row.get_role_display())  # type: ignore[attr-defined]
    return AccountsPage(
        rows=tuple(
            AccountRow(one.name, one.email, joined(roles.get(one.pk, [])) or "None", _state(one), _of(one)) for one in users
        ),
        waiting=(
            *((waits(one), reverse("role_asked", args=[one.pk])) for one in waiting),
            *((lost_waits(one), reverse("step_lost", args=[one.pk])) for one in lost),
        ),
        sought=sought,
    )


def waits(asked: RoleAsked) -> str:
    """“Governance officer for Ada Example, asked for by Olive Example”."""
    return f"{asked.get_role_display()} for {asked.user}, asked for by {asked.asked_by}"  # type: ignore[attr-defined]


def lost_waits(lost: StepLost) -> str:
    """“Lost second step of Ada Example, told by Olive Example”."""
    return f"Lost second step of {lost.user}, told by {lost.asked_by}"


def account_page(
    user: User,
    actor: Actor,
    held: Iterable[RoleHeld],
    asked: Iterable[RoleAsked],
    invitation: Invitation | None,
    *,
    home: frozenset[UUID],
    close_in: frozenset[UUID],
    lost: StepLost | None,
    on: date,
    at: datetime,
) -> AccountPage:
    """One account, and what this actor may do with it."""
    is_open = invitation is not None and invitation.is_open(at)
    keeps = bool(permissions.may_invite(actor, ccgs=home)) and user.is_active
    may_give = actor.user_id != user.pk and user.is_active
    may_close = user.is_active and permissions.may_close_account(actor, user, ccgs=close_in)
    may_readdress = user.is_active and is_offered(permissions.may_change_address(actor, user, ccgs=close_in))
    may_take_off = user.is_active and is_offered(permissions.may_take_off_step(actor, user, ccgs=close_in))
    return AccountPage(
        name=user.name,
        email=user.email,
        tag=_state(user),
        held=tuple(_held(row, actor, on) for row in held),
        asked=tuple(_asked(row, on) for row in asked),
        invitation=_invitation(user, invitation, at),
        may_invite=reverse("invite_account", args=[user.pk]) if keeps and not user.has_usable_password() else "",
        may_withdraw=reverse("withdraw_invitation", args=[user.pk]) if keeps and is_open else "",
        ask=reverse("ask_for_role", args=[user.pk]) if may_give else "",
        address=reverse("change_address", args=[user.pk]) if may_readdress else "",
        step=_step(user, lost) if may_take_off else ("", ""),
        close=reverse("close_account", args=[user.pk]) if may_close else "",
        sessions=reverse("sessions_of", args=[user.pk]),
        history=reverse("account_history", args=[user.pk]),
    )


def asked_page(asked: RoleAsked, actor: Actor, *, on: date) -> AskedPage:
    """What was asked for, and whether this actor may be the second person."""
    verdict, waiting = permissions.may_confirm(actor, asked), asked.is_waiting(on)
    rows = [
        ("Role", _what(asked)),
        ("For", f"{asked.user.name}, {asked.user.email}"),
        ("Days", span(asked.since, asked.until)),
        ("Reason", asked.because),
        ("Asked for by", f"{asked.asked_by}, on {day(asked.asked_on)}"),
    ]
    if asked.confirmed_by:
        rows.append(("Confirmed by", str(asked.confirmed_by)))
    if waiting:
        rows.append(("Runs out", f"on {day(asked.expires)}, if nobody confirms it"))
    return AskedPage(
        caption=f"Role asked for {asked.user.name}",
        title=asked.get_role_display(),  # type: ignore[attr-defined]
        who=asked.user.name,
        account=_of(asked.user),
        tag=_state_of(asked, on),
        rows=tuple(rows),
        may_confirm=waiting and is_offered(verdict),
        care="Confirm only if you know this person and that they need the role. Until then they do not have it.",
        button="Confirm: give the role",
        why_not=verdict.because if waiting and isinstance(verdict, Refused) and not is_offered(verdict) else "",
        withdraw=reverse("withdraw_role", args=[asked.pk])
        if waiting and is_offered(permissions.may_withdraw(actor, asked))
        else "",
        history=reverse("role_asked_history", args=[asked.pk]),
    )


def lost_page(lost: StepLost, verdict: Verdict, *, on: date) -> AskedPage:
    """A lost second step, and whether this actor may agree that it is taken off."""
    waiting = lost.is_waiting(on)
    rows = [
        ("Account", f"{lost.user.name}, {lost.user.email}"),
        ("How it was made sure who asks", lost.because),
        ("Told by", f"{lost.asked_by}, on {day(lost.asked_on)}"),
    ]
    if lost.settled_on:
        rows.append(("Settled by", f"{lost.settled_by}, on {day(lost.settled_on)}"))
    if waiting:
        rows.append(("Runs out", f"on {day(lost.expires)}, if nobody agrees"))
    return AskedPage(
        caption=lost.user.name,
        title="Lost second step",
        who=lost.user.name,
        account=_of(lost.user),
        tag=_state_of_step(lost, on),
        rows=tuple(rows),
        may_confirm=waiting and is_offered(verdict),
        care="Agree only if you, too, are sure that it is they who ask: until they set up another, their password is enough.",
        button="Agree: take it off",
        why_not=verdict.because if waiting and isinstance(verdict, Refused) and not is_offered(verdict) else "",
        withdraw=reverse("keep_step", args=[lost.pk]) if waiting else "",
        history=reverse("account_history", args=[lost.user.pk]),
    )


def form_of(user: User, title: str, button: str, lead: str = "", *, warns: bool = False) -> FormPage:
    """A form about an account."""
    return FormPage(title, user.name, (user.name, _of(user)), button, lead, warns)


def _held(row: RoleHeld, actor: Actor, on: date) -> RoleRow:
    standing = row.until is None or row.until > on
    may_end = standing and is_offered(permissions.may_end(actor, row))
    tag = Tag("Held", "green") if in_force(row.since, row.until, on) else Tag("Ended", "grey")
    return RoleRow(
        says=row.get_role_display(),  # type: ignore[attr-defined]
        where=_where(row),
        days=span(row.since, row.until),
        tag=Tag("To come", "blue") if row.since > on else tag,
        href=reverse("end_role", args=[row.pk]) if may_end else "",
        link="End it",
    )


def _asked(row: RoleAsked, on: date) -> RoleRow:
    says = row.get_role_display()  # type: ignore[attr-defined]
    return RoleRow(
        says, _where(row), span(row.since, row.until), _state_of(row, on), reverse("role_asked", args=[row.pk]), "Look at it"
    )


def _state_of(asked: RoleAsked, on: date) -> Tag:
    if asked.held_id:
        return Tag("Confirmed", "green")
    if asked.withdrawn_on:
        return Tag("Withdrawn or refused", "grey")
    return Tag("Waits for a second person", "yellow") if asked.is_waiting(on) else Tag("Ran out", "grey")


def _state_of_step(lost: StepLost, on: date) -> Tag:
    if lost.agreed:
        return Tag("Taken off", "green")
    if lost.settled_on:
        return Tag("Left as it is", "grey")
    return Tag("Waits for a second person", "yellow") if lost.is_waiting(on) else Tag("Ran out", "grey")


def _step(user: User, lost: StepLost | None) -> tuple[str, str]:
    if lost is None:
        return reverse("tell_step_lost", args=[user.pk]), "They lost their second step"
    return reverse("step_lost", args=[lost.pk]), "Their second step is said to be lost: it waits for a second person"


def _state(user: User) -> Tag:
    if not user.is_active:
        return Tag("Closed", "grey")
    return Tag("Open", "green") if user.has_usable_password() else Tag("No password yet", "yellow")


def _invitation(user: User, invitation: Invitation | None, at: datetime) -> str:
    if invitation is None:
        return "" if user.has_usable_password() else "Nobody has been invited into this account yet."
    if invitation.used_at:
        return f"The invitation was used on {moment(invitation.used_at)}."
    if invitation.withdrawn_at:
        return f"The last invitation was withdrawn on {moment(invitation.withdrawn_at)}."
    if invitation.expires_at is None:
        return "The letter with the invitation waits to be sent: the mail server has not taken it yet."
    if invitation.is_open(at):
        return f"Invited by letter. The link works once, until {moment(invitation.expires_at)}."
    return f"The invitation ran out on {moment(invitation.expires_at)}. Send a new one."


def _what(row: RoleAsked | RoleHeld) -> str:
    return f"{row.get_role_display()}, {_where(row)}"  # type: ignore[union-attr]


def _where(row: RoleAsked | RoleHeld) -> str:
    return f"{row.committee}, {row.ccg}" if row.committee_id else str(row.ccg)


def _of(user: User) -> str:
    return reverse("account_of", args=[user.pk])
