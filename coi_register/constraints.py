"""The database's own refusals, turned into the sentences a person can read."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError

from coi_register.refusals import CannotBeDone


@contextmanager
def constraints_say(**sentences: CannotBeDone) -> Iterator[None]:
    """Raise the refusal given for the constraint, or the unique column, that the database names; others go on as they are.

    Stands round `audit.deed`, so that the deed is undone first. PostgreSQL names a constraint; SQLite names a check, and
    the columns of a unique one.
    """
    try:
        yield
    except IntegrityError as error:
        for name, refusal in sentences.items():
            if name in str(error):
                raise refusal from error
        raise
