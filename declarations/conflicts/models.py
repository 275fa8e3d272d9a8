"""What was decided about conflicts: rulings, the members' choice of a chair, and matches found to be none."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from coi_register.choices import choices_of
from coi_register.dates import Dated, ends_after_it_begins
from committees.meetings.models import Item, Meeting, OfAnItem
from committees.meetings.vocabulary import AFFECTED_CLASS_LABELS
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats.models import Committee
from declarations.guidance.vocabulary import STEP_LABELS
from declarations.interests.models import Interest

STEPS = choices_of(STEP_LABELS)


class Rulings(SealedQuerySet["Ruling"]):
    def visible_to(self, actor: Actor) -> "Rulings":
        """Those on items that the actor may read: all where they see the flags on others, else those on themselves."""
        own = Q(person__in=reach(actor, "see_flags_on_oneself").people)
        others = Q(item__meeting__in=Meeting.objects.where_they_may(actor, "see_flags_on_others"))
        return self.filter(own | others, item__in=Item.objects.visible_to(actor))


class Ruling(Recorded):
    """One decision on one person and item; never edited, only followed by another. `step` None: no conflict, stays."""

    class Capacity(models.TextChoices):
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice_chair", "Vice-chair, the chair being conflicted or away"
        CHOSEN = "chosen", "Chosen by the unconflicted members"

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="rulings")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="rulings_on_them")
    step = models.CharField(max_length=20, null=True, blank=True, choices=STEPS)
    no_papers = models.BooleanField(default=False)
    proposed_step = models.CharField(max_length=20, null=True, blank=True, choices=STEPS)
    kind_of_case = models.CharField(max_length=80, null=True, blank=True)  # what it may be compared by: see comparing
    interest = models.ForeignKey(Interest, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    ruled_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="rulings_given")
    capacity = models.CharField(max_length=10, choices=Capacity.choices)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    follows = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")

    objects = Rulings.as_manager()

    class Meta:
        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(person=F("ruled_by")), name="nobody_rules_on_their_own_conflict"),
            models.UniqueConstraint(
                fields=["item", "person"], condition=Q(follows=None), name="only_one_ruling_on_a_conflict_is_the_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, item {self.item}: {self.says}"

    @property
    def says(self) -> str:
        """The step in words."""
        return self.get_step_display() or "No conflict"


class ChosenChair(Recorded):
    """For one item, both chairs being conflicted: whom the unconflicted voting members chose of themselves (R7.5)."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="chosen_chairs")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)

    objects = OfAnItem["ChosenChair"].as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "committee"], name="an_item_has_one_chosen_chair_per_committee")
        ]

    def __str__(self) -> str:
        return f"{self.person} in the chair for {self.item}"


class Dismissals(SealedQuerySet["Dismissal"]):
    def visible_to(self, actor: Actor) -> "Dismissals":
        """Those of matches at items of a committee where the actor may read them."""
        theirs = Item.objects.visible_to(actor).where_they_may(actor, "read_dismissals")
        return self.filter(item__in=theirs)

    def pending(self) -> "Dismissals":
        """Those that wait for a second person."""
        return self.filter(since=None, withdrawn_on=None)


class Dismissal(Recorded, Dated):
    """A match that somebody found to be none, at meetings that the CCG convenes; `since` None: it waits for a second person.

    It holds while everything in `rests_on` is as it was: see guidance.dismissals.
    """

    class Scope(models.TextChoices):
        PAIR = "pair", "This interest and this party"
        PROVIDER = "provider", "This party, whatever interest of this person meets it"

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")  # where it was found
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    interest = models.ForeignKey(Interest, on_delete=models.PROTECT, related_name="dismissals")
    scope = models.CharField(max_length=10, choices=Scope.choices)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    practices_in = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    affected_class = models.CharField(max_length=30, null=True, blank=True, choices=choices_of(AFFECTED_CLASS_LABELS))
    topic = models.CharField(max_length=100, null=True, blank=True)
    rests_on = models.JSONField(default=dict)
    because = models.TextField()
    dismissed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dismissed_on = models.DateField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    objects = Dismissals.as_manager()

    class Meta:
        ordering: ClassVar = ["dismissed_on"]
        constraints: ClassVar = [
            ends_after_it_begins("a_dismissal_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("dismissed_by")),
                name="nobody_confirms_their_own_dismissal",
            ),
            models.CheckConstraint(
                name="a_dismissal_names_exactly_one_party",
                condition=Q(
                    *[
                        Q(**{f"{other}__isnull": other != one for other in _ways})
                        for _ways in [("organisation", "practices_in", "affected_class", "topic")]
                        for one in _ways
                    ],
                    _connector=Q.OR,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} and {self.party}"

    @property
    def party(self) -> str:
        """What the interest meets, in words."""
        return str(self.organisation or self.practices_in or self.get_affected_class_display() or self.topic)

    @property
    def party_key(self) -> str:
        """The party as guidance.matches names it."""
        return str(self.organisation_id or self.affected_class or self.topic or self.practices_in_id)

    @property
    def is_pending(self) -> bool:
        """Whether it waits for a second person."""
        return self.since is None and self.withdrawn_on is None
