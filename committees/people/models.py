"""A person in the registers, and the CCG whose governance team keeps their record."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from committees.organisations.models import Organisation


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
