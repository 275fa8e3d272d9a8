"""A deed is followed up: the meetings that it touches are assessed again, and what differs is stored and noted."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.audit.current import Written
from coi_register.audit.models import Deed
from declarations.changes.answers import Answers, Difference, differences
from declarations.changes.models import Change, Left, Outcome, Run
from declarations.changes.selectors.reach import with_answers
from declarations.changes.selectors.stored import answers_of, stored
from declarations.changes.selectors.touched import Touch, touched
from declarations.changes.vocabulary import TELLS_HOW_IT_WENT, Cause
from declarations.conflicts.selectors import assessed

logger = logging.getLogger(__name__)
Waiting = list[tuple[Deed, Iterable[Written]]]
_waiting: ContextVar[Waiting | None] = ContextVar("waiting", default=None)


def follow_up(deed: Deed, written: Iterable[Written]) -> None:
    """Assess again what the deed touches, in its own transaction. Never raises: the deed stands, whatever follows from it."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting.append((deed, written))
        return
    if transaction.get_connection().needs_rollback:  # a trial run: what is undone touches nothing
        return
    try:
        with transaction.atomic():
            found = touched(written, on=timezone.localdate(deed.at))
    except Exception:  # docs/decisions/0022: an edit is never lost for its consequences
        logger.exception("Nobody can tell which meetings “%s” touches. Run manage.py reassess.", deed.name)
        Run.objects.update(stale=True)
        return
    for meeting in sorted(found):  # in one order, so that two deeds never wait for each other
        _assess_again(meeting, found[meeting], deed)


@contextmanager
def together() -> Iterator[None]:
    """Follow up the deeds done inside as one, when all are done: for a day of an invented history."""
    done: Waiting = []
    with transaction.atomic():
        token = _waiting.set(done)
        try:
            yield
        finally:
            _waiting.reset(token)
        if done:
            with audit.still_doing(done[-1][0]):
                follow_up(done[-1][0], [version for _, written in done for version in written])


@dataclass(frozen=True, slots=True)
class Reassessed:
    """How many meetings were assessed again, how many of their answers are others now, and which could not be."""

    meetings: int
    changed: int
    failed: tuple[UUID, ...]


def reassess(*, by: Actor, on: date, meetings: Iterable[UUID] | None = None) -> Reassessed:
    """Work out the stored answers again, or for the first time: of these meetings, or of all, past ones too."""
    rows = with_answers() if meetings is None else with_answers().filter(pk__in=meetings)
    with audit.deed("meetings.reassessed", by=by) as deed:
        found = {pk: Touch(Cause.RULES, None, day < on) for pk, day in rows.order_by("pk").values_list("pk", "on")}
        failed = tuple(meeting for meeting, why in found.items() if not _assess_again(meeting, why, deed))
    return Reassessed(len(found) - len(failed), Change.objects.filter(deed=deed).count(), failed)


def _assess_again(meeting: UUID, why: Touch, deed: Deed) -> bool:
    """Whether it could be done; where it could not, what is stored stands, marked as out of date."""
    try:
        with transaction.atomic():
            _run(meeting, why, deed)
    except Exception:
        logger.exception("Meeting %s could not be assessed after “%s”. Run manage.py reassess.", meeting, deed.name)
        Run.objects.filter(meeting=meeting).update(stale=True)
        return False
    return True


def _run(meeting: UUID, why: Touch, deed: Deed) -> None:
    """One run: what was stored beside what is said now. The run's row is held first, so that two edits see each other."""
    run, is_first = Run.objects.select_for_update().get_or_create(meeting_id=meeting, defaults={"at": deed.at, "deed": deed})
    found = assessed(meeting)
    before, now = stored(run), answers_of(found) if found else Answers()
    _store(before, now)
    if not is_first and not (why.over and why.cause in TELLS_HOW_IT_WENT):
        found_other = (one for one in differences(before, now) if not (why.over and one.settles_a_doubt))
        _note(run, found_other, why, deed)
    run.digest, run.at, run.deed, run.stale = found.standing.digest if found else "", deed.at, deed, False
    run.people = sorted(str(person) for person in now.people)
    run.save()


def _store(before: Answers, now: Answers) -> None:
    """Only what differs is written: the rows of answers that are no more go, the new ones come."""
    _replace(Outcome, "person_id", before.found, now.found)
    _replace(Left, "committee_id", before.left, now.left)


def _replace(model: Any, other: str, before: Mapping[Any, Any], now: Mapping[Any, Any]) -> None:
    gone = [key for key, answer in before.items() if now.get(key) != answer]
    come = [key for key, answer in now.items() if before.get(key) != answer]
    if gone:
        lost = set(gone)
        rows = model.objects.filter(item__in={item for item, _ in gone}).values_list("pk", "item_id", other)
        model.objects.filter(pk__in=[pk for pk, *key in rows if tuple(key) in lost]).delete()
    model.objects.bulk_create([_row(model, key, other, now[key]) for key in come])


def _row(model: Any, key: tuple[Any, Any], other: str, answer: Any) -> Any:
    values = {field.attname: getattr(answer, field.name) for field in model._meta.fields if hasattr(answer, field.name)}
    return model(**{"item_id": key[0], other: key[1]} | values)


def _note(run: Run, found: Iterable[Difference], why: Touch, deed: Deed) -> None:
    """Keep what differs, in words; of a meeting to come also on the run, where the conflicts page finds it."""
    did = getattr(why.row, "deed", deed)  # a version names the deed that wrote it, which may be one inside another
    changes = [_change(run, one, why, did) for one in found]
    for change in changes:
        change.about = _in_words(why.row)
        if not why.over:
            run.changed.append([change.at.timestamp(), str(change.item_id), change.cause])
    Change.objects.bulk_create(changes)


def _change(run: Run, one: Difference, why: Touch, deed: Deed) -> Change:
    values: dict[str, Any] = {"item_id": one.item, "person_id": one.person, "committee_id": one.committee}
    return Change(
        meeting_id=run.meeting_id,
        aspect=one.aspect,
        before=one.before,
        after=one.after,
        interest_id=one.interest,  # type: ignore[misc]
        cause=why.cause,
        afterwards=why.over,
        deed=deed,
        at=deed.at,
        **values,
    )


def _in_words(row: Any) -> str:
    """The row that was written, as it calls itself; a version from the history stands for its row."""
    return str(getattr(row, "instance", row)) if row is not None else ""
