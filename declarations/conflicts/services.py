"""What the person in the chair decides about each conflict; a ruling is never edited, only followed by another."""

from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.meetings.models import Item
from committees.people.models import Person
from committees.seats.models import Committee
from declarations.conflicts import permissions
from declarations.conflicts.models import ChosenChair, Ruling
from declarations.conflicts.selectors import Assessed, assessed
from declarations.guidance.findings import Finding
from declarations.guidance.vocabulary import AddOn, Outcome, Step


def rule(
    item: Item,
    *,
    person: Person,
    step: Step | None,
    by: Actor,
    no_papers: bool = False,
    reason: str = "",
    follows: Ruling | None = None,
    once: UUID | None = None,
) -> Ruling:
    """Decide what a person must do for an item; `step` None: no conflict, they stay.

    `follows` is the ruling the person in the chair had before them. Raises NotAllowed for anyone but the person in the chair
    for the item, and CannotBeDone when a reason is missing or somebody has ruled in the meantime.
    """
    found = assessed(item.meeting_id)
    if found is None or item.id not in found.by_item or person.id not in found.by_item[item.id].findings:
        raise CannotBeDone(f"{person.name} does not take part in item {item.number}, so there is nothing to rule on.")
    _may_rule(found, item, person, by)
    finding = found.finding(item.id, person.id)
    _reason_is_given(finding, step=step, no_papers=no_papers, reason=reason)
    _nobody_ruled_meanwhile(found.ruling(item.id, person.id), follows)
    return _entered(found, item, person, finding, step, no_papers, reason, follows, by, once)


def _may_rule(found: Assessed, item: Item, person: Person, by: Actor) -> None:
    chair = found.person_in_the_chair(item.id, person.id)
    permissions.may_rule(
        by,
        person=person.id,
        in_the_chair=chair,  # type: ignore[arg-type]
        chair_name=found.name_of(chair),
        where=found.where,
    ).enforce()


def is_lighter(finding: Finding, *, step: Step | None, no_papers: bool) -> bool:
    """Whether a ruling asks less of the person than was proposed (R7.9); less than "cannot tell" is saying no conflict."""
    if finding.outcome is Outcome.CANNOT_TELL:
        return step is None
    if finding.step is None:
        return False
    return step is None or step.weight < finding.step.weight or (AddOn.NO_PAPERS in finding.also and not no_papers)


def _reason_is_given(finding: Finding, *, step: Step | None, no_papers: bool, reason: str) -> None:
    if reason.strip():
        return
    if is_lighter(finding, step=step, no_papers=no_papers):
        raise CannotBeDone("Give a reason: this asks less of the person than was recommended.", field="reason")
    if finding.outcome is not Outcome.CANNOT_TELL and step is not finding.step:
        raise CannotBeDone("Give a reason: this is not what was recommended.", field="reason")


def _nobody_ruled_meanwhile(standing: Ruling | None, follows: Ruling | None) -> None:
    if (standing and standing.id) != (follows and follows.id):
        raise CannotBeDone(_meanwhile(standing))


def _meanwhile(standing: Ruling | None) -> str:
    who = (
        f"{standing.ruled_by.name} ruled “{standing.get_step_display() or 'No conflict'}”" if standing else "Somebody ruled"
    )
    return f"{who} on this while you were deciding. Nothing of yours was saved. Read that ruling, then rule again if you need to."


def _entered(
    found: Assessed,
    item: Item,
    person: Person,
    finding: Finding,
    step: Step | None,
    no_papers: bool,
    reason: str,
    follows: Ruling | None,
    by: Actor,
    once: UUID | None,
) -> Ruling:
    row = Ruling(
        item=item,
        person=person,
        step=step,
        no_papers=no_papers,
        proposed_step=finding.step,
        reason=reason.strip(),
        ruled_by_id=by.person,
        capacity=_capacity(found, item, person),
        entered_by_id=by.user_id,
        at=timezone.now(),
        follows=follows,
    )
    try:
        with audit.deed("conflict.ruled", by=by, because=reason.strip(), once=once) as deed:
            row.at = deed.at
            row.save()
    except IntegrityError as race:  # the database lets only one ruling follow another
        raise CannotBeDone(_meanwhile(None)) from race
    return row


def _capacity(found: Assessed, item: Item, person: Person) -> str:
    """As what the person in the chair rules: the chair, the vice-chair in their place, or the one the members chose."""
    after = found.after(item.id, person.id)
    seat = found.sittings[after.chair].seat if after.chair in found.sittings else None
    if seat and seat.chair:
        return Ruling.Capacity.CHAIR
    return Ruling.Capacity.VICE_CHAIR if seat and seat.vice_chair else Ruling.Capacity.CHOSEN


def choose_chair(item: Item, *, committee: Committee, person: Person, by: Actor, reason: str = "") -> ChosenChair:
    """Record whom the unconflicted voting members chose of themselves, both chairs being conflicted (R7.5).

    Raises CannotBeDone when somebody is in the chair already, or the one chosen is not an unconflicted voting member.
    """
    found = assessed(item.meeting_id)
    if found is None or item.id not in found.by_item:
        raise CannotBeDone(f"Item {item.number} is not on the agenda of a meeting.")
    permissions.may_record_a_chosen_chair(by, found.where).enforce()
    _may_be_chosen(found, item, committee, person)
    row = ChosenChair(item=item, committee=committee, person=person, reason=reason.strip())
    try:
        with audit.deed("chair.chosen", by=by, because=reason.strip()):
            row.save()
    except IntegrityError as race:
        raise CannotBeDone(f"A chair was already chosen for item {item.number}. Nothing was changed.") from race
    return row


def _may_be_chosen(found: Assessed, item: Item, committee: Committee, person: Person) -> None:
    after = next((after for after in found.by_item[item.id].after if after.committee == committee.id), None)
    if after is None:
        raise CannotBeDone(f"Item {item.number} is not an item of {committee.name}.")
    if after.chair is not None:
        raise CannotBeDone(
            f"{found.name_of(after.chair)} is in the chair for item {item.number}; nobody needs to be chosen."
        )
    if person.id not in after.choice:
        raise CannotBeDone(f"{person.name} is not an unconflicted voting member for item {item.number}.", field="person")
