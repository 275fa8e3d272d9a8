"""What the person in the chair decides about each conflict; a ruling is never edited, only followed by another."""

from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from declarations.conflicts.models import ChosenChair, Ruling
from declarations.conflicts.selectors import Case, case_of, succession_for
from declarations.guidance.findings import Finding
from declarations.guidance.vocabulary import AddOn, Outcome, Step


@dataclass(frozen=True, slots=True)
class Decision:
    """What a ruling says; `step` None: no conflict, the person stays."""

    step: Step | None
    no_papers: bool = False
    reason: str = ""

    def is_lighter_than(self, finding: Finding) -> bool:
        """Whether it asks less than was proposed (R7.9); to say "no conflict" where the service cannot tell does, too."""
        if finding.step is None:
            return finding.outcome is Outcome.CANNOT_TELL and self.step is None
        if AddOn.NO_PAPERS in finding.also and not self.no_papers:
            return True
        return self.step is None or self.step.weight < finding.step.weight

    def needs_a_reason(self, finding: Finding) -> bool:
        """Whether it is lighter than recommended, or otherwise not what was recommended."""
        is_another = finding.outcome is not Outcome.CANNOT_TELL and self.step is not finding.step
        return is_another or self.is_lighter_than(finding)


def rule(
    item: UUID, *, person: UUID, decision: Decision, by: Actor, follows: UUID | None = None, once: UUID | None = None
) -> Ruling:
    """Decide what a person must do for an item; `follows` is the ruling that the person in the chair had before them.

    Raises NotAllowed for anyone but the person in the chair for the item (R7.4, R7.5), and CannotBeDone when the person takes
    no part in it, when a reason is missing, or when somebody has ruled in the meantime.
    """
    case = case_of(item, person, by)
    if case is None:
        raise CannotBeDone("This person takes no part in this item, so there is nothing to rule on.")
    case.verdict.enforce()
    if by.person is None or by.user_id is None:
        raise CannotBeDone("A ruling is a person's own: sign in as the one in the chair.")
    _reason_is_given(case.finding, decision)
    if case.follows != follows:
        raise CannotBeDone(_meanwhile(case.standing))
    try:
        return _entered(case, decision, by=by, ruled_by=by.person, entered_by=by.user_id, once=once)
    except IntegrityError as race:  # the database lets only one ruling follow another
        raise CannotBeDone(_meanwhile(None)) from race


def rule_as_recommended(item: UUID, *, person: UUID, step: Step, by: Actor, once: UUID | None = None) -> Ruling:
    """Decide just what is recommended; `step` is what the person in the chair read.

    Raises as `rule` does, and CannotBeDone where something else is recommended by now, or somebody has ruled already.
    """
    case = case_of(item, person, by)
    if case is not None and case.finding.step is not step:
        raise CannotBeDone(f"Something else is recommended for {case.sitting.name} by now. Read it, then rule.")
    no_papers = case is not None and AddOn.NO_PAPERS in case.finding.also
    return rule(item, person=person, decision=Decision(step, no_papers=no_papers), by=by, once=once)


def _reason_is_given(finding: Finding, decision: Decision) -> None:
    if decision.reason.strip() or not decision.needs_a_reason(finding):
        return
    if decision.is_lighter_than(finding):
        raise CannotBeDone("Give a reason: this asks less of the person than was recommended.", field="reason")
    raise CannotBeDone("Give a reason: this is not what was recommended.", field="reason")


def _meanwhile(standing: Ruling | None) -> str:
    who = f"{standing.ruled_by.name} ruled “{standing.says}”" if standing else "Somebody ruled"
    return f"{who} on this while you were deciding. Nothing of yours was saved. Read that ruling, then rule again if you need to."


def _entered(case: Case, decision: Decision, *, by: Actor, ruled_by: UUID, entered_by: int, once: UUID | None) -> Ruling:
    reason = decision.reason.strip()
    with audit.deed("conflict.ruled", by=by, because=reason, once=once) as deed:
        ruling = Ruling(
            item_id=case.item_id,
            person_id=case.person,
            step=decision.step,
            no_papers=decision.no_papers,
            proposed_step=case.finding.step,
            kind_of_case=case.kind.key if case.kind else None,
            interest_id=case.finding.because[0].interest if case.finding.because else None,  # type: ignore[misc]
            reason=reason,
            ruled_by_id=ruled_by,
            capacity=_capacity(case),
            entered_by_id=entered_by,
            at=deed.at,
            follows_id=case.follows,
        )
        ruling.save()
    return ruling


def _capacity(case: Case) -> str:
    """As what the person in the chair rules: the chair, the vice-chair in their place, or the one the members chose."""
    after = case.found.after(case.item.key, case.sitting.key)
    seat = case.found.sittings[after.chair].seat if after.chair is not None else None
    if seat and seat.chair:
        return Ruling.Capacity.CHAIR
    return Ruling.Capacity.VICE_CHAIR if seat and seat.vice_chair else Ruling.Capacity.CHOSEN


def choose_chair(
    item: UUID, *, committee: UUID, person: UUID, by: Actor, reason: str = "", once: UUID | None = None
) -> ChosenChair:
    """Record whom the unconflicted voting members chose of themselves, both chairs being conflicted (R7.5).

    Raises NotAllowed, Http404, and CannotBeDone when somebody presides already or the one chosen may not be.
    """
    succession = succession_for(by, item, committee)
    succession.verdict.enforce()
    if person not in {sitting.person or sitting.key for sitting in succession.choice}:
        raise CannotBeDone(
            f"This person cannot be chosen for item {succession.item.number}. {succession.says}", field="person"
        )
    try:
        with audit.deed("chair.chosen", by=by, because=reason.strip(), once=once):
            return ChosenChair.objects.create(item_id=item, committee_id=committee, person_id=person, reason=reason.strip())
    except IntegrityError as race:
        raise CannotBeDone(
            f"A chair was already chosen for item {succession.item.number}. Nothing of yours was saved."
        ) from race
