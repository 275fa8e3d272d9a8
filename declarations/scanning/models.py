"""Names found in the papers of an item that somebody looked at and said to be no party of it; remembered with the reason."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from coi_register.accounts.actors import Actor
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from committees.meetings.models import Item
from committees.organisations.models import Organisation
from committees.people.models import Person


class NoParties(SealedQuerySet["NoParty"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of agendas that the actor keeps: what stands in a paper may be withheld from anybody else."""
        return self.filter(item__in=Item.objects.visible_to(actor) & Item.objects.kept_by(actor))


class NoParty(Recorded):
    """A papers' mention of an organisation or a person does not make it a party of the item."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="no_parties")
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=500)
    on = models.DateField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = NoParties.as_manager()

    class Meta:
        verbose_name = "name that is no party"
        verbose_name_plural = "names that are no parties"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(organisation=None, person__isnull=False) | Q(organisation__isnull=False, person=None),
                name="no_party_is_an_organisation_or_a_person",
            ),
            models.CheckConstraint(condition=~Q(because=""), name="no_party_is_said_with_a_reason"),
            models.UniqueConstraint(fields=["item", "organisation"], name="an_organisation_is_no_party_of_an_item_once"),
            models.UniqueConstraint(fields=["item", "person"], name="a_person_is_no_party_of_an_item_once"),
        ]

    def __str__(self) -> str:
        return str(self.organisation or self.person)
