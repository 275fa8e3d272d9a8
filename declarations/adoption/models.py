"""What a CCG took up of the guidance, confirmed in its own copy, and added to it; and the one row that sums it up."""

from typing import Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from coi_register.choices import choices_of
from coi_register.dates import Dated, ends_after_it_begins
from committees.organisations.models import Organisation
from declarations.guidance.taken_up import LOCAL
from declarations.guidance.vocabulary import STEP_LABELS, Status, Strength

Row = TypeVar("Row", bound=models.Model)


class OfACcg(SealedQuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """The rows of CCGs where the actor may read how the rule book came to be."""
        return self if actor.is_command else self.filter(ccg__in=reach(actor, "read_local_rules").ccgs)


class LocalBooks(SealedQuerySet["LocalBook"]):
    def visible_to(self, actor: Actor) -> Self:
        """The books of CCGs in which the actor has a part."""
        return self if actor.is_command else self.filter(ccg__in=reach(actor, "read_rule_book_of_ccg").ccgs)


class Adoption(Recorded):
    """From which day a CCG works under a guidance; until then the one before it holds."""

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="adoptions")
    instrument = models.CharField(max_length=20)
    on = models.DateField()
    minute = models.CharField(max_length=200, blank=True, verbose_name="where it is minuted")

    objects = OfACcg["Adoption"].as_manager()

    class Meta:
        ordering: ClassVar = ["on", "instrument"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ccg", "instrument"], name="a_ccg_adopts_a_guidance_on_one_day")
        ]

    def __str__(self) -> str:
        return f"{self.instrument}, adopted on {self.on}"


class RuleConfirmed(Recorded):
    """A rule was found in the CCG's own copy of the guidance; `mark` names the text of the rule, which may change."""

    may_be_removed = True  # a confirmation taken back stays in the history

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="rules_confirmed")
    mark = models.CharField(max_length=16)
    rule = models.CharField(max_length=100)
    instrument = models.CharField(max_length=20)
    on = models.DateField()
    place = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)

    objects = OfACcg["RuleConfirmed"].as_manager()

    class Meta:
        ordering: ClassVar = ["rule", "instrument"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["ccg", "mark"], name="a_ccg_confirms_a_rule_once")]

    def __str__(self) -> str:
        return f"{self.rule} ({self.instrument}), found at {self.place}"


class Variation(Dated, Recorded):
    """A rule of the CCG's own: a draft until a second person puts it in force. It replaces the rule whose id it bears."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_FORCE = "in_force", "In force"
        DROPPED = "dropped", "Dropped"

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="variations")
    rule = models.SlugField(max_length=100)
    says = models.TextField()
    when = models.JSONField(default=list)
    unless = models.JSONField(default=list, blank=True)
    step = models.CharField(max_length=20, null=True, blank=True, choices=choices_of(STEP_LABELS))
    no_papers = models.BooleanField(default=False)
    place = models.CharField(max_length=200)
    reason = models.TextField()
    cases = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    put_in_force_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    put_in_force_at = models.DateTimeField(null=True, blank=True)

    objects = OfACcg["Variation"].as_manager()

    class Meta:
        ordering: ClassVar = ["rule", "since"]
        constraints: ClassVar = [
            ends_after_it_begins("a_variation_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(put_in_force_by=None) | ~Q(put_in_force_by=F("written_by")),
                name="nobody_puts_their_own_variation_in_force",
            ),
        ]

    def __str__(self) -> str:
        return self.says

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_in_use(self) -> bool:
        """Whether it was put in force, whatever its days."""
        return self.state == self.State.IN_FORCE

    @property
    def entry(self) -> dict[str, Any]:
        """The rule in the shape of the texts; without a step it is an exception: what it describes is no conflict."""
        assert self.since is not None  # a variation is always dated
        plain: dict[str, Any] = {
            "id": self.rule,
            "kind": "step" if self.step else "exception",
            "source": {
                "instrument": LOCAL,
                "place": self.place,
                "strength": Strength.LOCAL.value,
                "status": Status.READ.value,
            },
            "in_force": {"from": self.since.isoformat(), "until": self.until.isoformat() if self.until else None},
            "when": self.when,
            "says": self.says,
            "rests_on": "Local policy",
        }
        if self.unless:
            plain["unless"] = self.unless
        if self.step:
            plain["then"] = {"step": self.step, "also": ["no_papers"] if self.no_papers else []}
        return plain


class LocalBook(Recorded):
    """Everything a CCG laid over the national rule book, in one row that each deed writes anew, to be read in a column."""

    ccg = models.OneToOneField(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="local_book")
    body = models.TextField()

    objects = LocalBooks.as_manager()

    def __str__(self) -> str:
        return f"The rule book of {self.ccg}"
