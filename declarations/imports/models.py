"""A register that came as a file: what was sent, how its columns were read, what was asked and answered, how far it has come."""

from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.current import deed_in_hand
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import Sealed, SealedQuerySet
from coi_register.choices import choices_of
from committees.organisations.models import Organisation
from declarations.imports.vocabulary import ASKED_LABELS, STATE_LABELS, State

Row = TypeVar("Row", bound=models.Model)


class Imports(SealedQuerySet["Import"]):
    def visible_to(self, actor: Actor) -> Self:
        """Those of CCGs where the actor may read what was imported."""
        return self if actor.is_command else self.filter(ccg__in=reach(actor, "read_import").ccgs)


class OfAnImport(SealedQuerySet[Row]):
    def visible_to(self, actor: Actor) -> Self:
        """What belongs to imports that the actor may read."""
        return self.filter(of__in=Import.objects.visible_to(actor))


class Import(Recorded):
    """A file with a register. `columns` says what each column holds; `first` is the row under the headings."""

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="imports")
    source = models.CharField("which register it is", max_length=200)
    file_name = models.CharField("name of the file", max_length=200)
    sha256 = models.CharField("hash of the file (sha256)", max_length=64)
    headings = models.JSONField(default=list)
    columns = models.JSONField("what the columns hold", default=list)
    first = models.PositiveIntegerField("first row under the headings", default=0)
    how = models.CharField("how it was read", max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=choices_of(STATE_LABELS), default=State.OPEN.value)

    objects = Imports.as_manager()

    class Meta:
        verbose_name = "import of a register"
        verbose_name_plural = "imports of registers"
        ordering: ClassVar = ["source", "file_name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["ccg", "sha256"], condition=Q(state__in=[State.OPEN, State.IN]), name="a_file_is_imported_once"
            )
        ]

    def __str__(self) -> str:
        return self.source

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def is_in(self) -> bool:
        return self.state == State.IN


class ImportFile(models.Model):
    """The file as it was sent, and its cells as text; written once.

    No version is kept beside it, nor an event of the log: its hash stands in the import, whose event proves it.
    """

    of = models.OneToOneField(Import, primary_key=True, on_delete=models.PROTECT, related_name="file")
    content = models.BinaryField()
    cells = models.JSONField(default=list)

    objects = OfAnImport["ImportFile"].as_manager()

    class Meta:
        verbose_name = "file of an import"

    def __str__(self) -> str:
        return f"The file of {self.of}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the file once, in the deed that writes its import. Raises Sealed for a second time, and OutsideADeed."""
        if not self._state.adding:
            raise Sealed("A file that was sent is kept as it was sent.")
        deed_in_hand("A file of an import")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise Sealed("A file that was sent is kept with its import.")


class ImportAnswer(Recorded):
    """What was answered to one question of a dry run; `key` names the question."""

    of = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="answers")
    key = models.CharField(max_length=16)
    asks = models.CharField(max_length=10, choices=choices_of(ASKED_LABELS))
    says = models.CharField(max_length=100)

    objects = OfAnImport["ImportAnswer"].as_manager()

    class Meta:
        verbose_name = "answer about an import"
        constraints: ClassVar = [models.UniqueConstraint(fields=["of", "key"], name="a_question_has_one_answer")]

    def __str__(self) -> str:
        return f"{self.get_asks_display()} {self.says}"
