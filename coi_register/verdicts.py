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


class SignInAgain(NotAllowed):
    """The deed is this person's to do, once they have said again who they are; they are asked, and brought back."""


@dataclass(frozen=True, slots=True)
class AskedAgain(Refused):
    """Allowed after a new sign-in, and until then as good as refused: what must not be seen is not shown."""

    def enforce(self) -> None:
        """Raise SignInAgain."""
        raise SignInAgain(self.because)


Verdict = Allowed | Refused
ALLOWED = Allowed()


def is_offered(verdict: Verdict) -> bool:
    """Whether to show the door to it: it is allowed, or will be after a new sign-in."""
    return isinstance(verdict, Allowed | AskedAgain)
