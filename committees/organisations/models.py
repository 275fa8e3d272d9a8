"""The CCG, practices, providers and federations: identifiers, dated names, memberships and links."""

from datetime import date
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from coi_register.choices import choices_of
from coi_register.dates import Dated, ends_after_it_begins, q_in_force
from committees.organisations.vocabulary import LINK_LABELS, ORGANISATION_KIND_LABELS, OrganisationKind

Row = TypeVar("Row", bound=models.Model)


class Known(SealedQuerySet[Row]):
    """What is known of organisations is public, and shared by all CCGs."""

    def visible_to(self, actor: Actor) -> Self:
        """All of it for whoever has a part in the business of a CCG, else nothing."""
        return self.all() if reach(actor, "read_organisation").everywhere else self.none()


class Organisations(Known["Organisation"]):
    def ccgs(self) -> "Organisations":
        return self.filter(kind=OrganisationKind.CCG)


class Organisation(Recorded):
    """A body with identifiers; `name` is the latest of its dated names. `closed` is the first day on which it is closed."""

    kind = models.CharField(max_length=20, choices=choices_of(ORGANISATION_KIND_LABELS))
    name = models.CharField(max_length=200)
    ods_code = models.CharField("ODS code", max_length=10, null=True, blank=True, unique=True)
    company_number = models.CharField(max_length=10, null=True, blank=True, unique=True)
    postcode = models.CharField(max_length=10, blank=True)
    address = models.CharField(max_length=250, blank=True)
    opened = models.DateField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    dormant = models.BooleanField(default=False)  # ODS status D or P: neither active nor closed

    objects = Organisations.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "ods_code"]
        indexes: ClassVar = [models.Index(fields=["kind", "name"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(opened=None) | Q(closed=None) | Q(closed__gte=F("opened")),
                name="an_organisation_closes_after_it_opens",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="an_organisation_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_ccg(self) -> bool:
        return self.kind == OrganisationKind.CCG


class OrganisationName(Recorded, Dated):
    """A name that an organisation bore for a known time, or goes by (`alias`).

    A name whose beginning and end are unknown stands in `Organisation.name` only. Titles and papers are searched for all.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    alias = models.BooleanField(default=False)

    objects = Known["OrganisationName"].as_manager()

    class Meta:
        ordering: ClassVar = [F("since").asc(nulls_first=True)]
        constraints: ClassVar = [ends_after_it_begins("a_name_ends_after_it_begins")]

    def __str__(self) -> str:
        return self.name


class Membership(Recorded, Dated):
    """A practice is a member of a CCG; mergers of CCGs end one and begin another."""

    practice = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    ccg = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="member_practices")

    objects = Known["Membership"].as_manager()

    class Meta:
        ordering: ClassVar = [F("since").asc(nulls_first=True)]
        constraints: ClassVar = [
            ends_after_it_begins("a_membership_ends_after_it_begins"),
            models.UniqueConstraint(fields=["practice", "ccg", "since"], name="a_membership_begins_once"),
        ]

    def __str__(self) -> str:
        return f"{self.practice} in {self.ccg}"


class Links(Known["Link"]):
    def in_force(self, on: date) -> "Links":
        return self.filter(q_in_force(on))


class Link(Recorded, Dated):
    """A dated tie: `organisation` is (member of, owned by, …) `to`. `found_in` says where that was read."""

    kind = models.CharField(max_length=20, choices=choices_of(LINK_LABELS))
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="links_out")
    to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="links_in")
    found_in = models.CharField("where it was read", max_length=250, blank=True)

    objects = Links.as_manager()

    class Meta:
        constraints: ClassVar = [
            ends_after_it_begins("a_link_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(organisation=F("to")), name="an_organisation_is_not_linked_to_itself"),
            models.UniqueConstraint(fields=["kind", "organisation", "to", "since"], name="a_link_is_recorded_once"),
            models.UniqueConstraint(  # to a database two missing dates are not the same
                fields=["kind", "organisation", "to"], condition=Q(since=None), name="an_undated_link_is_recorded_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.get_kind_display()} {self.to}"
