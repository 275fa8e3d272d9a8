"""Deeds, and the rows that only a deed may write and whose every version is kept."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from coi_register.audit.current import deed_in_hand, note_counted_up
from coi_register.audit.sealed import Sealed, SealedQuerySet
from coi_register.refusals import ChangedMeanwhile


class Deed(models.Model):
    """One thing that somebody did: its name, by whom, why and when. `once` makes a form sent twice one deed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=100)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="deeds")
    by_name = models.CharField(max_length=200)
    because = models.TextField(blank=True)
    at = models.DateTimeField(db_index=True)
    once = models.UUIDField(null=True, unique=True)

    class Meta:
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return f"{self.name} by {self.by_name}"

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise Sealed("A deed is never deleted.")


class DoneBy(models.Model):
    """What every history row also carries: the deed that wrote it."""

    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+", db_constraint=True)

    class Meta:
        abstract = True


class Recorded(models.Model):
    """A row with a random key that only a deed may write, and whose versions simple-history keeps.

    `version` counts up with each writing. A row is written only over the version that was read: who read an older one is told,
    and writes over nobody.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords(inherit=True, bases=[DoneBy])
    objects = SealedQuerySet.as_manager()

    may_be_removed: ClassVar[bool] = False  # only rows that tie two others together may go; their history stays
    may_be_undone: ClassVar[bool] = False  # only by `audit.take_back`, while nothing rests on it; its history stays

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row inside the deed in hand. Raises OutsideADeed, and ChangedMeanwhile where it is not as it was read."""
        self._mark(type(self).__name__)
        if self._state.adding:
            super().save(*args, **kwargs)
            return
        read, self.version = self.version, self.version + 1
        try:
            super().save(*args, **kwargs)
        except Exception:
            self.version = read
            raise
        note_counted_up(self)

    def _do_update(self, base_qs: Any, *args: Any) -> bool:
        """Django's one UPDATE of a row, narrowed to the version that was read: check and write are one statement."""
        if super()._do_update(base_qs.filter(version=self.version - 1), *args):  # type: ignore[misc]
            return True
        raise ChangedMeanwhile(self, self.version - 1)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Remove a tying row inside the deed in hand. Raises Sealed where rows may only be ended, and OutsideADeed."""
        if not self.may_be_removed:
            raise Sealed(f"A {self._meta.verbose_name} is ended, never deleted.")
        self._mark(type(self).__name__)
        return super().delete(*args, **kwargs)

    def _mark(self, about: str) -> None:
        deed = deed_in_hand(about)
        self._history_date, self._history_user, self._change_reason = deed.at, deed.by, deed.because
