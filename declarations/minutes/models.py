"""The minutes of a meeting: what the secretary writes, and each version that was approved; approved versions are never edited."""

from typing import Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from coi_register.accounts.actors import Actor
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import Sealed, SealedQuerySet
from committees.meetings.models import Item, Meeting
from committees.people.models import Person

Row = TypeVar("Row", bound=models.Model)


class MinutesRows(SealedQuerySet["Minutes"]):
    def visible_to(self, actor: Actor) -> "MinutesRows":
        """Those of meetings whose minutes the actor reads; a draft only once it is sent round, or by those who make it."""
        makes = Q(meeting__in=Meeting.objects.where_they_may(actor, "read_draft_minutes"))
        reads = Q(meeting__in=Meeting.objects.where_they_may(actor, "read_minutes"))
        return self.filter(makes | reads & Q(sent_at__isnull=False))


class OfMinutes(SealedQuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """The parts of minutes that the actor reads, but those of items they may not read."""
        known = Q(item=None) | Q(item__in=Item.objects.visible_to(actor))
        return self.filter(known, minutes__in=Minutes.objects.visible_to(actor))


class Minutes(Recorded):
    """The minutes of one meeting, from the first word; `sent_at`: since when the draft is with the chair and the members."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="minutes")
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = MinutesRows.as_manager()

    class Meta:
        verbose_name_plural = "minutes"

    def __str__(self) -> str:
        return f"Minutes of the {str(self.meeting)[0].lower()}{str(self.meeting)[1:]}"


class Passage(Recorded):
    """What the secretary wrote of one item, or with no item of the meeting as a whole."""

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="passages")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="passages")
    words = models.TextField(blank=True)

    objects = OfMinutes["Passage"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["minutes", "item"], name="an_item_has_one_passage_in_the_minutes"),
            models.UniqueConstraint(
                fields=["minutes"], condition=Q(item=None), name="the_head_of_the_minutes_has_one_passage"
            ),
        ]

    def __str__(self) -> str:
        return f"Minutes of item {self.item}" if self.item else "Head of the minutes"


class Approval(Recorded):
    """One part of the minutes as it was approved for the first, second … time; `body` is sealed with its own sha256.

    `is_public`: it tells what became of an item of the public part. No longer when that item is made private.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="approvals")
    item = models.ForeignKey(Item, null=True, blank=True, on_delete=models.PROTECT, related_name="approvals")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    because = models.TextField(blank=True)
    is_public = models.BooleanField("told to the public", default=False)
    seal = models.CharField("seal (sha256)", max_length=64)
    body = models.TextField()

    objects = OfMinutes["Approval"].as_manager()

    class Meta:
        ordering: ClassVar = ["number", "at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["minutes", "item", "number"], name="the_minutes_of_an_item_are_approved_in_order"
            ),
            models.UniqueConstraint(
                fields=["minutes", "number"], condition=Q(item=None), name="the_head_of_the_minutes_is_approved_in_order"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="the_first_version_approved_is_number_1"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(because=""), name="a_correction_of_approved_minutes_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of the minutes of {f'item {self.item}' if self.item else 'the meeting'}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row once. Raises Sealed for a second time."""
        if not self._state.adding:
            raise Sealed("Approved minutes are never edited. Write a correction, and have it approved.")
        super().save(*args, **kwargs)
