"""A committee, its terms of reference, its seats, and who holds each, from when to when."""

from datetime import date
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from coi_register.choices import choices_of
from coi_register.dates import Dated, ends_after_it_begins, q_in_force
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats.vocabulary import COMMITTEE_KIND_LABELS, INVITED_AS_LABELS, LEVEL_LABELS, SEAT_CATEGORY_LABELS

Row = TypeVar("Row", bound=models.Model)


class DatedRows(SealedQuerySet[Row]):
    def in_force(self, on: date) -> Self:
        """Those that hold on the day."""
        return self.filter(q_in_force(on))

    def overlapping(self, since: date | None, until: date | None) -> Self:
        """Those that hold on any day of the span."""
        begins_before = Q() if until is None else Q(since=None) | Q(since__lt=until)
        ends_after = Q() if since is None else Q(until=None) | Q(until__gt=since)
        return self.filter(begins_before, ends_after)


def _readable(actor: Actor, ccg: str) -> Q:
    """The rows of CCGs whose committees the actor may read; `ccg` is the path from the row to its CCG."""
    return Q() if actor.is_command else Q(**{f"{ccg}__in": reach(actor, "read_committee").ccgs})


class Committees(DatedRows["Committee"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(_readable(actor, "ccg"))


class Terms(DatedRows["TermsOfReference"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(_readable(actor, "committee__ccg"))


class Seats(DatedRows["Seat"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(_readable(actor, "committee__ccg"))

    def of_the_committee(self) -> Self:
        """Its own seats, without those of people it may invite."""
        return self.filter(invited_as=None)


class Holdings(DatedRows["Holding"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(_readable(actor, "seat__committee__ccg"))


class Committee(Recorded, Dated):
    """A committee of a CCG; `level` is how far the CCG commissions general practice (R6.1), for a PCCC only."""

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="committees")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=choices_of(COMMITTEE_KIND_LABELS))
    level = models.CharField(max_length=20, null=True, blank=True, choices=choices_of(LEVEL_LABELS))
    reports_to = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="subgroups")
    next_meeting: date | None = None  # after the one it was asked for with; kept by `meetings.selectors.convened`

    objects = Committees.as_manager()

    class Meta:
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            ends_after_it_begins("a_committee_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(name=""), name="a_committee_has_a_name"),
            models.CheckConstraint(
                condition=Q(level=None) | Q(kind="pccc"), name="only_a_pccc_has_a_level_of_commissioning"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TermsOfReference(Recorded, Dated):
    """The terms as testable rules. `quorum_known` False: nobody has entered a quorum, so none can be checked.

    `clauses` is a list of {"any_of": [category | "chair" | "vice_chair" | office], "at_least": int, "voting": bool}.
    """

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="terms")
    quorum_known = models.BooleanField(default=False)
    minimum = models.PositiveSmallIntegerField("fewest voting members", null=True, blank=True)
    clauses = models.JSONField(default=list, blank=True)
    conflicted_count = models.BooleanField("members who withdrew still count", default=False)
    lay_executive_majority = models.BooleanField("lay and executive majority", default=False)

    objects = Terms.as_manager()

    class Meta:
        verbose_name_plural = "terms of reference"
        constraints: ClassVar = [ends_after_it_begins("terms_of_reference_end_after_they_begin")]

    def __str__(self) -> str:
        return f"Terms of reference of {self.committee}"


class Seat(Recorded, Dated):
    """A place on a committee: vote, category and chair belong to it, whoever sits there. `holds`: further offices.

    With `invited_as` it is no place of the committee's own: whoever holds it may be asked in (R7.13, R6.12).
    """

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="seats")
    office = models.CharField(max_length=200)
    category = models.CharField(max_length=20, choices=choices_of(SEAT_CATEGORY_LABELS))
    voting = models.BooleanField(default=True)
    chair = models.BooleanField(default=False)
    vice_chair = models.BooleanField(default=False)
    shared = models.BooleanField("shared by two people with one vote", default=False)
    holds = models.JSONField(default=list, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    invited_as = models.CharField(max_length=30, null=True, blank=True, choices=choices_of(INVITED_AS_LABELS))

    objects = Seats.as_manager()

    class Meta:
        ordering: ClassVar = ["order", "office"]
        constraints: ClassVar = [
            ends_after_it_begins("a_seat_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(office=""), name="a_seat_has_an_office"),
            models.CheckConstraint(condition=~Q(chair=True, vice_chair=True), name="a_chair_is_not_their_own_vice_chair"),
        ]

    def __str__(self) -> str:
        return self.office


class Holding(Recorded, Dated):
    """A person in a seat. `place` is 1, or 2 for the other half of a shared seat; a deputy stands in for the holder."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="holdings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="holdings")
    deputy = models.BooleanField(default=False)
    place = models.PositiveSmallIntegerField(default=1)

    objects = Holdings.as_manager()

    class Meta:
        ordering: ClassVar = ["since"]
        constraints: ClassVar = [
            ends_after_it_begins("a_holding_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(place__in=[1, 2]), name="a_seat_has_at_most_two_halves"),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.seat}"
