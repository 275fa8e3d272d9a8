"""Questions about imports: those of an actor, the dry run of one, what is offered for a question, and what one has made."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Deed, Recorded
from committees.organisations.models import Organisation
from committees.organisations.selectors import Found, find
from committees.people.models import Person
from declarations.imports import lines, proposing
from declarations.imports.facts import Answers, DryRun
from declarations.imports.gather import known_to
from declarations.imports.models import Import, ImportAnswer, ImportFile, Imports
from declarations.imports.vocabulary import Holds, State
from declarations.interests.models import Confirmation, Interest

MOST_OFFERED = 12


def imports_for(actor: Actor) -> Imports:
    """The imports that the actor may read, the latest first."""
    return Import.objects.visible_to(actor).select_related("ccg").order_by("ccg__name", "source", "pk")


def import_for(actor: Actor, pk: UUID) -> Import:
    """One of them. Raises Http404, alike for one of another CCG and one that never was."""
    found = Import.objects.visible_to(actor).select_related("ccg").filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such import.")
    return found


def ccgs_for(actor: Actor) -> QuerySet[Organisation]:
    """The CCGs into whose registers the actor may bring rows."""
    return Organisation.objects.filter(pk__in=reach(actor, "import_register").ccgs).order_by("name")


def same_file(ccg: Organisation, sha256: str) -> Import | None:
    """An import of the same file that is on the register, or on its way there."""
    return Import.objects.filter(ccg=ccg, sha256=sha256, state__in=[State.OPEN, State.IN]).first()


def remembered(ccg: Organisation, headings: list[str]) -> list[str]:
    """What the columns were said to hold when a register with these headings was last imported; empty where none was."""
    said = Import.history.filter(ccg_id=ccg.pk, headings=headings, history_type="~")
    latest: list[str] | None = said.order_by("-history_date", "-history_id").values_list("columns", flat=True).first()
    return latest or []


def cells_of(of: Import) -> list[list[str]]:
    """The cells of the file, as text."""
    cells: list[list[str]] = ImportFile.objects.filter(of=of).values_list("cells", flat=True).get()
    return cells


def answers_of(of: Import) -> Answers:
    """What was answered so far."""
    return dict(ImportAnswer.objects.filter(of=of).values_list("key", "says"))


def dry_run_of(of: Import) -> DryRun:
    """What the import would write as it stands; the same number of queries, however many rows."""
    read = [*lines.read(cells_of(of), [Holds(one) for one in of.columns], first=of.first)]
    return proposing.dry_run(read, answers_of(of), known_to(of.ccg, proposing.organisations_named(read)))


def offered(name: str, *, of: Import, on: date) -> list[Found]:
    """The organisations that a name may mean, as the picker offers them."""
    return find(name, on=on, ccg=of.ccg, limit=MOST_OFFERED)


def brought_in_by(of: Import) -> Deed | None:
    """The deed that brought the import in."""
    brought = of.history.filter(state=State.IN, history_type="~").order_by("history_id").first()
    return brought.deed if brought else None


def made_by(deed: Deed) -> Mapping[type[Recorded], list[UUID]]:
    """The keys of the interests, nil returns and people that the deed added."""
    kinds: tuple[Any, ...] = (Interest, Confirmation, Person)
    return {one: [*one.history.filter(deed=deed, history_type="+").values_list("id", flat=True)] for one in kinds}


def received_by(of: Import) -> Deed:
    """The deed that received the file."""
    deed: Deed = of.history.filter(history_type="+").select_related("deed").get().deed
    return deed


def histories_of(of: Import) -> list[QuerySet[Any]]:
    """The versions of what is told with an import: its answers."""
    return [ImportAnswer.history.filter(of_id=of.pk)]


def back_to(of: Import) -> tuple[str, str]:
    """The way back from its history."""
    return of.source, reverse("import", args=[of.pk])
