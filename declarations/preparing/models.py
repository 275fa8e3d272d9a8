"""What each member said before a meeting of what touches them, and what was ticked on the chair's checklist."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from coi_register.choices import choices_of
from committees.meetings.models import Item, Meeting
from committees.people.models import Person
from declarations.preparing.vocabulary import SAID_LABELS, Said


class Answers(SealedQuerySet["Answer"]):
    def visible_to(self, actor: Actor) -> "Answers":
        """One's own, and everybody's where one sees the flags on others; never of an item that one may not read."""
        own = Q(person__in=reach(actor, "answer_agenda").people)
        others = Q(item__meeting__in=Meeting.objects.where_they_may(actor, "see_flags_on_others"))
        return self.filter(own | others, item__in=Item.objects.visible_to(actor))


class Answer(Recorded):
    """A member's word on one item of an agenda; `answered` keeps what they had before them, and `digest` its sha256."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    says = models.CharField("their word", max_length=10, choices=choices_of(SAID_LABELS))
    words = models.TextField("in their words", blank=True)
    answered = models.JSONField("what they answered", default=dict)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    objects = Answers.as_manager()

    class Meta:
        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "person"], name="a_person_has_one_word_on_an_item"),
            models.CheckConstraint(condition=~Q(says=Said.NOT_SO) | ~Q(words=""), name="whoever_does_not_think_so_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, item {self.item}: {self.get_says_display()}"


class Ticks(SealedQuerySet["Tick"]):
    def visible_to(self, actor: Actor) -> "Ticks":
        """Those of the checklists that the actor may read."""
        return self.filter(meeting__in=Meeting.objects.where_they_may(actor, "see_flags_on_others"))


class Tick(Recorded):
    """A point of the chair's checklist is done at a meeting, or not done after all."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="ticks")
    point = models.CharField(max_length=60)
    done = models.BooleanField(default=False)
    by_name = models.CharField("ticked by", max_length=200)
    at = models.DateTimeField()

    objects = Ticks.as_manager()

    class Meta:
        ordering: ClassVar = ["point"]
        verbose_name = "tick of the checklist"
        verbose_name_plural = "ticks of the checklist"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "point"], name="a_point_of_a_checklist_is_ticked_once")
        ]

    def __str__(self) -> str:
        return f"{self.point}: {'done' if self.done else 'not done'}"
