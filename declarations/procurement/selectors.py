"""Questions about procurements: which an actor may read, where they stand, what their checks found, what the register shows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import roles_that_may
from coi_register.audit.selectors import made_with
from committees.meetings.models import Item, Meeting
from committees.meetings.vocabulary import ItemKind
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats.models import Committee
from declarations.conflicts.models import Ruling
from declarations.procurement.models import InterestMet, Procurement, Procurements, StageReached, Supplier, SupplierCheck
from declarations.procurement.vocabulary import Fate, Stage, after

ABOUT_CONTRACTS = (
    ItemKind.PROCUREMENT,
    ItemKind.CONTRACT_AWARD,
    ItemKind.CONTRACT_EXTENSION,
    ItemKind.CONTRACT_VARIATION,
    ItemKind.SPECIFICATION,
    ItemKind.ENHANCED_SERVICE,
)
MET = Prefetch("met", InterestMet.objects.select_related("person", "interest"))
CHECKS = Prefetch(
    "checks",
    SupplierCheck.objects.select_related("stage").prefetch_related(MET).order_by("at"),
)
SUPPLIERS = Prefetch("suppliers", Supplier.objects.select_related("organisation").prefetch_related(CHECKS))
STAGES = Prefetch("stages", StageReached.objects.select_related("committee", "item__meeting").order_by("on", "pk"))


@dataclass(frozen=True, slots=True)
class Told:
    """A procurement with all that hangs on it, and the rulings at its items by item and person."""

    procurement: Procurement
    stages: tuple[StageReached, ...]
    suppliers: tuple[Supplier, ...]
    rulings: dict[tuple[UUID, UUID], Ruling]

    @property
    def stage(self) -> StageReached:
        """Where it stands."""
        return max(self.stages, key=lambda one: list(Stage).index(Stage(one.stage)))

    @property
    def met(self) -> list[InterestMet]:
        """Every interest that a check found, the latest check last."""
        return [one for supplier in self.suppliers for check in checks_of(supplier) for one in check.met.all()]

    def ruling_on(self, met: InterestMet) -> Ruling | None:
        """What the chair decided of that person at the item of the stage at which the interest was found."""
        item = met.found_by.stage.item_id
        return self.rulings.get((item, met.person_id)) if item else None

    def is_managed(self, met: InterestMet) -> bool:
        """Whether anything says how this finding was managed."""
        return bool(met.managed) or self.ruling_on(met) is not None

    @property
    def unmanaged(self) -> list[InterestMet]:
        """What the last check of each supplier that still takes part, or was chosen, found and nothing was said of."""
        last = [check for one in self.suppliers if is_in(one) for check in checks_of(one)[-1:]]
        return [met for check in last for met in check.met.all() if not self.is_managed(met)]


def is_in(supplier: Supplier) -> bool:
    """Whether the supplier takes part still, or was chosen."""
    return supplier.fate in (Fate.TAKING_PART, Fate.AWARDED)


def checks_of(supplier: Supplier) -> list[SupplierCheck]:
    """The checks of a supplier, the first first; each knows its supplier, and what it found knows the check."""
    found = list(supplier.checks.all())
    for check in found:
        check.supplier = supplier
        for met in check.met.all():
            met.found_by = check
    return found


def procurements_of(actor: Actor) -> Procurements:
    """The procurements that the actor may read, with all that hangs on them, in the same five queries."""
    mine = Procurement.objects.visible_to(actor)
    return (
        mine.select_related("ccg", "clinical_lead", "contract_manager").prefetch_related(STAGES).prefetch_related(SUPPLIERS)
    )


def all_told(actor: Actor) -> list[Told]:
    """Each with the rulings at its items; one query more."""
    rows = list(procurements_of(actor))
    return _told(rows, actor)


def procurement_for(actor: Actor, pk: UUID) -> Procurement:
    """One of them. Raises Http404, alike where there is none and where it is another CCG's."""
    found = procurements_of(actor).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such procurement.")
    return found


def told(actor: Actor, procurement: Procurement) -> Told:
    """The same of a procurement that is in hand."""
    [found] = _told([procurement], actor)
    return found


def items_read(actor: Actor, told: Told) -> frozenset[UUID]:
    """The items of its stages that the actor may read."""
    items = {stage.item_id for stage in told.stages if stage.item_id}
    return frozenset(Item.objects.visible_to(actor).filter(pk__in=items).values_list("pk", flat=True))


