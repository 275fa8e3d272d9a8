"""One row before and after a deed."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Edit:
    """One row as it was and as it is; `before` None: it is new."""

    before: Any | None
    after: Any

    @property
    def versions(self) -> tuple[Any, ...]:
        return (self.after,) if self.before is None else (self.before, self.after)
