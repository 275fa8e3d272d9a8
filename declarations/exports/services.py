"""Asking for a file that takes long, making it, giving it up, and removing it after some days."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.http import Http404

from coi_register import clock
from coi_register.accounts.actors import Actor, command
from coi_register.accounts.selectors import actor_of
from coi_register.audit import services as audit
from coi_register.nhsuk.words import counted
from coi_register.refusals import CannotBeDone
from coi_register.sheets.formats import file_name
from coi_register.verdicts import NotAllowed
from committees.organisations.models import Organisation
from declarations.exports import permissions, selectors
from declarations.exports.facts import Wanted
from declarations.exports.models import Export
from declarations.exports.spooling import GivenUp, write_whole
from declarations.exports.vocabulary import State

logger = logging.getLogger(__name__)
MAKER = command("exports")
KEPT_FOR = timedelta(days=7)
MOST_OPEN = 3
UNEXPECTED = "Something went wrong on our side; the reason stands in the log. Ask for it again."


def ask(ccg: Organisation, wanted: Wanted, *, by: Actor, once: UUID | None = None) -> Export:
    """Note that somebody wants a file. Raises NotAllowed, and CannotBeDone while they wait for others."""
    permissions.may_export(by, ccg.pk).enforce()
    sheet = selectors.sheet_for(by, ccg, wanted)
    assert by.user_id is not None  # a command writes its files itself
    with audit.deed("export.asked", by=by, once=once):
        waiting = Export.objects.filter(asked_by=by.user_id, state=State.ASKED).count()
        if waiting >= MOST_OPEN:
            raise CannotBeDone(
                f"You wait for {counted(waiting, 'file')} already. Take those first, or cancel one; then ask for this one."
            )
        export = Export(ccg=ccg, asked_by_id=by.user_id, asked_at=clock.instant(), wanted=wanted.told())
        export.name, export.title = file_name(sheet, wanted.format), sheet.title
        export.save()
    return export


def cancel(export: Export, *, by: Actor, once: UUID | None = None) -> Export:
    """Give the file up; whoever is making it stops, and nothing of it is left. Raises NotAllowed, CannotBeDone."""
    permissions.may_take(by, export).enforce()
    with audit.deed("export.cancelled", by=by, once=once):
        current = Export.objects.select_for_update().get(pk=export.pk)
        if not current.is_open:
            raise CannotBeDone(f"This file is not being made any more: {current.get_state_display().lower()}.")
        current.state = State.CANCELLED
        current.save()
    return current


def make_due(at: datetime) -> Iterator[str]:
    """Make what waits, and remove what was made long ago: a piece of due work, telling what it did."""
    waiting = list(Export.objects.filter(state=State.ASKED).order_by("asked_at"))
    made = sum(make(export, at=at) for export in waiting)
    yield f"{counted(made, 'file').capitalize()} made of {len(waiting)}." if waiting else "No file waits."
    if removed := sum(_remove(export) for export in Export.objects.filter(state=State.MADE, made_at__lt=at - KEPT_FOR)):
        yield f"{counted(removed, 'file').capitalize()} removed after {KEPT_FOR.days} days."


def make(export: Export, *, at: datetime) -> bool:
    """Make one file, by the rights that whoever asked has now; whether it was made. It is there whole, or not at all."""
    place = selectors.place_of(export)
    progress = place.with_suffix(".rows")

    def told(rows: int) -> None:
        if not selectors.is_open(export.pk):
            raise GivenUp("It was cancelled.")
        progress.write_text(str(rows))

    try:
        with transaction.atomic():
            masked = selectors.fingerprint_of_mask(export.ccg)
            actor = actor_of(export.asked_by, on=clock.today())
            wanted = export.asks_for()
            rows = write_whole(selectors.sheet_for(actor, export.ccg, wanted), wanted.format, place, told=told)
    except GivenUp:
        return False
    except (CannotBeDone, NotAllowed, Http404) as error:
        return _ended(export, State.FAILED, says=str(error))
    except Exception:
        logger.exception("export failed")
        return _ended(export, State.FAILED, says=UNEXPECTED)
    finally:
        progress.unlink(missing_ok=True)
    return _ended(export, State.MADE, made_at=at, rows=rows, masked=masked)


def _ended(export: Export, state: State, **facts: object) -> bool:
    """Note what became of the file, unless it was cancelled meanwhile; then the file goes."""
    with audit.deed(f"export.{state}", by=MAKER):
        current = Export.objects.select_for_update().get(pk=export.pk)
        if current.is_open:
            current.state = state
            for name, value in facts.items():
                setattr(current, name, value)
            current.save()
    if current.state != State.MADE:
        selectors.place_of(export).unlink(missing_ok=True)
    return bool(current.state == State.MADE)


def _remove(export: Export) -> bool:
    """A file is a copy: the register is where it was."""
    with audit.deed("export.removed", by=MAKER):
        export.state = State.REMOVED
        export.save()
    selectors.place_of(export).unlink(missing_ok=True)
    return True
