"""A person in the registers, and the CCG whose governance team keeps their record."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from committees.organisations.models import Organisation


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

    objects = SealedQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name"]
        verbose_name_plural = "people"
        constraints: ClassVar = [models.CheckConstraint(condition=~models.Q(name=""), name="a_person_has_a_name")]

    def __str__(self) -> str:
        return self.name
