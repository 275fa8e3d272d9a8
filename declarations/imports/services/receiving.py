"""Receiving a file with a register: checked, read, kept with its hash; and what its columns hold."""

from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import moment
from coi_register.races import checked
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from declarations.imports import files, headings, permissions, selectors
from declarations.imports.files.grid import Grid
from declarations.imports.models import Import, ImportFile
from declarations.imports.vocabulary import Holds, State


def receive(ccg: Organisation, *, name: str, content: bytes, source: str, by: Actor, once: UUID | None = None) -> Import:
    """Keep a file of a register, with what its columns may hold. `source` names the register, as the history will.

    Raises NotAllowed, and CannotBeDone for a file that is none, or that was sent before.
    """
    permissions.may_import(by, ccg.pk).enforce()
    if not source.strip():
        raise CannotBeDone("Say which register it is, for example: Register of interests, March 2018.", field="source")
    digest = sha256(content).hexdigest()
    _refuse_the_same_again(ccg, digest)
    grid = files.read(content)
    row = Import(
        ccg=ccg, source=source.strip()[:200], file_name=_plain(name), sha256=digest, how=grid.how[:200],
        **_columns(ccg, grid),
    )  # fmt: skip
    with (
        audit.deed("import.received", by=by, because=row.source, once=once),
        checked(lambda: _refuse_the_same_again(ccg, digest)),
    ):
        row.save()
        ImportFile(of=row, content=content, cells=grid.rows).save()
    return row


def say_columns(of: Import, *, columns: Sequence[Holds], first: int, by: Actor, once: UUID | None = None) -> Import:
    """Say what each column holds, and which is the first row under the headings; the next register like it is read so."""
    must_be_open(of, by)
    if not headings.are_enough(columns):
        raise CannotBeDone("Say which column holds the names, and which the interests.")
    if not 0 <= first < len(selectors.cells_of(of)):
        raise CannotBeDone("The file has no such row. Give the number of the first row under the headings.", field="first")
    with audit.deed("import.columns_said", by=by, because=of.source, once=once):
        of.columns, of.first = [*columns], first
        of.save()
    return of


def put_aside(of: Import, *, by: Actor, because: str = "", once: UUID | None = None) -> Import:
    """Leave an import as it is, without bringing it in; the same file may then be sent anew."""
    must_be_open(of, by)
    with audit.deed("import.put_aside", by=by, because=because.strip(), once=once):
        of.state = State.ASIDE
        of.save()
    return of


def _columns(ccg: Organisation, grid: Grid) -> dict[str, object]:
    above, first = headings.where(grid.rows)
    named = grid.rows[above]
    if first == above + 2:
        named = headings.join(named, grid.rows[above + 1])
    known = selectors.remembered(ccg, named)
    return {"headings": named, "first": first or 1, "columns": known or [*headings.guess(named)]}


def _refuse_the_same_again(ccg: Organisation, digest: str) -> None:
    if before := selectors.same_file(ccg, digest):
        done = before.history.select_related("deed").order_by("history_id").last()
        says = "was imported" if before.is_in else "was sent"
        then = "Undo that import first, should it be imported anew." if before.is_in else "Go on with that import."
        raise CannotBeDone(f"This file {says} on {moment(done.deed.at)}, as “{before.source}”. {then}", field="file")


def must_be_open(of: Import, by: Actor) -> None:
    """Whoever works on an import may, and it waits to be brought in. Raises NotAllowed, CannotBeDone."""
    permissions.may_import(by, of.ccg_id).enforce()
    if not of.is_open:
        raise CannotBeDone(f"“{of.source}” is no longer being imported: {of.get_state_display().lower()}.")


def _plain(name: str) -> str:
    """The name without its folders and without what is no text."""
    plain = "".join(mark for mark in name.replace("\\", "/").rpartition("/")[2] if mark.isprintable())
    return plain[:200] or "a file without a name"
