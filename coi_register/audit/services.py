"""The one way to write: a deed with a name, a doer and a reason, in one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from django.db import IntegrityError, models, router, transaction
from django.db.models.deletion import Collector
from simple_history.utils import bulk_create_with_history

from coi_register import clock
from coi_register.audit import copying
from coi_register.audit.current import (
    Written,
    _counted_up,
    _deed,
    _in_bulk,
    _moment,
    _written,
    deed_in_hand,
    note_written,
)
from coi_register.audit.models import Deed, Recorded
from coi_register.audit.naming import name_again
from coi_register.audit.sealed import Sealed
from coi_register.audit.signals import deed_done
from coi_register.refusals import ChangedMeanwhile

Row = TypeVar("Row", bound=Recorded)


class Doer(Protocol):
    """Whoever does a deed: a signed-in person, or a command with its own name and no account."""

    @property
    def user_id(self) -> int | None: ...
    @property
    def name(self) -> str: ...


class AlreadyDone(RuntimeError):
    """The same form was sent before and took effect then; nothing was written now."""


@contextmanager
def deed(name: str, *, by: Doer, because: str = "", once: UUID | None = None) -> Iterator[Deed]:
    """Open a transaction in which rows may be written, and note who wrote them and why.

    `once` is the form's own token: a second deed with it raises AlreadyDone and writes nothing.
    """
    outer = _deed.get()
    with transaction.atomic(), _all_written() as written:
        done = _noted(name, by=by, because=because, at=_moment.get() or clock.now(), once=once)
        token = _deed.set(done)
        try:
            yield done
            if written is not None:
                deed_done.send(Deed, deed=done, written=tuple(written))
        finally:
            _deed.reset(token)
    name_again(outer.pk if outer else None)


@contextmanager
def still_doing(done: Deed) -> Iterator[None]:
    """Take up again a deed that was done in this transaction, for what follows from it."""
    outer = _deed.get()
    token = _deed.set(done)
    name_again(done.pk)
    try:
        yield
    finally:
        _deed.reset(token)
        name_again(outer.pk if outer else None)


@contextmanager
def _all_written() -> Iterator[list[Written] | None]:
    """What the deed writes, with the deeds inside it; None for a deed that is itself inside another."""
    if _written.get() is not None:
        yield None
        return
    token, counting = _written.set([]), _counted_up.set([])
    try:
        yield _written.get()
    except BaseException:
        for row in _counted_up.get() or ():
            row.version -= 1  # the database has forgotten it, so the row forgets it too
        raise
    finally:
        _written.reset(token)
        _counted_up.reset(counting)


def _noted(name: str, *, by: Doer, because: str, at: datetime, once: UUID | None) -> Deed:
    try:
        with transaction.atomic():
            return Deed.objects.create(name=name, by_id=by.user_id, by_name=by.name, because=because, at=at, once=once)
    except IntegrityError as error:
        if once is not None and Deed.objects.filter(once=once).exists():
            raise AlreadyDone(f"“{name}” was already done with this form.") from error
        raise


@contextmanager
def told_as_of(moment: datetime) -> Iterator[None]:
    """Date the deeds done inside to a moment in the past: only for invented histories, in the demo and in tests."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


def record_all(rows: Sequence[Row], *, batch_size: int = 1000, by_copy: bool = True) -> None:
    """Write many new rows of one model with their history in a few statements, inside the deed in hand.

    On PostgreSQL by COPY, which leaves the same versions and events several times faster (`manage.py bench --only import`).
    """
    if not rows:
        return
    done, model = deed_in_hand(type(rows[0]).__name__), type(rows[0])
    if by_copy and copying.can_take(model):
        copying.copy_in(rows, done)
    else:
        _in_statements(rows, done, batch_size)
    for row in rows:
        note_written(Written(model, row, "+"))


def _in_statements(rows: Sequence[Row], done: Deed, batch_size: int) -> None:
    token = _in_bulk.set(True)
    try:
        bulk_create_with_history(
            rows,
            type(rows[0]),
            batch_size=batch_size,
            default_user=done.by,
            default_change_reason=done.because,
            default_date=done.at,
            custom_historical_attrs={"deed": done},
        )
    finally:
        _in_bulk.reset(token)


class StillNeeded(RuntimeError):
    """Rows that are to be taken back, and on which others rest by now: `resting` are those others."""

    def __init__(self, resting: Iterable[models.Model]) -> None:
        super().__init__("Other rows rest on these.")
        self.resting = tuple(resting)


def take_back(rows: Sequence[Row]) -> None:
    """Remove rows that were written by mistake and on which nothing rests, inside the deed in hand; their versions stay.

    Only for models that say `may_be_undone`. Raises StillNeeded, and then the deed must come to nothing.
    """
    if not rows:
        return
    model = type(rows[0])
    if not model.may_be_undone:
        raise Sealed(f"A {model._meta.verbose_name} is ended, never deleted.")
    for row in rows:
        row._mark(model.__name__)
    collector = Collector(using=router.db_for_write(model), origin=rows[0])
    try:
        collector.collect(rows)  # type: ignore[arg-type]
    except (models.ProtectedError, models.RestrictedError) as error:
        resting = error.protected_objects if isinstance(error, models.ProtectedError) else error.restricted_objects
        raise StillNeeded(resting) from error
    collector.delete()


def held(row: Row) -> Row:
    """The row as it stands now, which nobody else can change until the deed is done. Raises ChangedMeanwhile.

    The row that is given is the one that whoever does the deed has read.
    """
    current: Row = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)  # type: ignore[assignment]
    if current.version != row.version:
        raise ChangedMeanwhile(current, row.version)
    return current


def must_be_as_read(row: Recorded | None, version: int | None) -> None:
    """`version` is the one that was read, 0 where there was no row yet, None for a command. Raises ChangedMeanwhile."""
    if row is not None and version is not None and row.version != version:
        raise ChangedMeanwhile(row, version)
