"""What the assessment of a meeting rested on when its papers were issued; added to, never edited."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from coi_register.accounts.actors import Actor
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import Sealed, SealedQuerySet
from committees.meetings.models import Meeting


class Issues(SealedQuerySet["Issue"]):
    def visible_to(self, actor: Actor) -> "Issues":
        """The issues whose assessment the actor may read."""
        return self.filter(meeting__in=Meeting.objects.where_they_may(actor, "read_issue"))


class Issue(Recorded):
    """The papers of a meeting as they went out for the first, second … time; `record` is sealed with its own sha256."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="issues")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    because = models.TextField(blank=True)
    digest = models.CharField("rule book", max_length=64)
    seal = models.CharField("seal (sha256)", max_length=64)
    record = models.TextField()

    objects = Issues.as_manager()

    class Meta:
        ordering: ClassVar = ["meeting", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "number"], name="the_papers_of_a_meeting_are_issued_in_order"),
            models.CheckConstraint(condition=Q(number__gte=1), name="the_first_issue_of_papers_is_number_1"),
        ]

    def __str__(self) -> str:
        return f"Issue {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the row once. Raises Sealed for a second time."""
        if not self._state.adding:
            raise Sealed("What an assessment rested on is never edited. Issue the papers again.")
        super().save(*args, **kwargs)
