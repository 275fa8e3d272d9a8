"""The deed that is being done now and what it has written so far; a write outside one is refused."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coi_register.audit.models import Deed

_deed: ContextVar["Deed | None"] = ContextVar("deed", default=None)
_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)
_in_bulk: ContextVar[bool] = ContextVar("in_bulk", default=False)
_counted_up: ContextVar["list[Any] | None"] = ContextVar("counted_up", default=None)
_written: ContextVar["list[Written] | None"] = ContextVar("written", default=None)


@dataclass(frozen=True, slots=True)
class Written:
    """One version of one row: `version` has the row's fields as they were written, `kind` is + added, ~ changed, - removed."""

    model: type
    version: Any
    kind: str


class OutsideADeed(RuntimeError):
    """A row was to be written outside `audit.deed`, so nobody could say who did it and why."""


def deed_in_hand(about: str) -> "Deed":
    """The deed being done. Raises OutsideADeed, naming what was to be written."""
    deed = _deed.get()
    if deed is None:
        raise OutsideADeed(f"{about} can only be written inside audit.deed(name, by=…, because=…).")
    return deed


def in_a_deed() -> bool:
    """Whether a deed is being done."""
    return _deed.get() is not None


def named() -> dict[str, Any]:
    """Who does the deed in hand, which it is and what it is called, as the log tells it. Raises OutsideADeed."""
    deed = deed_in_hand("An event of the log")
    return {"by": deed.by_id, "deed": str(deed.pk), "name": deed.name}


def bulk_is_open() -> bool:
    """Whether `audit.record_all` is writing rows together with their history."""
    return _in_bulk.get()


def note_written(written: Written) -> None:
    """Remember what the deed in hand has written, for whoever follows a deed to its consequences."""
    so_far = _written.get()
    if so_far is not None:
        so_far.append(written)


def note_counted_up(row: Any) -> None:
    """Remember a row whose version was counted up, to count it down again should the deed come to nothing."""
    so_far = _counted_up.get()
    if so_far is not None:
        so_far.append(row)
