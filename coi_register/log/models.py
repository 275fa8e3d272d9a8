"""The log: events in chains, what each event was about, and where each chain ends. Only the database's triggers write it."""

from typing import ClassVar

from django.db import models


class Event(models.Model):
    """One event of a chain; `hash` is SHA-256 over `prev`, a line break and `text`, as they are stored."""

    id = models.BigAutoField(primary_key=True)
    chain = models.CharField(max_length=36)
    seq = models.BigIntegerField()
    text = models.TextField()
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chain", "seq"], name="a_chain_counts_each_event_once"),
            models.UniqueConstraint(fields=["chain", "prev"], name="a_chain_never_forks"),
        ]

    def __str__(self) -> str:
        return f"{self.chain} {self.seq}"


class Payload(models.Model):
    """The row before and after, with the salt under which the event commits to it; apart, so that it can lawfully be erased."""

    event = models.OneToOneField(Event, primary_key=True, on_delete=models.PROTECT, related_name="payload")
    salt = models.CharField(max_length=64)
    body = models.TextField()

    def __str__(self) -> str:
        return f"Payload of event {self.event_id}"


class Head(models.Model):
    """Where a chain ends."""

    chain = models.CharField(max_length=36, primary_key=True)
    seq = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.chain} {self.seq}"
