"""Giving an auditor a token, and ending it."""

from datetime import date, timedelta
from secrets import token_urlsafe
from uuid import UUID

from coi_register import clock
from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import User
from coi_register.accounts.selectors import actor_of, digest_of
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from declarations.api import permissions
from declarations.api.models import Token

BEGINS = "coi_"  # so that a scanner of source code knows one when it sees it
GOOD_FOR = timedelta(days=365)


def give(user: User, *, ccg: Organisation, purpose: str, by: Actor, on: date, once: UUID | None = None) -> tuple[Token, str]:
    """The token's row, and the token itself, which is kept nowhere. Raises NotAllowed, and CannotBeDone for no auditor."""
    permissions.may_keep_tokens(by, ccg.pk).enforce()
    if user.pk == by.user_id:
        raise CannotBeDone("Nobody makes a token for themselves. Ask another officer.")
    if not any(right.role is Role.AUDITOR and right.ccg == ccg.pk for right in actor_of(user, on=on).rights):
        raise CannotBeDone(f"{user} is not an auditor of {ccg}. Grant them the role first.", field="auditor")
    secret = BEGINS + token_urlsafe(32)
    with audit.deed("token.given", by=by, because=purpose, once=once):
        token = Token(ccg=ccg, user=user, purpose=purpose, digest=digest_of(secret), made_by_id=by.user_id)
        token.since, token.until = on, on + GOOD_FOR
        token.save()
    return token, secret


def end(token: Token, *, by: Actor, once: UUID | None = None) -> Token:
    """From now on it opens nothing. Raises NotAllowed, and CannotBeDone for one that was ended before."""
    permissions.may_keep_tokens(by, token.ccg_id).enforce()
    with audit.deed("token.ended", by=by, once=once):
        current = Token.objects.select_for_update().get(pk=token.pk)
        if current.ended_at:
            raise CannotBeDone("This token was ended before.")
        current.ended_at = clock.instant()
        current.save()
    return current