def supplier_for(actor: Actor, pk: UUID) -> Supplier:
    """A supplier of a procurement that the actor may read. Raises Http404."""
    row = Supplier.objects.visible_to(actor).select_related("procurement__ccg", "organisation").filter(pk=pk).first()
    if row is None:
        raise Http404("There is no such supplier.")
    return row


def stage_for(actor: Actor, pk: UUID) -> StageReached:
    """A stage of a procurement that the actor may read. Raises Http404."""
    row = (
        StageReached.objects.visible_to(actor).select_related("procurement__ccg", "committee", "item").filter(pk=pk).first()
    )
    if row is None:
        raise Http404("There is no such stage.")
    return row


def met_for(actor: Actor, pk: UUID) -> InterestMet:
    """An interest that a check found, in a procurement that the actor may read. Raises Http404."""
    beside = ("person", "interest", "found_by__stage", "found_by__supplier__organisation")
    rows = InterestMet.objects.visible_to(actor).select_related(*beside, "found_by__supplier__procurement__ccg")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404("There is no such finding.")
    return row


def for_register(ccg: Organisation, *, on: date) -> QuerySet[Procurement]:
    """What the register of procurement decisions shows on a day: what was awarded, or given up, by then, with all of it."""
    decided = StageReached.objects.filter(procurement=OuterRef("pk"), stage__in=(Stage.AWARDED, Stage.ENDED), on__lte=on)
    rows = Procurement.objects.filter(Exists(decided), ccg=ccg)
    return rows.select_related("clinical_lead", "contract_manager").prefetch_related(STAGES).prefetch_related(SUPPLIERS)


def ccgs_to_plan_for(actor: Actor) -> list[Organisation]:
    """The CCGs for which the actor may plan a procurement."""
    return [*Organisation.objects.ccgs().filter(pk__in=actor.ccgs(roles_that_may("keep_procurement", "c")))]


def people_to_name(actor: Actor, ccg: Organisation) -> QuerySet[Person]:
    """Whoever can be its clinical lead or contract manager."""
    return Person.objects.visible_to(actor).filter(ccg=ccg).order_by("name")


def committees_to_name(actor: Actor, *ccgs: Organisation) -> QuerySet[Committee]:
    """The committees that can have decided."""
    return Committee.objects.visible_to(actor).filter(ccg__in=ccgs).order_by("name")


def items_to_name(actor: Actor, ccg: Organisation) -> QuerySet[Item]:
    """The items at which a stage can have been decided, the latest first: those about contracts, of meetings that stand."""
    mine = Item.objects.visible_to(actor).filter(meeting__ccg=ccg, withdrawn=False, kind__in=ABOUT_CONTRACTS)
    return mine.exclude(meeting__state=Meeting.State.CANCELLED).select_related("meeting").order_by("-meeting__on", "order")


def stages_after(told: Told) -> tuple[Stage, ...]:
    """What it can come to next."""
    return after(Stage(told.stage.stage))


def taking_part(told: Told) -> list[Supplier]:
    """Its suppliers that can be chosen."""
    return [one for one in told.suppliers if one.fate == Fate.TAKING_PART]


def history_of(procurement: Procurement) -> list[QuerySet[Any, Any]]:
    """Every version of its stages and suppliers, of what was found and how it was managed."""
    suppliers = [one.pk for one in procurement.suppliers.all()]
    met = [one.pk for supplier in procurement.suppliers.all() for check in checks_of(supplier) for one in check.met.all()]
    return [
        StageReached.history.filter(procurement_id=procurement.pk),
        Supplier.history.filter(procurement_id=procurement.pk),
        SupplierCheck.history.filter(supplier_id__in=suppliers),
        InterestMet.history.filter(id__in=met),
    ]


def made(once: UUID) -> UUID:
    """The procurement that the form with this token planned, be it at an earlier sending."""
    return UUID(str(made_with(once, Procurement)))


def rulings_at(actor: Actor, items: Iterable[UUID]) -> dict[tuple[UUID, UUID], Ruling]:
    """The rulings in force at the items, as far as the actor may read them."""
    rows = Ruling.objects.visible_to(actor).filter(item__in=[*items], followed_by=None).select_related("ruled_by", "person")
    return {(row.item_id, row.person_id): row for row in rows}


def _told(rows: list[Procurement], actor: Actor) -> list[Told]:
    told = [Told(row, tuple(row.stages.all()), tuple(row.suppliers.all()), {}) for row in rows]
    items = {item for one in told for met in one.met if (item := met.found_by.stage.item_id)}
    rulings = rulings_at(actor, items) if items else {}
    return [replace(one, rulings=rulings) for one in told]
