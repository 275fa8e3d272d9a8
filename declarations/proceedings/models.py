"""What happened in the room: when the meeting sat, who went and came, what was declared, voted and decided."""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q

from coi_register.accounts.actors import Actor
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from coi_register.choices import choices_of
from committees.meetings.models import Item, Meeting
from committees.people.models import Person
from declarations.conflicts.models import Ruling
from declarations.interests.models import Interest
from declarations.proceedings.vocabulary import (
    HOW_IT_ENDED_LABELS,
    MANNER_LABELS,
    VOTE_CAST_LABELS,
    WHY_OUT_LABELS,
)

Row = TypeVar("Row", bound=models.Model)
STANDS = Q(mistaken=False)
READS = "read_proceedings"


class Sittings(SealedQuerySet["Sitting"]):
    def visible_to(self, actor: Actor) -> "Sittings":
        """Those of meetings whose proceedings the actor may read."""
        return self.filter(meeting__in=Meeting.objects.where_they_may(actor, READS))


class OfTheRoom(SealedQuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """The rows of items that the actor may read, at meetings whose proceedings they may read."""
        return self.filter(item__in=Item.objects.visible_to(actor).where_they_may(actor, READS))


class Movements(SealedQuerySet["Movement"]):
    def visible_to(self, actor: Actor) -> "Movements":
        """Likewise; who went between items is told with the meeting."""
        between = Q(item=None, sitting__meeting__in=Meeting.objects.where_they_may(actor, READS))
        return self.filter(between | Q(item__in=Item.objects.visible_to(actor).where_they_may(actor, READS)))


class Sitting(Recorded):
    """A meeting that sits, or sat. `item` is the one in hand; `noted_at` the last time of day noted, behind which none goes.

    Every deed in the room holds this row, so two that are done at one moment see each other, and its version counts them.
    """

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="sitting")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name="in hand")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    noted_at = models.DateTimeField()

    objects = Sittings.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")), name="a_meeting_closes_after_it_opened"
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(item=None), name="a_meeting_that_has_closed_has_no_item_in_hand"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}, in the room"


class Discussion(Recorded):
    """One item as it was taken: from when to when, who presided, and what became of it.

    `standing` is what was left of each committee when the outcome was recorded: see facts.Standing.
    """

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="discussion")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    presided = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, null=True, blank=True, choices=choices_of(HOW_IT_ENDED_LABELS))
    words = models.TextField("what was decided", blank=True)
    manner = models.CharField(max_length=20, null=True, blank=True, choices=choices_of(MANNER_LABELS))
    casting = models.BooleanField("decided by a casting vote", default=False)
    reason = models.TextField(blank=True)
    referred_to = models.CharField(max_length=200, blank=True)
    standing = models.JSONField(default=list, blank=True)

    objects = OfTheRoom["Discussion"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("begun_at")), name="an_item_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome=None) | Q(ended_at__isnull=False, outcome__isnull=False),
                name="an_item_that_has_ended_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(manner=None) | Q(outcome__in=["decided", "not_carried"]),
                name="only_a_decision_is_by_consensus_or_votes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}, in the room"


class Movement(Recorded):
    """Somebody who was out of the room, from when to when; `item` None: they went between items, or before the first.

    A tap that was wrong is `mistaken`: it stays, and counts for nothing.
    """

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="movements")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="movements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    went_at = models.DateTimeField()
    came_back_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=20, choices=choices_of(WHY_OUT_LABELS))
    ruling = models.ForeignKey(Ruling, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    mistaken = models.BooleanField("noted by mistake", default=False)

    objects = Movements.as_manager()

    class Meta:
        ordering: ClassVar = ["went_at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(came_back_at=None) | Q(came_back_at__gte=F("went_at")), name="who_went_came_back_afterwards"
            ),
            models.UniqueConstraint(
                fields=["sitting", "person"], condition=Q(came_back_at=None) & STANDS, name="nobody_is_out_of_a_room_twice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} out of {self.sitting.meeting}"


class Vote(Recorded):
    """How one person voted on one item."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="votes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    cast = models.CharField(max_length=10, choices=choices_of(VOTE_CAST_LABELS))
    at = models.DateTimeField()
    mistaken = models.BooleanField("noted by mistake", default=False)

    objects = OfTheRoom["Vote"].as_manager()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["item", "person"], name="a_person_votes_on_an_item_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_cast_display()}"


class Declared(Recorded):
    """What somebody declared at the meeting for one item: an interest on the register, or words that are not there yet."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="declared")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    interest = models.ForeignKey(Interest, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    new = models.BooleanField("not on the register before", default=False)
    at = models.DateTimeField()
    mistaken = models.BooleanField("noted by mistake", default=False)

    objects = OfTheRoom["Declared"].as_manager()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(interest=None, words=""), name="what_is_declared_at_a_meeting_is_an_interest_or_words"
            ),
            models.UniqueConstraint(
                fields=["item", "interest"], condition=STANDS, name="an_interest_is_declared_for_an_item_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.words or self.interest}"
