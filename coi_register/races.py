"""Rules checked before a row is written, and again when the database refuses it: who loses a race reads the same sentence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction


@contextmanager
def checked(*checks: Callable[[], None]) -> Iterator[None]:
    """Inside a deed: run the checks, then what is written. Raises what a check raises, also where only a constraint saw it."""
    _run(checks)
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        _run(checks)  # a rival's row is committed by now, and the check that let us through finds it
        raise


def _run(checks: tuple[Callable[[], None], ...]) -> None:
    for check in checks:
        check()
