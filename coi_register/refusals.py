"""The sentences with which a service refuses: not a matter of who asks, but of what is asked."""

from typing import Any


class CannotBeDone(ValueError):
    """A service refuses; the message says what is wrong, with which thing, and what to do next. `field` names the form field."""

    def __init__(self, says: str, *, field: str | None = None) -> None:
        super().__init__(says)
        self.says = says
        self.field = field


class ChangedMeanwhile(CannotBeDone):
    """Somebody else wrote the row after it was read; nothing was written over theirs. `read` is the version that was read."""

    def __init__(self, row: Any, read: int) -> None:
        what = row._meta.verbose_name
        super().__init__(
            f"Somebody else changed this {what} while you had it open. Nothing of yours was saved. "
            "Compare what they wrote with what you typed, then choose."
        )
        self.row = row
        self.read = read


class ShelfAway(OSError):
    """A shelf of files that is elsewhere did not answer, or would not; in a sentence for whoever runs the service."""
