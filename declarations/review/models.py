"""Who has read a declaration, and what was asked back of its declarer."""

from typing import ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from declarations.interests.models import Interest

Row = TypeVar("Row", bound=models.Model)


class Reviews(SealedQuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of declarers whose reviews the actor may read: their own, their staff's, their CCG's."""
        if actor.is_command:
            return self
        where = reach(actor, "read_review")
        return self.filter(Q(interest__person__in=where.people) | Q(interest__person__ccg__in=where.ccgs))


class Review(Recorded):
    """Somebody has read the version `of_version` of an interest, and agreed how its risk is met, or that nothing is needed."""

    interest = models.ForeignKey(Interest, on_delete=models.PROTECT, related_name="reviews")
    of_version = models.PositiveIntegerField()
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = Reviews["Review"].as_manager()

    class Meta:
        ordering: ClassVar = ["on", "of_version"]

    def __str__(self) -> str:
        return f"{self.interest}, read on {self.on:%-d %B %Y}"


class Query(Recorded):
    """A question to a declarer, and their answer; both are kept. `settled_on`: a reviewer has read the answer."""

    interest = models.ForeignKey(Interest, on_delete=models.PROTECT, related_name="queries")
    words = models.TextField("question")
    asked_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    settled_on = models.DateField(null=True, blank=True)

    objects = Reviews["Query"].as_manager()

    class Meta:
        ordering: ClassVar = ["asked_on"]
        verbose_name = "question to the declarer"
        verbose_name_plural = "questions to the declarer"
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(words=""), name="a_question_to_a_declarer_asks_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="an_answer_of_a_declarer_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return self.words
