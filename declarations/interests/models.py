"""A declared interest and its life, and the dated word of a person that what they declared is complete."""

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
from committees.meetings.vocabulary import AFFECTED_CLASS_LABELS
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.guidance.vocabulary import (
    INTEREST_CATEGORY_LABELS,
    INTEREST_ROLE_LABELS,
    RELATIONSHIP_LABELS,
    STEP_LABELS,
)

Row = TypeVar("Row", bound=models.Model)


def people_read_by(actor: Actor) -> models.QuerySet[Person, Person]:
    """The people whose declarations the actor may read."""
    if actor.is_command:
        return Person.objects.all()
    where = reach(actor, "read_declaration")
    within = Q(holdings__seat__committee__ccg__in=where.ccgs) | Q(holdings__seat__committee__in=where.committees)
    if actor.on is not None:
        within &= q_in_force(actor.on, "holdings__") & q_in_force(actor.on, "holdings__seat__")
    seated = Person.objects.filter(within).values("pk")
    return Person.objects.filter(Q(pk__in=where.people) | Q(ccg__in=where.ccgs) | Q(pk__in=seated))


class Declared(SealedQuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """The words of people whose declarations the actor may read."""
        return self.filter(person__in=people_read_by(actor))


class Interests(Declared["Interest"]):
    def in_force(self, on: date) -> "Interests":
        return self.filter(q_in_force(on))

    def unmatched(self) -> "Interests":
        return self.filter(organisation=None, affected_class=None, topic=None)

    def not_attested(self) -> "Interests":
        return self.exclude(paper="").filter(attested_on=None)


class Interest(Recorded, Dated):
    """One interest in its latest version; amending it counts `version` up, and the history keeps the earlier ones.

    It lies in an organisation, a class or a topic; with only `text` it cannot be matched and says so.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="interests")
    category = models.CharField(
        "type of interest",
        max_length=30,
        choices=choices_of(INTEREST_CATEGORY_LABELS),
    )
    direct = models.BooleanField(default=True)
    relationship = models.CharField(max_length=20, null=True, blank=True, choices=choices_of(RELATIONSHIP_LABELS))
    role = models.CharField(
        max_length=20,
        null=True,
        blank=True,
        choices=choices_of(INTEREST_ROLE_LABELS),
    )
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="interests")
    affected_class = models.CharField(
        max_length=30,
        null=True,
        blank=True,
        choices=choices_of(AFFECTED_CLASS_LABELS),
    )
    topic = models.CharField(max_length=100, null=True, blank=True)
    text = models.TextField("nature of the interest", blank=True)
    aware_on = models.DateField("became aware on", null=True, blank=True)
    declared_on = models.DateField(null=True, blank=True)  # null: an old register does not say when
    mitigation = models.CharField(
        "standing mitigation",
        max_length=20,
        null=True,
        blank=True,
        choices=choices_of(STEP_LABELS),
    )
    mitigation_text = models.TextField("action taken to mitigate risk", blank=True)
    mitigation_review_on = models.DateField("mitigation to be reviewed on", null=True, blank=True)
    publish = models.BooleanField(
        "consents to publication", default=True
    )  # R2.8; whether it is withheld the Guardian decides
    not_published_because = models.TextField("reason not to publish", blank=True, default="")
    late_because = models.TextField("reason for declaring late", blank=True, default="")
    paper = models.TextField("read from paper", blank=True, default="")  # empty: the declarer's own hand
    attested_on = models.DateField("attested on", null=True, blank=True)
    tied_on = models.DateField(
        "tied to the organisation on", null=True, blank=True
    )  # by an officer; null: as it was declared

    objects = Interests.as_manager()

    class Meta:
        ordering: ClassVar = ["declared_on", "since"]
        constraints: ClassVar = [
            ends_after_it_begins("an_interest_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(direct=True, relationship=None) | Q(direct=False, relationship__isnull=False),
                name="an_indirect_interest_says_whose_it_is",
            ),
            models.CheckConstraint(
                condition=~Q(organisation=None, affected_class=None, topic=None, text=""),
                name="an_interest_lies_in_something",
            ),
            models.CheckConstraint(
                condition=Q(aware_on=None) | Q(declared_on=None) | Q(declared_on__gte=F("aware_on")),
                name="an_interest_is_declared_after_it_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display() or self.get_category_display()}: {self.organisation or self.topic or self.text}"

    @property
    def is_matched(self) -> bool:
        """Whether an agenda can be held against it; in words alone it cannot."""
        return bool(self.organisation_id or self.affected_class or self.topic)

    @property
    def is_attested(self) -> bool:
        """Whether the declarer has said it, or said that what was read from a paper is their word."""
        return not self.paper or self.attested_on is not None


class Confirmation(Recorded):
    """On this day a person said that their declared interests are complete and true; `nil` when they have none (R2.6)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="confirmations")
    on = models.DateField()
    nil = models.BooleanField("nil return", default=False)

    objects = Declared["Confirmation"].as_manager()

    class Meta:
        ordering: ClassVar = ["on"]

    def __str__(self) -> str:
        return f"{self.person}, {'nil return' if self.nil else 'confirmed'} {self.on:%-d %B %Y}"
