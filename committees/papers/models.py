"""The papers of an agenda item, the versions of each, and the text that was found in them."""

from functools import cached_property
from typing import Any, ClassVar, Self, TypeVar
from uuid import uuid4

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q

from coi_register.accounts.actors import Actor
from coi_register.audit.current import deed_in_hand
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import Sealed, SealedQuerySet
from coi_register.choices import choices_of
from committees.meetings.models import Item
from committees.meetings.vocabulary import Part
from committees.papers.vocabulary import MEDIA_TYPE_LABELS, STATE_LABELS, MediaType, State

Row = TypeVar("Row", bound=models.Model)


def shelf() -> Storage:
    """Where the files lie: a folder outside the web root, or a bucket."""
    return storages["papers"]


def random_name(version: "Version", given: str) -> str:
    """Where a file is put; nothing of the name it came with is in it."""
    name = uuid4().hex
    return f"{name[:2]}/{name}"


class Papers(SealedQuerySet["Paper"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of items that the actor may read, a private one as a private item; the room of packs takes away from these."""
        public = Item.objects.visible_to(actor)
        return self.filter(Q(item__in=public, private=False) | Q(item__in=Item.objects.visible_in_private_to(actor)))


class OfAPaper(SealedQuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """What belongs to papers that the actor may know of."""
        return self.filter(paper__in=Paper.objects.visible_to(actor))


class OfAVersion(SealedQuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """What belongs to versions of papers that the actor may know of."""
        return self.filter(version__paper__in=Paper.objects.visible_to(actor))


class Paper(Recorded):
    """A paper of an item; `private` or its item's private part keeps it from the public. Its files are its versions."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField(default=0)
    private = models.BooleanField("not for the public", default=False)
    withdrawn = models.BooleanField(default=False)

    objects = Papers.as_manager()

    class Meta:
        ordering: ClassVar = ["order", "title"]
        constraints: ClassVar = [models.CheckConstraint(condition=~Q(title=""), name="a_paper_has_a_title")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_private(self) -> bool:
        return self.private or self.item.part == Part.PRIVATE

    @cached_property
    def current(self) -> "Version | None":
        """The newest version that was found clean: the one that is read."""
        return next((one for one in self.newest_first if one.state == State.CLEAN), None)

    @cached_property
    def newest_first(self) -> "list[Version]":
        return sorted(self.versions.all(), key=lambda one: one.number, reverse=True)


class Version(Recorded):
    """A file of a paper as it was sent; a later one replaces it and leaves it where it is.

    `given_name` is what the sender's computer called it: it is shown to whoever keeps the papers, and never is a path.
    """

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.FileField(storage=shelf, upload_to=random_name, max_length=100)
    given_name = models.CharField("name of the file", max_length=255)
    media_type = models.CharField(max_length=100, choices=choices_of(MEDIA_TYPE_LABELS))
    size = models.PositiveIntegerField("size in bytes")
    pages = models.PositiveIntegerField()
    sha256 = models.CharField("hash of the file (sha256)", max_length=64)
    has_text = models.BooleanField()
    state = models.CharField(max_length=12, choices=choices_of(STATE_LABELS))
    found = models.CharField("what the virus scanner found", max_length=200, blank=True)
    at = models.DateTimeField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = OfAPaper["Version"].as_manager()

    class Meta:
        verbose_name = "version of a paper"
        verbose_name_plural = "versions of papers"
        ordering: ClassVar = ["paper", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["paper", "number"], name="a_paper_numbers_each_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.paper}, version {self.number}"

    @property
    def kind(self) -> MediaType:
        return MediaType(self.media_type)

    @property
    def is_clean(self) -> bool:
        return self.state == State.CLEAN


class Text(models.Model):
    """The text of each page of a version; written once, with it.

    No version is kept beside it, nor an event of the log: it can be read again from the file, whose hash stands in its version.
    """

    version = models.OneToOneField(Version, primary_key=True, on_delete=models.PROTECT, related_name="text")
    pages = models.JSONField(default=list)

    objects = OfAVersion["Text"].as_manager()

    class Meta:
        verbose_name = "text of a paper"

    def __str__(self) -> str:
        return f"The text of {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the text once, in the deed that writes its version. Raises Sealed for a second time, and OutsideADeed."""
        if not self._state.adding:
            raise Sealed("The text of a paper is kept as it was read.")
        deed_in_hand("A text of a paper")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise Sealed("The text of a paper is kept with its version.")
