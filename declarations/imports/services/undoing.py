"""Undoing an import: all that it brought in goes again, unless something was built on it since; its versions stay."""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from django.db import models

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.nhsuk.words import counted
from coi_register.refusals import CannotBeDone
from committees.people.models import Person
from declarations.imports import permissions, selectors
from declarations.imports.models import Import
from declarations.imports.vocabulary import State
from declarations.interests.models import Confirmation, Interest

TOLD = 5


def undo(of: Import, *, because: str, by: Actor, once: UUID | None = None) -> Import:
    """Take back all that the import brought in, as one deed with a reason. Raises NotAllowed, CannotBeDone, ChangedMeanwhile."""
    permissions.may_import(by, of.ccg_id).enforce()
    if not because.strip():
        raise CannotBeDone("Say why the import is undone. It stays in the history.", field="because")
    with audit.deed("import.undone", by=by, because=because.strip(), once=once):
        of = audit.held(of)
        brought = selectors.brought_in_by(of) if of.is_in else None
        if brought is None:
            raise CannotBeDone(f"“{of.source}” is not on the register, so there is nothing to undo.")
        interests, nils, people = _made(brought)
        _refuse_what_was_built_on([*_changed([*interests, *nils, *people]), *_spoken_of(interests, nils, brought)])
        for rows in (interests, nils, people):
            _take_back(rows)
        of.state = State.UNDONE
        of.save()
    return of


def _made(brought: Deed) -> tuple[list[Interest], list[Confirmation], list[Person]]:
    keys = selectors.made_by(brought)
    interests = [*Interest.objects.filter(pk__in=keys[Interest]).select_related("person")]
    nils = [*Confirmation.objects.filter(pk__in=keys[Confirmation]).select_related("person")]
    return interests, nils, [*Person.objects.filter(pk__in=keys[Person])]


def _take_back(rows: Sequence[Interest] | Sequence[Confirmation] | Sequence[Person]) -> None:
    try:
        audit.take_back(rows)  # type: ignore[type-var]
    except audit.StillNeeded as error:
        _refuse_what_was_built_on(_named(error.resting))


def _changed(rows: Iterable[Interest | Confirmation | Person]) -> Iterator[str]:
    """What was written again since: amended, ended, mitigated, given an account."""
    yield from (f"{_of(row)} was changed since" for row in rows if row.version > 1)


def _spoken_of(interests: Iterable[Interest], nils: Iterable[Confirmation], brought: Deed) -> Iterator[str]:
    """Whoever said since that their declarations are complete, said it of these."""
    whose = {row.person_id for row in interests} | {row.person_id for row in nils}
    since = Confirmation.history.filter(history_type="+", history_date__gte=brought.at, person_id__in=whose).exclude(
        deed=brought
    )
    names = Person.objects.in_bulk([*since.values_list("person_id", flat=True).distinct()])
    yield from (f"{person} has confirmed their declarations since" for person in names.values())


def _named(resting: Iterable[models.Model]) -> Iterator[str]:
    """Rulings, seats, dismissals and whatever else rests on a row, counted by their kind."""
    kinds: dict[str, int] = {}
    for row in resting:
        name = str(row._meta.verbose_name)
        kinds[name] = kinds.get(name, 0) + 1
    yield from (f"{counted(number, name)} {'rests' if number == 1 else 'rest'} on it" for name, number in kinds.items())


def _of(row: Interest | Confirmation | Person) -> str:
    return f"{row}" if isinstance(row, Person) else f"{row.person}, {row},"


def _refuse_what_was_built_on(reasons: Iterable[str]) -> None:
    if found := [*dict.fromkeys(reasons)]:
        more = f"; and {len(found) - TOLD} more" if len(found) > TOLD else ""
        told = "; ".join(found[:TOLD])
        raise CannotBeDone(
            f"This import can no longer be undone as a whole: {told}{more}. Mend the single interests instead."
        )
