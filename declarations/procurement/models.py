"""A procurement as the register shows it: its stages, its suppliers, and what each check of a supplier found."""

from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import Sealed, SealedQuerySet
from coi_register.choices import choices_of
from committees.meetings.models import Item
from committees.meetings.vocabulary import ROUTE_LABELS
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats.models import Committee
from declarations.interests.models import Interest
from declarations.procurement.vocabulary import (
    BUYING_LABELS,
    FATE_LABELS,
    FOUND_LABELS,
    STAGE_LABELS,
    Buying,
    Fate,
    Stage,
)

Row = TypeVar("Row", bound=models.Model)


class OfACcg(SealedQuerySet[Row]):
    """What belongs to the procurements of a CCG; `to_ccg` leads there."""

    to_ccg = "procurement__ccg"

    def visible_to(self, actor: Actor) -> Self:
        """Those of CCGs whose procurements the actor may read."""
        return self if actor.is_command else self.filter(**{f"{self.to_ccg}__in": reach(actor, "read_procurement").ccgs})


class Procurements(OfACcg["Procurement"]):
    to_ccg = "ccg"


class Checks(OfACcg["SupplierCheck"]):
    to_ccg = "supplier__procurement__ccg"


class InterestsMet(OfACcg["InterestMet"]):
    to_ccg = "found_by__supplier__procurement__ccg"


class Procurement(Recorded):
    """One procurement and the decision it leads to, with the columns of the register's template (R4.8)."""

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="procurements")
    reference = models.CharField(max_length=50)
    title = models.CharField("contract or service", max_length=200)
    description = models.TextField("what is bought")
    existing = models.TextField("existing contract", blank=True)  # empty: the contract is new
    buying = models.CharField("procurement type", max_length=10, choices=choices_of(BUYING_LABELS), default=Buying.ALONE)
    partners = models.CharField("who buys with the CCG", max_length=200, blank=True)
    route = models.CharField(max_length=30, null=True, blank=True, choices=choices_of(ROUTE_LABELS))
    selection = models.TextField("how the supplier is selected", blank=True)
    clinical_lead = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    contract_manager = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField("contract value, total", max_digits=14, decimal_places=2, null=True, blank=True)
    value_to_ccg = models.DecimalField("contract value to the CCG", max_digits=14, decimal_places=2, null=True, blank=True)
    first_day = models.DateField("first day of the contract", null=True, blank=True)
    last_day = models.DateField("last day of the contract", null=True, blank=True)
    conflicts_noted = models.TextField("other conflicts noted", blank=True)
    justification = models.TextField("justification for the actions taken", blank=True)
    comments = models.TextField(blank=True)

    objects = Procurements.as_manager()

    class Meta:
        ordering: ClassVar = ["reference"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ccg", "reference"], name="a_ccg_gives_each_reference_once"),
            models.CheckConstraint(condition=~Q(title=""), name="a_procurement_has_a_title"),
            models.CheckConstraint(
                condition=Q(first_day=None) | Q(last_day=None) | Q(last_day__gte=F("first_day")),
                name="a_contract_does_not_end_before_it_begins",
            ),
            models.CheckConstraint(
                condition=(Q(value=None) | Q(value__gte=0)) & (Q(value_to_ccg=None) | Q(value_to_ccg__gte=0)),
                name="a_contract_is_not_worth_less_than_nothing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"


class StageReached(Recorded):
    """A procurement has come to a stage: on which day, and who decided it, at an item of a meeting or otherwise."""

    procurement = models.ForeignKey(Procurement, on_delete=models.PROTECT, related_name="stages")
    stage = models.CharField(max_length=10, choices=choices_of(STAGE_LABELS))
    on = models.DateField("date")
    committee = models.ForeignKey(Committee, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_by = models.CharField("who decided, and how", max_length=300, blank=True)

    objects = OfACcg["StageReached"].as_manager()

    class Meta:
        verbose_name = "stage of a procurement"
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["procurement", "stage"], name="a_procurement_comes_to_each_stage_once"),
            models.CheckConstraint(condition=~Q(committee=None, item=None, decided_by=""), name="a_stage_says_who_decided"),
        ]

    def __str__(self) -> str:
        return f"{self.procurement}: {STAGE_LABELS[Stage(self.stage)]}"


class Supplier(Recorded):
    """A supplier that takes part: an organisation of the register of organisations, or only a name that nobody has identified."""

    procurement = models.ForeignKey(Procurement, on_delete=models.PROTECT, related_name="suppliers")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    unidentified = models.CharField("supplier not identified", max_length=200, blank=True)
    fate = models.CharField("what became of it", max_length=12, choices=choices_of(FATE_LABELS), default=Fate.TAKING_PART)

    objects = OfACcg["Supplier"].as_manager()

    class Meta:
        ordering: ClassVar = [F("organisation__name").asc(nulls_last=True), "unidentified", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["procurement", "organisation"], name="a_supplier_takes_part_once"),
            models.CheckConstraint(
                condition=Q(organisation=None) ^ Q(unidentified=""), name="a_supplier_is_an_organisation_or_a_name"
            ),
        ]

    def __str__(self) -> str:
        return self.unidentified or str(self.organisation)


class SupplierCheck(Recorded):
    """One supplier held against the declared interests on a day, at a stage; written once, and followed by the next."""

    supplier = models.ForeignKey(Supplier, on_delete=models.PROTECT, related_name="checks")
    stage = models.ForeignKey(StageReached, on_delete=models.PROTECT, related_name="checks")
    on = models.DateField("date")  # the day whose registers were looked at
    at = models.DateTimeField()
    found = models.CharField(max_length=12, choices=choices_of(FOUND_LABELS))
    people = models.PositiveIntegerField("people whose declarations were looked at", default=0)
    doubts = models.JSONField(default=list)  # of whom it cannot be told and why, one sentence each
    rules = models.CharField("rule book", max_length=64, blank=True)

    objects = Checks.as_manager()

    class Meta:
        verbose_name = "check of a supplier"
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return f"{self.supplier}: {self.get_found_display()}"  # type: ignore[attr-defined]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row once. Raises Sealed for a second time."""
        if not self._state.adding:
            raise Sealed("What a check found is never edited. Check the supplier again.")
        super().save(*args, **kwargs)


class InterestMet(Recorded):
    """An interest that a check found, and the way from it to the supplier; `managed`: what was done about it then."""

    found_by = models.ForeignKey(SupplierCheck, on_delete=models.PROTECT, related_name="met")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    interest = models.ForeignKey(Interest, on_delete=models.PROTECT, related_name="+")
    interest_version = models.PositiveIntegerField()
    path = models.TextField()
    managed = models.TextField("how it was managed", blank=True)

    objects = InterestsMet.as_manager()

    class Meta:
        verbose_name = "interest in a supplier"
        ordering: ClassVar = ["person__name", "path"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["found_by", "interest"], name="a_check_finds_an_interest_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} and {self.found_by.supplier}"
