"""A campaign, the people it asked as they were written down when it opened, its letters, digests and results."""

from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import F, Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.models import Letter
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from coi_register.choices import choices_of
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.campaigns.schedule import Schedule
from declarations.campaigns.vocabulary import STATE_LABELS, WHOM_LABELS, State

Row = TypeVar("Row", bound=models.Model)


class OfCampaigns(SealedQuerySet[Row]):
    """Rows of campaigns that the actor may read; `_way` leads from the row to its campaign."""

    _way: ClassVar[str] = "campaign__"

    def visible_to(self, actor: Actor) -> Self:
        if actor.is_command:
            return self
        return self.filter(**{f"{self._way}ccg__in": reach(actor, "read_campaign").ccgs})


class Campaigns(OfCampaigns["Campaign"]):
    _way = ""


class Campaign(Recorded):
    """Who is asked until when, and on which days those who have not answered get a letter."""

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="campaigns")
    name = models.CharField(max_length=100)
    whom = models.CharField("who is asked", max_length=20, choices=choices_of(WHOM_LABELS))
    committees = models.JSONField(default=list, blank=True)  # keys; once it is open, the people written down say it all
    roles = models.JSONField(default=list, blank=True)  # categories of seat
    due_on = models.DateField("to be answered by")
    offsets = models.JSONField("days with a letter, from the date", default=list, blank=True)
    digest_every = models.PositiveSmallIntegerField("days between two digests to a line manager", default=7)
    note = models.TextField("what the letters also say", blank=True)
    state = models.CharField(max_length=10, choices=choices_of(STATE_LABELS), default=State.PLANNED)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects = Campaigns.as_manager()

    class Meta:
        ordering: ClassVar = ["-due_on", "name"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(name=""), name="a_campaign_has_a_name"),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "withdrawn"], opened_on=None)
                | Q(state__in=["open", "closed"], opened_on__isnull=False),
                name="a_campaign_that_was_opened_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__gte=F("opened_on")) | ~Q(state="closed") & Q(closed_on=None),
                name="a_campaign_closes_after_it_opened",
            ),
            models.CheckConstraint(
                condition=Q(opened_on=None) | Q(due_on__gt=F("opened_on")), name="a_campaign_leaves_time_to_answer"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def schedule(self) -> Schedule:
        """Its letters; only of a campaign that was opened."""
        assert self.opened_on is not None
        return Schedule(self.opened_on, self.due_on, tuple(self.offsets))


class Asked(Recorded):
    """One of the people whom a campaign asks, written down when it opened: the denominator, which nothing changes."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="asked")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="asked")
    seats = models.TextField("where they sat on that day", blank=True)

    objects = OfCampaigns["Asked"].as_manager()

    class Meta:
        verbose_name = "person asked"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "person"], name="a_person_is_asked_once_in_a_campaign")
        ]

    def __str__(self) -> str:
        return str(self.person)


class OfPeopleAsked(OfCampaigns[Row]):
    _way = "asked__campaign__"


class Reminder(Recorded):
    """A letter to one of the people asked, and the day of the campaign for which it was written."""

    asked = models.ForeignKey(Asked, on_delete=models.PROTECT, related_name="reminders")
    on = models.DateField()
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="reminder")

    objects = OfPeopleAsked["Reminder"].as_manager()

    class Meta:
        ordering: ClassVar = ["on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["asked", "on"], name="nobody_is_written_to_twice_for_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.asked}, {self.on:%-d %B %Y}"


class Digest(Recorded):
    """What a line manager was told of their staff on a day: of each by their key, how they stand."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="digests")
    manager = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="digests")
    on = models.DateField()
    told = models.JSONField()
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="digest")

    objects = OfCampaigns["Digest"].as_manager()

    class Meta:
        ordering: ClassVar = ["on"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["campaign", "manager", "on"], name="a_manager_gets_one_digest_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.manager}, {self.on:%-d %B %Y}"


class Result(Recorded):
    """How one of the people asked stood when the campaign closed: the report, which later facts do not change."""

    asked = models.OneToOneField(Asked, on_delete=models.PROTECT, related_name="result")
    answered_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    objects = OfPeopleAsked["Result"].as_manager()

    class Meta:
        verbose_name = "result of a campaign"

    def __str__(self) -> str:
        return f"{self.asked}: {self.answered_on or 'no answer'}"
