"""A campaign is planned, changed, opened with everybody it asks written down, closed with its report, or withdrawn."""

from datetime import date
from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from declarations.campaigns import permissions
from declarations.campaigns.models import Asked, Campaign, Result
from declarations.campaigns.selectors.cohort import chosen, places_of
from declarations.campaigns.selectors.progress import progress_of
from declarations.campaigns.services.writing import write_letters
from declarations.campaigns.vocabulary import STATE_LABELS, State, Whom


def plan(ccg: Organisation, *, by: Actor, once: UUID | None = None, **words: Any) -> Campaign:
    """Write a campaign down; nobody is asked before it is opened. Raises NotAllowed and CannotBeDone."""
    permissions.may_keep(by, ccg.pk).enforce()
    with audit.deed("campaign.planned", by=by, once=once):
        campaign = Campaign(ccg=ccg)
        return _written(campaign, **words)


def change(campaign: Campaign, *, by: Actor, once: UUID | None = None, **words: Any) -> Campaign:
    """Plan it otherwise, as long as it is not open."""
    permissions.may_keep(by, campaign.ccg_id).enforce()
    with audit.deed("campaign.changed", by=by, once=once):
        return _written(_held(campaign, State.PLANNED), **words)


def open_now(campaign: Campaign, *, on: date, by: Actor, once: UUID | None = None) -> Campaign:
    """Write down everybody it asks, and their first letters. Raises CannotBeDone where it would ask nobody."""
    permissions.may_keep(by, campaign.ccg_id).enforce()
    with audit.deed("campaign.opened", by=by, once=once):
        current = _held(campaign, State.PLANNED)
        if current.due_on <= on:
            raise CannotBeDone(
                f"{day(current.due_on)} leaves no time to answer. Change the date of the campaign, then open it."
            )
        people, places = list(chosen(current, on=on)), places_of(current, on=on)
        if not people:
            raise CannotBeDone("Nobody would be asked: nobody sits there today. Change who is asked.")
        current.state, current.opened_on = State.OPEN, on
        current.save()
        audit.record_all([Asked(campaign=current, person=person, seats=places.get(person.pk, "")) for person in people])
        write_letters(progress_of(current, on=on))
        return current


def close(campaign: Campaign, *, on: date, by: Actor, because: str = "", once: UUID | None = None) -> Campaign:
    """End it, and keep how everybody asked stood: no letter is written any more. Before its date, a reason is asked for."""
    permissions.may_keep(by, campaign.ccg_id).enforce()
    with audit.deed("campaign.closed", by=by, because=because.strip(), once=once):
        current = _held(campaign, State.OPEN)
        if on <= current.due_on and not because.strip():
            raise CannotBeDone(
                f"People were given until {day(current.due_on)}. Say why the campaign closes now.", field="because"
            )
        replies = progress_of(current, on=on).replies
        current.state, current.closed_on = State.CLOSED, on
        current.save()
        audit.record_all([Result(asked_id=one.asked, answered_on=one.answered, left_on=one.left) for one in replies])
        return current


def withdraw(campaign: Campaign, *, by: Actor, because: str, once: UUID | None = None) -> Campaign:
    """Give up a campaign that was planned and never opened; it stays on record."""
    permissions.may_keep(by, campaign.ccg_id).enforce()
    if not because.strip():
        raise CannotBeDone("Say why the campaign is not held.", field="because")
    with audit.deed("campaign.withdrawn", by=by, because=because.strip(), once=once):
        current = _held(campaign, State.PLANNED)
        current.state = State.WITHDRAWN
        current.save()
        return current


def _written(
    campaign: Campaign,
    *,
    name: str,
    whom: Whom,
    due_on: date,
    committees: list[str] | None = None,
    roles: list[str] | None = None,
    offsets: list[int] | None = None,
    digest_every: int = 7,
    note: str = "",
) -> Campaign:
    campaign.name, campaign.whom, campaign.due_on = " ".join(name.split()), whom, due_on
    campaign.committees = sorted(committees or ()) if whom == Whom.COMMITTEES else []
    campaign.roles = sorted(roles or ()) if whom == Whom.ROLES else []
    campaign.offsets, campaign.digest_every, campaign.note = offsets or [], digest_every, note.strip()
    if whom == Whom.COMMITTEES and not campaign.committees:
        raise CannotBeDone("Select at least one committee, or ask everybody.", field="committees")
    if whom == Whom.ROLES and not campaign.roles:
        raise CannotBeDone("Select at least one role, or ask everybody.", field="roles")
    campaign.save()
    return campaign


def _held(campaign: Campaign, state: State) -> Campaign:
    """The campaign as it stands now, held until the deed ends. Raises CannotBeDone where it has come further."""
    current = audit.held(campaign)
    if current.state != state:
        raise CannotBeDone(
            f"“{current}” is {STATE_LABELS[State(current.state)].lower()}. Open its page to see how it stands."
        )
    return current
