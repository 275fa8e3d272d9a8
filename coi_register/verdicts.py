"""What a permission function answers: allowed, or refused with the sentence the person will read."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied


class NotAllowed(PermissionDenied):
    """A refused deed; its message is the sentence the person reads (403)."""


@dataclass(frozen=True, slots=True)
class Allowed:
    def __bool__(self) -> bool:
        return True

    def enforce(self) -> None:
        """Do nothing: the deed may go on."""


@dataclass(frozen=True, slots=True)
class Refused:
    because: str

    def __bool__(self) -> bool:
        return False

    def enforce(self) -> None:
        """Raise NotAllowed with the reason."""
        raise NotAllowed(self.because)


Verdict = Allowed | Refused
ALLOWED = Allowed()
