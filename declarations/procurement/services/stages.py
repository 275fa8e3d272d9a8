"""A procurement comes to a stage: who decided it, on which day; and every supplier is checked anew."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.meetings.models import Item
from committees.seats.models import Committee
from declarations.adoption.selectors import book_for
from declarations.procurement import permissions, selectors, soundness
from declarations.procurement.models import InterestMet, Procurement, StageReached, Supplier
from declarations.procurement.services.looking import look
from declarations.procurement.vocabulary import Fate, Stage


def reach(
    procurement: Procurement,
    *,
    stage: Stage,
    on: date,
    by: Actor,
    committee: Committee | None = None,
    item: Item | None = None,
    decided_by: str = "",
    awarded: Collection[Supplier] = (),
    checked_on: date | None = None,
    once: UUID | None = None,
) -> StageReached:
    """Bring a procurement to its next stage, and check every supplier that takes part (R4.11); `awarded`: who is chosen.

    `checked_on` is the day of the check, the actor's own where it is not said. Raises CannotBeDone and ChangedMeanwhile.
    """
    permissions.may_keep(by, procurement).enforce()
    soundness.check_days(on=on, today=by.on)
    _says_who(committee, item, decided_by)
    with audit.deed("procurement.came_to_a_stage", by=by, once=once) as done:
        current = audit.held(procurement)
        soundness.check_order(current, current.stages.all(), stage, on)
        reached = StageReached(
            procurement=current, stage=stage, on=on, committee=committee, item=item, decided_by=decided_by.strip()
        )
        reached.save()
        taking_part = list(current.suppliers.filter(fate=Fate.TAKING_PART).select_related("organisation"))
        if stage is Stage.AWARDED:
            soundness.check_award(current, awarded, book_for(current.ccg_id, on))
        look(taking_part, reached, on=checked_on or by.on or on, at=done.at)
        if stage is Stage.AWARDED:
            _award(current, taking_part, awarded, by)
        current.save()  # its version tells whoever has the page open that it came further
    return reached


def correct(
    stage: StageReached,
    *,
    on: date,
    by: Actor,
    because: str,
    committee: Committee | None = None,
    item: Item | None = None,
    decided_by: str = "",
    once: UUID | None = None,
) -> StageReached:
    """Correct the day of a stage or who decided it; which stage it is stays. Raises CannotBeDone and ChangedMeanwhile."""
    permissions.may_keep(by, stage.procurement).enforce()
    soundness.check_days(on=on, today=by.on)
    _says_who(committee, item, decided_by)
    with audit.deed("procurement.stage_corrected", by=by, because=because.strip(), once=once):
        current = audit.held(stage)
        soundness.check_between(current, current.procurement.stages.all(), on)
        current.on, current.committee, current.item, current.decided_by = on, committee, item, decided_by.strip()
        current.save()
    return current


def _award(procurement: Procurement, taking_part: list[Supplier], awarded: Collection[Supplier], by: Actor) -> None:
    chosen = {supplier.pk for supplier in awarded}
    now = selectors.told(by, selectors.procurement_for(by, procurement.pk))
    soundness.check_managed(met for met in _never_managed(now) if met.found_by.supplier_id in chosen)
    for supplier in taking_part:
        supplier.fate = Fate.AWARDED if supplier.pk in chosen else Fate.NOT_CHOSEN
        supplier.save()


def _never_managed(now: selectors.Told) -> list[InterestMet]:
    """What was found and at no stage anything was said of; the next page asks about each stage again."""
    managed = {(met.found_by.supplier_id, met.interest_id) for met in now.met if now.is_managed(met)}
    return [met for met in now.unmanaged if (met.found_by.supplier_id, met.interest_id) not in managed]


def _says_who(committee: Committee | None, item: Item | None, decided_by: str) -> None:
    if committee is None and item is None and not decided_by.strip():
        raise CannotBeDone(
            "Say who decided it: the item of a meeting, a committee, or in your own words.", field="decided_by"
        )
