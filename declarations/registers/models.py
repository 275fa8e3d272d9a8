"""Editions and their entries, what is withheld, what is on hold, and who decides for the CCG."""

from typing import Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import Sealed, SealedQuerySet
from coi_register.choices import choices_of
from coi_register.dates import Dated, ends_after_it_begins
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.registers.vocabulary import BASIS_LABELS, DECISION_LABELS, PART_LABELS, REGISTER_LABELS, Decision

Row = TypeVar("Row", bound=models.Model)


class OfARegister(SealedQuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """The rows of CCGs whose registers the actor may read."""
        return self if actor.is_command else self.filter(ccg__in=reach(actor, "read_register").ccgs)


class Withholdings(SealedQuerySet["Withholding"]):
    def visible_to(self, actor: Actor) -> Self:
        """The requests of CCGs where the actor may read them, and those about themselves."""
        where = reach(actor, "read_withholding")
        return self if actor.is_command else self.filter(Q(ccg__in=where.ccgs) | Q(person__in=where.people))

    def in_effect(self) -> Self:
        """Undecided means withheld: from the day it is asked for, until it is refused or released."""
        return self.filter(decision__in=[Decision.ASKED, Decision.GRANTED])


class DecisionMaker(Recorded, Dated):
    """Somebody who sits on no committee, and decides for the CCG all the same (R2.13); committee members do by their seat."""

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="decides")
    basis = models.CharField(max_length=20, choices=choices_of(BASIS_LABELS))
    because = models.TextField("reason", blank=True)

    objects = OfARegister["DecisionMaker"].as_manager()

    class Meta:
        verbose_name = "decision maker"
        ordering: ClassVar = ["since"]
        constraints: ClassVar = [
            ends_after_it_begins("a_decision_maker_ends_after_they_begin"),
            models.UniqueConstraint(
                fields=["ccg", "person"], condition=Q(until=None), name="nobody_is_marked_twice_at_once_as_deciding"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} decides for {self.ccg}"


class Withholding(Recorded):
    """A request to leave a name, or what one entry says, out of every published register; and the Guardian’s decision.

    Of a name it is about everything of the person; `entry` is the key of the one entry whose details are meant.
    """

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="withheld")
    register = models.CharField(max_length=20, choices=choices_of(REGISTER_LABELS))
    part = models.CharField("what is withheld", max_length=10, choices=choices_of(PART_LABELS))
    entry = models.UUIDField(null=True, blank=True)
    because = models.TextField("why it is asked for")
    letter = models.CharField("the letter that asks", max_length=200, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    decision = models.CharField(max_length=10, choices=choices_of(DECISION_LABELS), default=Decision.ASKED)
    reason = models.TextField("reason of the decision", blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    review_on = models.DateField("looked at again on", null=True, blank=True)
    released_on = models.DateField(null=True, blank=True)
    release_reason = models.TextField("reason of the release", blank=True)

    objects = Withholdings.as_manager()

    class Meta:
        verbose_name = "request to withhold"
        verbose_name_plural = "requests to withhold"
        ordering: ClassVar = ["-asked_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="whoever_asks_to_withhold_does_not_decide"
            ),
            models.CheckConstraint(
                condition=Q(part="name", entry=None) | Q(part="detail", entry__isnull=False),
                name="details_are_withheld_of_an_entry_and_a_name_of_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(decision="granted") | Q(review_on__isnull=False), name="what_is_withheld_is_looked_at_again"
            ),
            models.CheckConstraint(
                condition=Q(decision="asked", decided_on=None)
                | Q(~Q(decision="asked"), decided_on__isnull=False) & ~Q(reason=""),
                name="a_decision_to_withhold_has_a_day_and_a_reason",
            ),
            models.UniqueConstraint(
                fields=["ccg", "person"],
                condition=Q(part="name", decision__in=["asked", "granted"]),
                name="a_name_is_withheld_once",
            ),
            models.UniqueConstraint(
                fields=["entry"],
                condition=Q(part="detail", decision__in=["asked", "granted"]),
                name="the_details_of_an_entry_are_withheld_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()} of {self.person}"


class Hold(Recorded):
    """An entry that may not be disposed of, whatever its age, until the hold is released."""

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="+")
    register = models.CharField(max_length=20, choices=choices_of(REGISTER_LABELS))
    entry = models.UUIDField()
    because = models.TextField("reason")
    since = models.DateField("from")
    released_on = models.DateField(null=True, blank=True)
    release_reason = models.TextField("reason of the release", blank=True)

    objects = OfARegister["Hold"].as_manager()

    class Meta:
        verbose_name = "legal hold"
        ordering: ClassVar = ["since"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(because=""), name="a_hold_has_a_reason"),
            models.CheckConstraint(
                condition=Q(released_on=None) | ~Q(release_reason=""), name="a_hold_is_released_with_a_reason"
            ),
            models.UniqueConstraint(
                fields=["entry"], condition=Q(released_on=None), name="an_entry_is_on_one_hold_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"Legal hold since {self.since}"


class Edition(Recorded):
    """A register as it is prepared by one person and, once another publishes it, as it was published: numbered and final.

    `seal` is the sha256 of its entries as they were prepared; only these are published. `left` says of each entry that stood in
    the last edition and no more in this one, why. `nil` are the times of which somebody confirmed that nothing was offered: from,
    until (the first day after), by whom, when.
    """

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="editions")
    register = models.CharField(max_length=20, choices=choices_of(REGISTER_LABELS))
    true_on = models.DateField("true on")
    seal = models.CharField("seal (sha256)", max_length=64)
    size = models.PositiveIntegerField("entries")
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    prepared_name = models.CharField(max_length=200)
    prepared_at = models.DateTimeField()
    number = models.PositiveIntegerField(null=True, blank=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    published_name = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    left = models.JSONField(default=dict, blank=True)
    nil = models.JSONField(null=True, blank=True)  # null: published before they were kept, or another register
    dropped_at = models.DateTimeField("given up", null=True, blank=True)

    objects = OfARegister["Edition"].as_manager()

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ccg", "register", "number"], name="the_editions_of_a_register_are_numbered"),
            models.UniqueConstraint(
                fields=["ccg", "register"],
                condition=Q(published_at=None, dropped_at=None),
                name="one_edition_of_a_register_is_prepared_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(published_by=None) | Q(prepared_by=None) | ~Q(published_by=F("prepared_by")),
                name="whoever_prepared_an_edition_does_not_publish_it",
            ),
            models.CheckConstraint(
                condition=Q(number=None, published_at=None) | Q(number__gte=1, published_at__isnull=False, dropped_at=None),
                name="a_published_edition_has_a_number",
            ),
        ]

    def __str__(self) -> str:
        kind = self.get_register_display()
        return f"{kind}, edition {self.number}" if self.number else f"{kind}, being prepared"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it while it is prepared, and once as it is published. Raises Sealed for an edition that is published."""
        if not self._state.adding and type(self).objects.filter(pk=self.pk, published_at__isnull=False).exists():
            raise Sealed("A published edition is never edited. Prepare the next one.")
        super().save(*args, **kwargs)


class Entries(models.QuerySet["Entry"]):
    def visible_to(self, actor: Actor) -> "Entries":
        """Those of editions whose registers the actor may read."""
        return self.filter(edition__in=Edition.objects.visible_to(actor))


class Entry(models.Model):
    """An entry as it was published; the database lets none be altered or removed, and the seal of its edition proves them.

    `cells` are those of the register’s columns, days as text, with what was withheld already absent. What is withheld later is
    laid over them by `masks` before anybody reads them. `person` and the columns for searching are never told.
    """

    rows_are_final: ClassVar = True  # triggers refuse what would alter or remove a row

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="entries")
    place = models.PositiveIntegerField()
    key = models.UUIDField()
    person = models.UUIDField(null=True)
    digest = models.CharField(max_length=64)
    cells = models.JSONField()
    capacity = models.TextField(blank=True)
    committees = models.TextField(blank=True)
    type = models.TextField(blank=True)
    organisation = models.TextField(blank=True)
    sought = models.TextField(blank=True)

    objects = Entries.as_manager()

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "key"], name="an_entry_stands_once_in_an_edition"),
            models.UniqueConstraint(fields=["edition", "place"], name="two_entries_do_not_stand_in_one_place"),
        ]
        indexes: ClassVar = [models.Index(fields=["key"], name="entries_by_key")]

    def __str__(self) -> str:
        return str(self.key)
