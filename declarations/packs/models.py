"""Runs in which the packs of a meeting were made, the packs themselves, and what was served to whom."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from coi_register.accounts.actors import Actor
from coi_register.audit.current import deed_in_hand
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import Sealed, SealedQuerySet
from coi_register.choices import choices_of
from committees.meetings.models import Item, Meeting
from committees.papers.models import Version, shelf
from committees.people.models import Person
from declarations.packs.vocabulary import STATE_LABELS, WHAT_LABELS, State


def random_name(pack: "Pack", given: str) -> str:
    """Where a pack lies; its name tells nothing of it."""
    name = uuid.uuid4().hex
    return f"packs/{name[:2]}/{name}"


class Runs(SealedQuerySet["PackRun"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of meetings that the actor may know of: that packs were made is told to everybody at the meeting."""
        return self.filter(meeting__in=Meeting.objects.visible_to(actor))


class Packs(SealedQuerySet["Pack"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of meetings where the actor sees who gets which; one's own is found by what is kept from oneself."""
        return self.filter(run__meeting__in=Meeting.objects.where_they_may(actor, "read_packs"))


class PackRun(Recorded):
    """The packs of a meeting as they were made for the first, second … time; `numbering` names each paper for good.

    `numbering` holds, in the order of the agenda: the keys of item, paper and version, the label, the pages, and the sha256.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="pack_runs")
    number = models.PositiveSmallIntegerField()
    because = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=choices_of(STATE_LABELS), default=State.ASKED)
    says = models.TextField("why they could not be made", blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    items = models.JSONField("the agenda, item by item", default=list)
    numbering = models.JSONField(default=list)

    objects = Runs.as_manager()

    class Meta:
        verbose_name = "run of packs"
        verbose_name_plural = "runs of packs"
        ordering: ClassVar = ["meeting", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="the_packs_of_a_meeting_are_made_in_order"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(state="asked"), name="the_packs_of_a_meeting_are_made_one_run_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="made") | Q(made_at__isnull=False), name="packs_that_are_made_have_a_moment"
            ),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(says=""), name="packs_that_failed_say_why"),
        ]

    def __str__(self) -> str:
        return f"Packs {self.number}"

    @property
    def is_open(self) -> bool:
        return self.state == State.ASKED


class Pack(Recorded):
    """One file for everybody from whom the same is withheld; written once.

    `kept` is the fingerprint of what it leaves out: of `withheld`, the items that have a placeholder, and of `unnamed`, those of
    which there is none, and the private papers.
    """

    run = models.ForeignKey(PackRun, on_delete=models.PROTECT, related_name="packs")
    kept = models.CharField("fingerprint of what is left out", max_length=64)
    withheld = models.JSONField("items with a placeholder", default=list, blank=True)
    unnamed = models.JSONField("items and papers left out without a word", default=list, blank=True)
    versions = models.JSONField("what it holds", default=list, blank=True)
    people = models.JSONField("for whom it was made", default=list, blank=True)
    file = models.FileField(storage=shelf, upload_to=random_name, max_length=100)
    sha256 = models.CharField("hash of the file (sha256)", max_length=64)
    size = models.PositiveIntegerField("size in bytes")
    pages = models.PositiveIntegerField()
    at = models.DateTimeField()

    objects = Packs.as_manager()

    class Meta:
        ordering: ClassVar = ["run", "kept"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "kept"], name="a_run_makes_one_pack_of_what_is_left_out")
        ]

    def __str__(self) -> str:
        return f"{self.run}, {self.pages} pages"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row once. Raises Sealed for a second time."""
        if not self._state.adding:
            raise Sealed("A pack is never edited. Make the packs again.")
        super().save(*args, **kwargs)


class Servings(SealedQuerySet["Served"]):
    def visible_to(self, actor: Actor) -> Self:
        """What was served to the actor; and of items that they may read, to everybody, where they may read that."""
        whole = Meeting.objects.where_they_may(actor, "read_served")
        of_items = Q(item=None) | Q(item__in=Item.objects.visible_to(actor))
        own = Q(user=actor.user_id) if actor.user_id else Q(pk__in=[])
        return self.filter(own | Q(of_items, meeting__in=whole))


class Served(models.Model):
    """Something came to somebody; the database lets no such row be altered or removed, and the log holds an event of it.

    A pack is one row, and so is each paper in it; `sha256` is of the file itself. `item` and `version` are empty for a pack.
    """

    rows_are_final: ClassVar = True  # triggers refuse what would alter or remove a row

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="served")
    item = models.ForeignKey(Item, null=True, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=choices_of(WHAT_LABELS))
    pack = models.ForeignKey(Pack, null=True, on_delete=models.PROTECT, related_name="served")
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=60)
    sha256 = models.CharField("hash of what was sent (sha256)", max_length=64)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    to_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    objects = Servings.as_manager()

    class Meta:
        verbose_name = "serving"
        ordering: ClassVar = ["-at", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(pack__isnull=False, version=None, item=None) | Q(version__isnull=False, item__isnull=False),
                name="what_is_served_is_a_pack_or_a_paper",
            )
        ]

    def __str__(self) -> str:
        return f"{self.label}, served to {self.to_name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row once, in a deed. Raises Sealed for a second time, and OutsideADeed."""
        if not self._state.adding:
            raise Sealed("What was served was served.")
        deed_in_hand("A serving")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise Sealed("What was served was served.")
