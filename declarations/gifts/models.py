"""A gift, meal, journey or sponsorship that somebody was offered; and the word of the CCG that there was none (R3.5, R3.10)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from coi_register.choices import choices_of
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.gifts.vocabulary import APPROVAL_LABELS, TAKEN_LABELS
from declarations.guidance.offers import DONOR_LABELS, KIND_LABELS

ACCOUNT = {"to": settings.AUTH_USER_MODEL, "on_delete": models.PROTECT, "related_name": "+"}


def people_read_by(actor: Actor) -> models.QuerySet[Person, Person]:
    """The people of whom the actor may read what they were offered."""
    if actor.is_command:
        return Person.objects.all()
    where = reach(actor, "read_gift")
    return Person.objects.filter(Q(pk__in=where.people) | Q(ccg__in=where.ccgs))


class Offers(SealedQuerySet["Offer"]):
    def visible_to(self, actor: Actor) -> "Offers":
        """The actor's own, those of whom they manage or act for, and those of CCGs whose register they read."""
        if actor.is_command:
            return self
        where = reach(actor, "read_gift")
        return self.filter(Q(person__in=where.people) | Q(person__ccg__in=where.ccgs))

    def waiting(self) -> "Offers":
        """Those not answered yet on which nobody senior has said anything."""
        return self.filter(taken="offered", approval=None)


class Offer(Recorded):
    """What one person was offered, by whom, and what became of it; the columns of the register (R3.6).

    `earlier` is what the person says that the same source gave besides; `to_declare` what the rules of its day come to, worked
    out whenever the row is written, so that the register is a question to the table: None where nobody can tell.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="offers")
    kind = models.CharField("what is offered", max_length=20, choices=choices_of(KIND_LABELS))
    offered_on = models.DateField("day of the offer")
    donor_kind = models.CharField("who offers", max_length=20, choices=choices_of(DONOR_LABELS))
    donor = models.ForeignKey(
        Organisation, verbose_name="organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="offers"
    )
    donor_text = models.CharField("organisation as written", max_length=200, blank=True)
    details = models.TextField()
    value = models.DecimalField("estimated value", max_digits=10, decimal_places=2, null=True, blank=True)
    earlier = models.DecimalField(
        "earlier gifts from the same source", max_digits=10, decimal_places=2, null=True, blank=True
    )
    beyond_modest = models.BooleanField(null=True, blank=True)
    affects_judgement = models.BooleanField("could be seen to affect judgement", default=False)
    asked_for = models.BooleanField(default=False)
    taken = models.CharField("answer", max_length=12, choices=choices_of(TAKEN_LABELS))
    reason = models.TextField("reason for accepting or declining", blank=True)
    received_on = models.DateField("day of receipt", null=True, blank=True)
    declared_on = models.DateField("declared")
    to_declare = models.BooleanField(null=True)
    recorded_by = models.ForeignKey(null=True, verbose_name="recorded by", **ACCOUNT)
    approval = models.CharField(max_length=10, null=True, blank=True, choices=choices_of(APPROVAL_LABELS))
    approved_by = models.ForeignKey(null=True, verbose_name="somebody senior", **ACCOUNT)
    approved_on = models.DateField("decided on", null=True, blank=True)
    approval_says = models.TextField("reason of somebody senior", blank=True)

    objects = Offers.as_manager()

    class Meta:
        ordering: ClassVar = ["-offered_on", "-declared_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(value=None) | Q(value__gte=0), name="an_offer_is_worth_nothing_or_more"),
            models.CheckConstraint(
                condition=Q(received_on=None) | Q(received_on__gte=F("offered_on")),
                name="an_offer_is_received_after_it_is_made",
            ),
            models.CheckConstraint(
                condition=Q(declared_on__gte=F("offered_on")), name="an_offer_is_declared_after_it_is_made"
            ),
            models.CheckConstraint(
                condition=~Q(donor_kind="patient") | Q(donor=None, donor_text=""), name="a_patient_is_never_named"
            ),
            models.CheckConstraint(
                condition=~Q(donor_kind__in=("supplier", "organisation")) | Q(donor__isnull=False) | ~Q(donor_text=""),
                name="a_supplier_or_organisation_is_named",
            ),
            models.CheckConstraint(
                condition=Q(approval=None, approved_by=None) | Q(approval__isnull=False, approved_by__isnull=False),
                name="an_approval_says_whose_it_is",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(recorded_by=None) | ~Q(approved_by=F("recorded_by")),
                name="nobody_approves_what_they_recorded",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} from {self.source}"

    @property
    def source(self) -> str:
        """Who offers, in words; a patient or a family only as such."""
        match self.donor_kind:
            case "patient":
                return "a patient or their family"
            case "person":
                return self.donor_text or "somebody who is not named"
            case _:
                return str(self.donor or self.donor_text)


class NilPeriods(SealedQuerySet["NilPeriod"]):
    def visible_to(self, actor: Actor) -> "NilPeriods":
        """Those of CCGs whose register of gifts the actor reads."""
        return self if actor.is_command else self.filter(ccg__in=reach(actor, "read_gift").ccgs)


class NilPeriod(Recorded):
    """From `since` to the day before `until` nobody of the CCG was offered anything, as somebody confirmed (R3.10)."""

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="+")
    since = models.DateField("from")
    until = models.DateField(help_text="The first day after it.")
    confirmed_by = models.ForeignKey(null=True, verbose_name="confirmed by", **ACCOUNT)
    by_name = models.CharField(max_length=200)
    on = models.DateField("confirmed on")

    objects = NilPeriods.as_manager()

    class Meta:
        ordering: ClassVar = ["-since"]
        verbose_name = "nil return of gifts"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="a_nil_period_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(on__gte=F("until")), name="a_nil_period_is_over_when_it_is_confirmed"),
        ]

    def __str__(self) -> str:
        return f"No offers to {self.ccg}, {self.since:%-d %B %Y} to {self.until:%-d %B %Y}"
