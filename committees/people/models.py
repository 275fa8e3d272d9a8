"""A person in the registers, the CCG whose governance team keeps their record, who acts for them and who manages them."""

from datetime import date
from typing import ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from coi_register.dates import q_in_force
from committees.organisations.models import Organisation

Row = TypeVar("Row", bound=models.Model)


class People(SealedQuerySet["Person"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those kept by a CCG where the actor may read people, those who ever held a seat with it, and the actor."""
        if actor.is_command:
            return self
        ccgs = reach(actor, "read_people").ccgs
        # the seats stand above people in the order of imports, so they are named, not imported
        seated = Person.objects.filter(holdings__seat__committee__ccg__in=ccgs).values("pk")
        return self.filter(Q(ccg__in=ccgs) | Q(pk__in=seated) | Q(pk=actor.person))


class Person(Recorded):
    """Somebody who sits, declares or decides. `ccg` keeps the record; other CCGs see the person through a seat with them."""

    may_be_undone = True  # what an import brought in by mistake

    name = models.CharField(max_length=200)
    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="people")
    position = models.CharField(max_length=200, blank=True)
    represents = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="representatives"
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="person"
    )

    objects = People.as_manager()

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name_plural = "people"
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(name=""), name="a_person_has_a_name")]

    def __str__(self) -> str:
        return self.name


class Relations(SealedQuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of people whom the actor may know of."""
        about = "person" if self.model is ActsFor else "staff"
        return self.filter(**{f"{about}__in": Person.objects.visible_to(actor)})

    def in_force(self, on: date) -> Self:
        """Those that hold on the day."""
        return self.filter(q_in_force(on))

    def overlapping(self, since: date, until: date | None) -> Self:
        """Those that hold on any day of the span."""
        begins_before = Q() if until is None else Q(since__lt=until)
        return self.filter(begins_before, Q(until=None) | Q(until__gt=since))


class ActsFor(Recorded):
    """An account that acts for a person: it reads what concerns them, and is bound by what binds them (law 1)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="acted_for_by")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name="account", on_delete=models.PROTECT, related_name="+")
    since = models.DateField("from")
    until = models.DateField(null=True, blank=True, help_text="The first day on which it no longer holds.")

    objects = Relations["ActsFor"].as_manager()

    class Meta:
        verbose_name = "acting for a person"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="acting_for_somebody_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} acts for {self.person}"


class Manages(Recorded):
    """Who is whose line manager: they read the declarations of their staff, and agree how a risk is met."""

    manager = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="manages")
    staff = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="managed_by")
    since = models.DateField("from")
    until = models.DateField(null=True, blank=True, help_text="The first day on which it no longer holds.")

    objects = Relations["Manages"].as_manager()

    class Meta:
        verbose_name = "line manager"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="managing_somebody_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(manager=F("staff")), name="nobody_is_their_own_line_manager"),
        ]

    def __str__(self) -> str:
        return f"{self.manager} manages {self.staff}"
