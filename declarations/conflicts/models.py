"""What the person in the chair decided about each conflict, and whom the members chose when both chairs were conflicted."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coi_register.audit.models import Recorded
from coi_register.choices import choices_of
from committees.meetings.models import Item
from committees.people.models import Person
from committees.seats.models import Committee
from declarations.guidance.vocabulary import STEP_LABELS

STEPS = choices_of(STEP_LABELS)


class Ruling(Recorded):
    """One decision on one person and item; never edited, only followed by another. `step` None: no conflict, stays."""

    class Capacity(models.TextChoices):
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice_chair", "Vice-chair, the chair being conflicted or away"
        CHOSEN = "chosen", "Chosen by the unconflicted members"

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="rulings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="rulings_on_them")
    step = models.CharField(max_length=20, null=True, blank=True, choices=STEPS)
    no_papers = models.BooleanField(default=False)
    proposed_step = models.CharField(max_length=20, null=True, blank=True, choices=STEPS)
    reason = models.TextField(blank=True)
    ruled_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="rulings_given")
    capacity = models.CharField(max_length=10, choices=Capacity.choices)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    follows = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")

    class Meta:
        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(person=F("ruled_by")), name="nobody_rules_on_their_own_conflict"),
            models.UniqueConstraint(
                fields=["item", "person"], condition=Q(follows=None), name="only_one_ruling_on_a_conflict_is_the_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, item {self.item}: {self.says}"

    @property
    def says(self) -> str:
        """The step in words."""
        return self.get_step_display() or "No conflict"


class ChosenChair(Recorded):
    """For one item, both chairs being conflicted: whom the unconflicted voting members chose of themselves (R7.5)."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="chosen_chairs")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "committee"], name="an_item_has_one_chosen_chair_per_committee")
        ]

    def __str__(self) -> str:
        return f"{self.person} in the chair for {self.item}"
