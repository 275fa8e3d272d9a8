"""The stored answers of each meeting, what an edit made of them, who has looked at that, and what the Guardian made of it.

`Run`, `Outcome` and `Left` are derived: worked out from recorded rows, and made again from them by `manage.py reassess`.
`Changed` is written once, with the deed that it names, and never edited. None of these rows is Recorded, and the database does
not check where they point: to look there it would wait for whoever edits a person or an item, while that edit waits for the run.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Deed, Recorded
from coi_register.audit.sealed import SealedQuerySet
from coi_register.choices import choices_of
from committees.meetings.models import Item, Meeting
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats.models import Committee
from declarations.changes.answers import Aspect
from declarations.changes.vocabulary import CAUSE_LABELS, OUTCOME_LABELS
from declarations.guidance.vocabulary import STEP_LABELS
from declarations.interests.models import Interest


class Run(models.Model):
    """The last assessment of a meeting: under which rule book, when, and after which deed. `stale`: the next one failed."""

    meeting = models.OneToOneField(Meeting, models.DO_NOTHING, related_name="run", db_constraint=False)
    digest = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    deed = models.ForeignKey(Deed, models.DO_NOTHING, related_name="+", db_constraint=False)
    people = models.JSONField(default=list)  # everybody who takes part; for who is not there, no answer is not a clear one
    stale = models.BooleanField(default=False)
    # The meeting's changes and looks once more, so that the conflicts page reads them with the meeting's own row:
    changed = models.JSONField(default=list)  # [seconds, item, cause] of each change before the meeting
    looked = models.JSONField(default=dict)  # by account the seconds of its last look

    def __str__(self) -> str:
        return f"Answers for the {self.meeting}"


class Outcome(models.Model):
    """What the guidance implies for one person and item, where it is not clear, with what decides it."""

    # found by item through the constraint below, by person or interest alone never: three indexes fewer to write for a country
    item = models.ForeignKey(Item, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    outcome = models.CharField(max_length=11, choices=choices_of(OUTCOME_LABELS))
    step = models.CharField(max_length=20, null=True, choices=choices_of(STEP_LABELS))
    no_papers = models.BooleanField(default=False)
    new_chair = models.BooleanField(default=False)
    interest = models.ForeignKey(
        Interest, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    version = models.PositiveIntegerField(null=True)
    rule = models.CharField(max_length=100, blank=True)
    instrument = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "person"], name="one_outcome_is_stored_for_a_person_and_item")
        ]

    def __str__(self) -> str:
        return f"{self.person}, item {self.item}: {self.get_outcome_display()}"


class Left(models.Model):
    """What is left of one committee at one item, once those have gone who must or were ruled to."""

    item = models.ForeignKey(Item, models.DO_NOTHING, related_name="+", db_constraint=False)
    committee = models.ForeignKey(Committee, models.DO_NOTHING, related_name="+", db_constraint=False)
    quorate = models.BooleanField(null=True)
    majority = models.BooleanField(null=True)
    chair = models.ForeignKey(Person, models.DO_NOTHING, null=True, related_name="+", db_constraint=False)
    votes = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "committee"], name="what_is_left_of_a_committee_is_stored_once_an_item")
        ]

    def __str__(self) -> str:
        return f"{self.committee}, item {self.item}: {self.votes} votes"


class Changes(models.QuerySet["Change"]):
    def visible_to(self, actor: Actor) -> "Changes":
        """Those on items that the actor may read, of meetings where they see the flags on others."""
        seen = Meeting.objects.where_they_may(actor, "see_flags_on_others")
        return self.filter(meeting__in=seen, item__in=Item.objects.visible_to(actor))


class Looks(SealedQuerySet["Look"]):
    def visible_to(self, actor: Actor) -> "Looks":
        """Their own: who has looked at what is nobody else's business."""
        return self if actor.is_command else self.filter(user=actor.user_id)


class Notes(SealedQuerySet["LookedInto"]):
    def visible_to(self, actor: Actor) -> "Notes":
        """Those of the Guardians of CCGs where the actor reads what would have been different."""
        return self if actor.is_command else self.filter(ccg__in=reach(actor, "read_hindsight").ccgs)


class Change(models.Model):
    """One answer that a deed made another, in words: about a person, or about what is left of a committee.

    `afterwards`: the meeting was over, so the answer is what it would have been. `about` is the row that was written, in words.
    """

    meeting = models.ForeignKey(Meeting, models.DO_NOTHING, related_name="changes", db_constraint=False)
    item = models.ForeignKey(Item, models.DO_NOTHING, related_name="+", db_constraint=False)
    person = models.ForeignKey(Person, models.DO_NOTHING, null=True, related_name="+", db_constraint=False)
    committee = models.ForeignKey(Committee, models.DO_NOTHING, null=True, related_name="+", db_constraint=False)
    aspect = models.CharField(max_length=10, choices=[(aspect.value, aspect.value.capitalize()) for aspect in Aspect])
    before = models.CharField(max_length=200)
    after = models.CharField(max_length=200)
    interest = models.ForeignKey(Interest, models.DO_NOTHING, null=True, related_name="+", db_constraint=False)
    cause = models.CharField(max_length=12, choices=choices_of(CAUSE_LABELS))
    about = models.TextField()
    afterwards = models.BooleanField(default=False)
    deed = models.ForeignKey(Deed, models.DO_NOTHING, related_name="changes", db_constraint=False)
    at = models.DateTimeField()

    objects = Changes.as_manager()

    class Meta:
        ordering: ClassVar = ["at", "pk"]
        indexes: ClassVar = [models.Index(fields=["meeting", "at"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(person=None, committee__isnull=False) | Q(person__isnull=False, committee=None),
                name="a_change_is_about_a_person_or_a_committee",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person or self.committee}, item {self.item}: {self.before} became {self.after}"


class Look(Recorded):
    """Up to this moment an account has looked at what changed at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = Looks.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "user"], name="one_look_of_an_account_at_a_meeting_is_the_last")
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.meeting}"


class LookedInto(Recorded):
    """The Guardian of a CCG has looked into what a deed showed of meetings that were over, and what they made of it."""

    showed = models.ForeignKey(Deed, verbose_name="what was done", on_delete=models.PROTECT, related_name="looked_into")
    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="+")
    note = models.TextField()

    objects = Notes.as_manager()

    class Meta:
        verbose_name = "note of the Guardian"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["showed", "ccg"], name="a_deed_is_looked_into_once_by_a_ccg"),
            models.CheckConstraint(condition=~Q(note=""), name="whoever_looks_into_a_deed_says_what_they_found"),
        ]

    def __str__(self) -> str:
        return f"{self.showed}: {self.note}"
