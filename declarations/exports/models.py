"""Files that were asked for because they take longer than a page: who asked, for what, and what became of it."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from coi_register.choices import choices_of
from committees.organisations.models import Organisation
from declarations.exports.facts import Wanted
from declarations.exports.vocabulary import STATE_LABELS, State


class Exports(SealedQuerySet["Export"]):
    def visible_to(self, actor: Actor) -> "Exports":
        """Those that the actor asked for, of registers that they may still read."""
        if actor.is_command:
            return self
        return self.filter(asked_by=actor.user_id, ccg__in=reach(actor, "read_register").ccgs)


class Export(Recorded):
    """A file that was asked for. `masked` is the fingerprint of what was withheld when it was made."""

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    wanted = models.JSONField()
    name = models.CharField("name of the file", max_length=200)
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=choices_of(STATE_LABELS), default=State.ASKED)
    says = models.TextField("why it could not be made", blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    rows = models.PositiveIntegerField(null=True, blank=True)
    masked = models.CharField(max_length=64, blank=True)

    objects = Exports.as_manager()

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="made") | Q(made_at__isnull=False, rows__isnull=False),
                name="a_file_that_is_made_has_a_moment_and_rows",
            ),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(says=""), name="a_file_that_failed_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, as {self.name}"

    @property
    def is_open(self) -> bool:
        """Whether it still waits or is being made."""
        return self.state == State.ASKED

    def asks_for(self) -> Wanted:
        """What it is a file of."""
        told: dict[str, Any] = self.wanted
        return Wanted.read(told)
