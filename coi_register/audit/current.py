"""The deed that is being done now; a write outside one is refused."""

from contextvars import ContextVar
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coi_register.audit.models import Deed

_deed: ContextVar["Deed | None"] = ContextVar("deed", default=None)
_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)
_in_bulk: ContextVar[bool] = ContextVar("in_bulk", default=False)


class OutsideADeed(RuntimeError):
    """A row was to be written outside `audit.deed`, so nobody could say who did it and why."""


def deed_in_hand(about: str) -> "Deed":
    """The deed being done. Raises OutsideADeed, naming what was to be written."""
    deed = _deed.get()
    if deed is None:
        raise OutsideADeed(f"{about} can only be written inside audit.deed(name, by=…, because=…).")
    return deed


def bulk_is_open() -> bool:
    """Whether `audit.record_all` is writing rows together with their history."""
    return _in_bulk.get()
