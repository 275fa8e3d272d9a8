"""Checkpoints and who co-signed them, checkpoints that somebody waits for, and when the work that falls due was last done."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from coi_register.audit.models import Deed, Recorded
from coi_register.audit.sealed import Sealed, SealedQuerySet
from coi_register.proof.notes import note


class Checkpoint(models.Model):
    """Where a chain stood at a moment, signed with the site's key. It proves itself, so the log does not track it."""

    chain = models.CharField(max_length=36)
    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    body = models.TextField()
    signature = models.TextField()

    objects = SealedQuerySet["Checkpoint"].as_manager()

    class Meta:
        ordering: ClassVar = ["chain", "seq"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "seq"], name="a_chain_is_signed_once_at_each_event")
        ]

    def __str__(self) -> str:
        return f"Checkpoint at event {self.seq}"

    @property
    def note(self) -> str:
        """The checkpoint as it is given away: with everybody who signed it."""
        return note(self.body, [self.signature, *(cosigned.line for cosigned in self.cosignatures.all())])

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it once. Raises Sealed for a second time."""
        if not self._state.adding:
            raise Sealed("A checkpoint is signed once, and never edited.")
        super().save(*args, **kwargs)


class SiteKey(models.Model):
    """A public key with which the site signs, or signed; noted by the process that signs, as soon as it first does."""

    key = models.CharField(max_length=300, primary_key=True)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class Key(Recorded):
    """The public key with which somebody co-signs: a Guardian or an auditor. The private one is theirs alone."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=300, unique=True)
    given = models.DateTimeField()
    ended = models.DateTimeField(null=True, blank=True)

    objects = SealedQuerySet["Key"].as_manager()

    class Meta:
        ordering: ClassVar = ["given"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user"], condition=Q(ended=None), name="a_person_has_one_key_at_a_time")
        ]

    def __str__(self) -> str:
        return f"Key of {self.user}"


class Cosignature(Recorded):
    """Somebody besides the site signed a checkpoint, and so saw that chain as it stood."""

    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="cosignatures")
    key = models.ForeignKey(Key, on_delete=models.PROTECT, related_name="cosignatures")
    line = models.TextField()

    objects = SealedQuerySet["Cosignature"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["checkpoint", "key"], name="a_checkpoint_is_cosigned_once_with_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.checkpoint}, co-signed by {self.key.user}"


class Wanted(models.Model):
    """A deed that asks for a checkpoint of a chain without waiting for the hour; met by the next one."""

    chain = models.CharField(max_length=36)
    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="+")
    met = models.BooleanField(default=False)

    objects = SealedQuerySet["Wanted"].as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["chain", "deed"], name="a_deed_wants_a_checkpoint_once")]

    def __str__(self) -> str:
        return f"Wanted since {self.deed}"


class Due(models.Model):
    """Work that falls due: when it was last done, and what was said of it. Its row is the lock under which it is done."""

    name = models.CharField(max_length=100, primary_key=True)
    at = models.DateTimeField(null=True)
    good = models.BooleanField(default=True)
    says = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name
