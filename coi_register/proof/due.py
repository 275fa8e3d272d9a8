"""Work that falls due: a list in the settings, each piece done by one run at a time, each telling what it did."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.utils.module_loading import import_string

from coi_register.proof.services import do_once, note_done
from coi_register.refusals import CannotBeDone

logger = logging.getLogger(__name__)


class How(StrEnum):
    """What became of a piece of work."""

    DONE = "done"
    UNDER_WAY = "under way"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of work, and what is said of it."""

    name: str
    how: How
    says: tuple[str, ...]


def run_due(at: datetime) -> Iterator[Told]:
    """Do all that is due, one piece after another; one that fails keeps none of the others from being done."""
    for name, path in settings.DUE_WORK.items():
        try:
            says = do_once(name, import_string(path), at)
        except CannotBeDone as refusal:
            yield _failed(name, at, refusal.says)
        except Exception:
            logger.exception("Due work failed: %s", name)
            yield _failed(name, at, "It failed; the reason stands in the log of this process. It will be tried again.")
        else:
            under_way = "Another run is doing it."
            yield Told(name, How.UNDER_WAY, (under_way,)) if says is None else Told(name, How.DONE, tuple(says))


def _failed(name: str, at: datetime, says: str) -> Told:
    note_done(name, at=at, good=False, says=says)
    return Told(name, How.FAILED, (says,))
