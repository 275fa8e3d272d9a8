"""The entries of a register of procurement decisions: one for each contract that was awarded, or given up (R4.7, R4.8)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from uuid import UUID

from coi_register.nhsuk.words import joined
from committees.meetings.models import Meeting
from committees.meetings.vocabulary import ROUTE_LABELS, Part, Route
from declarations.conflicts.models import Ruling
from declarations.procurement.models import InterestMet, Procurement, StageReached, Supplier
from declarations.procurement.selectors import checks_of
from declarations.procurement.vocabulary import STAGE_LABELS, Fate, Stage
from declarations.registers.facts import Line
from declarations.registers.vocabulary import KEEPING_LABELS, Keeping

Rulings = Mapping[tuple[UUID, UUID], Ruling]  # in force, by item and person
DECIDED = (Stage.AWARDED, Stage.ENDED)


def lines_of(procurements: Iterable[Procurement], rulings: Rulings, *, held: frozenset[UUID]) -> Iterator[Line]:
    """An entry for each; of what was ruled, only what was ruled in public at a meeting that was held."""
    for one in procurements:
        yield _line(one, rulings, held=one.pk in held)


def _line(one: Procurement, rulings: Rulings, *, held: bool) -> Line:
    decided = min((stage for stage in one.stages.all() if stage.stage in DECIDED), key=lambda stage: stage.on)
    suppliers = list(one.suppliers.all())
    met = [found for supplier in suppliers for check in checks_of(supplier) for found in check.met.all()]
    noted = [f"{found.person}: {found.path}" for found in met]
    return Line(
        key=one.pk,
        person=None,
        cells=(
            str(one.pk), one.reference, one.title, one.description, ROUTE_LABELS[Route(one.route)] if one.route else None,
            decided.on, _who(decided), _people(one), _all([*noted, one.conflicts_noted]),
            _all(_managed(found, rulings) for found in met), one.justification or None, _chosen(suppliers), one.value,
            one.first_day, one.last_day + timedelta(days=1) if one.last_day else None, None,
        ),
        kept=(None, KEEPING_LABELS[Keeping.CURRENT], True, None, held),
        public=True,
    )  # fmt: skip


def _who(stage: StageReached) -> str | None:
    return joined(part for part in (str(stage.committee or ""), stage.decided_by) if part) or _at_its_meeting(stage)


def _at_its_meeting(stage: StageReached) -> str | None:
    return f"At a meeting of {stage.item.meeting.on:%-d %B %Y}" if stage.item else None


def _people(one: Procurement) -> str | None:
    said = (("Clinical lead", one.clinical_lead), ("Contract manager", one.contract_manager))
    return _all(f"{what}: {who}" for what, who in said if who)


def _chosen(suppliers: Iterable[Supplier]) -> str:
    return joined(str(one) for one in suppliers if one.fate == Fate.AWARDED) or "No contract was awarded"


def _managed(met: InterestMet, rulings: Rulings) -> str:
    stage = met.found_by.stage
    ruling = rulings.get((stage.item_id, met.person_id)) if stage.item_id and _is_told(stage) else None
    says = [part for part in (ruling.says if ruling else "", met.managed) if part]
    return f"{met.person} ({STAGE_LABELS[Stage(stage.stage)].lower()}): {'. '.join(says)}" if says else ""


def _is_told(stage: StageReached) -> bool:
    item = stage.item
    return item is not None and item.part == Part.PUBLIC and item.meeting.state == Meeting.State.HELD


def _all(parts: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(part for part in parts if part)) or None
