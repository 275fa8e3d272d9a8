"""Whether a password may be an account's, in a sentence."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from coi_register.accounts.models import User
from coi_register.refusals import CannotBeDone


def check_password(password: str | None, user: User) -> None:
    """Whether it may be the account's password. Raises CannotBeDone."""
    try:
        if password is not None:
            validate_password(password, user)
    except ValidationError as error:
        raise CannotBeDone(" ".join(error.messages), field="password") from error
