"""The packs of a run are made, one file for each set of what is left out; a run that was cut off is taken up where it stopped.

Each pack is stored whole with its row, in a deed of its own, so that after a power cut those that are made stand, and the rest are
made by the next `run_due`. Until all of them are made, nobody is given any.
"""

import logging
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files import File
from django.db import IntegrityError

from coi_register.accounts.actors import command
from coi_register.audit import services as audit
from coi_register.nhsuk.words import counted
from coi_register.refusals import CannotBeDone, ShelfAway
from committees.meetings.models import Meeting
from committees.meetings.selectors import convened
from declarations.evidence.models import Issue
from declarations.packs.facts import Left
from declarations.packs.models import Pack, PackRun
from declarations.packs.pressing import Pressed, press
from declarations.packs.selectors import Table, last_made, last_run, numbering_of, open_run, table_of
from declarations.packs.vocabulary import State

logger = logging.getLogger(__name__)
MAKER = command("packs")
MOST_AT_ONCE = 1_000  # pages of papers, which are bound in a few seconds
NO_SHELF = "The place where papers lie does not answer. Make the packs again in a few minutes."
UNEXPECTED = "Something went wrong on our side; the reason stands in the log. Make the packs again."


def make_at_once(meeting: Meeting) -> str:
    """Make the packs that were just asked for where that takes seconds, and say what became of them."""
    run = open_run(meeting)
    if run is None or sum(one.pages for one in numbering_of(run)) > MOST_AT_ONCE:
        return "The packs are being made. You need not wait here."
    return f"{run} are made. Everybody at the meeting finds their own under Papers." if make(run) else run.says


def make_as_issued(issue: Issue) -> str:
    """Make the packs that were asked for with the papers, and say what became of them; or why there are none."""
    run = last_run(issue.meeting)
    if run is None:
        return "No item has a paper that may be read yet, so there are no packs."
    if run.asked_at < issue.at:
        return f"{run} were asked for before that; look under Packs whether they should be made again."
    return make_at_once(issue.meeting) if run.is_open else ""


def make_due(at: datetime) -> Iterator[str]:
    """Make the packs that wait, also those of a run that was cut off: a piece of due work, telling what it did."""
    waiting = [*PackRun.objects.filter(state=State.ASKED).order_by("asked_at")]
    made = sum(make(run) for run in waiting)
    yield f"The packs of {counted(made, 'meeting')} made, of {len(waiting)}." if waiting else "No packs wait."


def make(run: PackRun) -> bool:
    """Make what is not made yet of a run, and then let it be read; whether it is whole."""
    try:
        with TemporaryDirectory() as folder:
            table = _as_asked(run)
            wanted = sets_of(table)
            missing = {left: people for left, people in wanted.items() if not _is_made(run, left)}
            if missing:
                press(table, run, last_made(run.meeting, before=run.number), missing, Path(folder), partial(_store, run))
    except CannotBeDone as refusal:
        return _ended(run, State.FAILED, says=refusal.says)
    except ShelfAway:
        logger.exception("packs failed")
        return _ended(run, State.FAILED, says=NO_SHELF)
    except Exception:
        logger.exception("packs failed")
        return _ended(run, State.FAILED, says=UNEXPECTED)
    return _ended(run, State.MADE)


def sets_of(table: Table) -> dict[Left, list[str]]:
    """What is left out, and from whom: one pack for each; and one from which nothing is, for those who keep the meeting."""
    sets: dict[Left, list[str]] = {Left(): []}
    for person in table.people:
        sets.setdefault(table.left_for(person), []).append(str(person))
    return sets


def _as_asked(run: PackRun) -> Table:
    """The meeting as it is now. Raises CannotBeDone where its papers are not those that the run numbered."""
    meeting = convened(run.meeting_id)
    table = table_of(meeting) if meeting else None
    if table is None or table.numbering != numbering_of(run) or [str(item.pk) for item in table.items] != run.items:
        raise CannotBeDone("The agenda or its papers changed before the packs were made. Make them again.")
    return table


def _is_made(run: PackRun, left: Left) -> bool:
    return Pack.objects.filter(run=run, kept=left.key).exists()


def _store(run: PackRun, left: Left, people: list[str], pressed: Pressed) -> None:
    """Keep one whole pack; where another maker of the same run was faster, theirs stands."""
    pack = Pack(
        run=run,
        kept=left.key,
        withheld=sorted(left.withheld),
        unnamed=sorted(left.unnamed),
        versions=[one.version for one in numbering_of(run) if not left.has(one)],
        people=people,
        sha256=pressed.sha256,
        size=pressed.size,
        pages=pressed.pages,
    )
    with pressed.place.open("rb") as file:
        pack.file.save(pressed.place.name, File(file), save=False)
    with suppress(IntegrityError), audit.deed("pack.made", by=MAKER) as deed:
        pack.at = deed.at
        try:
            pack.save()
        except BaseException:  # not one of the commit: it may have been done, and then the row has its file
            pack.file.storage.delete(pack.file.name)
            raise


def _ended(run: PackRun, state: State, *, says: str = "") -> bool:
    """Note what became of the run, once."""
    with audit.deed(f"packs.{state}", by=MAKER) as deed:
        current = PackRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
        if current.is_open:
            current.state, current.says = state, says
            current.made_at = deed.at if state is State.MADE else None
            current.save()
    run.refresh_from_db()
    return bool(current.state == State.MADE)
