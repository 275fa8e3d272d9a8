"""A possible breach: what happened, which rule, what the Guardian found, and what was learned from it (R9.1 to R9.3, R9.6)."""

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
from committees.people.models import Manages, Person
from declarations.breaches.vocabulary import AFFECTED_LABELS, CONTROL_LABELS, FINDING_LABELS
from declarations.gifts.models import Offer
from declarations.interests.models import Interest

ACCOUNT = {"to": settings.AUTH_USER_MODEL, "on_delete": models.PROTECT, "related_name": "+"}


class Breaches(SealedQuerySet["Breach"]):
    def visible_to(self, actor: Actor) -> "Breaches":
        """Those of CCGs where the actor may read them, but none about the actor or anybody in their line (R9.6)."""
        if actor.is_command:
            return self
        bound = Q(person__in=actor.stands_for | actor.staff)
        if actor.person:
            bound |= Q(person__in=Manages.objects.filter(staff=actor.person).values("manager"))
        readable = self.filter(ccg__in=reach(actor, "read_breach").ccgs)
        return readable.exclude(pk__in=self.filter(bound).values("pk"))


class Breach(Recorded):
    """From a draft, through the Guardian's assessment, to what was found and learned; `finding` None: it is still open.

    `person` is whom it is about, where it is about one; `rule` the rule that may have been broken, by its name in the rule book.
    """

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    interest = models.ForeignKey(Interest, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    offer = models.ForeignKey(Offer, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    control = models.CharField("what did not hold", max_length=20, choices=choices_of(CONTROL_LABELS))
    what_happened = models.TextField()
    rule = models.CharField(max_length=100, blank=True)
    arose_on = models.DateField("happened on", null=True, blank=True)
    discovered_on = models.DateField()
    drafted_by = models.ForeignKey(null=True, verbose_name="handed over by", **ACCOUNT)
    by_name = models.CharField("handed over by", max_length=200)
    drafted_on = models.DateField("handed over on")
    assessed_by = models.ForeignKey(null=True, verbose_name="assessed by", **ACCOUNT)
    taken_up_on = models.DateField("taken up on", null=True, blank=True)
    finding = models.CharField(max_length=20, null=True, blank=True, choices=choices_of(FINDING_LABELS))
    outcome = models.TextField("what was found", blank=True)
    affected = models.CharField(
        "was a decision affected", max_length=20, null=True, blank=True, choices=choices_of(AFFECTED_LABELS)
    )
    lessons = models.TextField("what was learned", blank=True)
    actions = models.TextField("what was done", blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = Breaches.as_manager()

    class Meta:
        ordering: ClassVar = ["-discovered_on", "-drafted_on", "pk"]
        verbose_name_plural = "breaches"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(arose_on=None) | Q(discovered_on__gte=F("arose_on")),
                name="a_breach_is_discovered_after_it_happened",
            ),
            models.CheckConstraint(
                condition=Q(finding=None, closed_on=None)
                | Q(finding__isnull=False, closed_on__isnull=False, assessed_by__isnull=False, affected__isnull=False),
                name="a_breach_is_closed_with_a_finding_by_somebody",
            ),
            models.UniqueConstraint(fields=["interest"], condition=Q(finding=None), name="an_interest_has_one_open_breach"),
            models.UniqueConstraint(fields=["offer"], condition=Q(finding=None), name="an_offer_has_one_open_breach"),
        ]

    def __str__(self) -> str:
        about = f": {self.person}" if self.person else ""
        return f"{self.get_control_display()}{about}"

    @property
    def is_open(self) -> bool:
        return self.closed_on is None
