"""Whether a password is right: allauth's way, but a password kept in an older way is kept anew in a deed."""

from allauth.account.auth_backends import AuthenticationBackend

from coi_register.accounts.models import User
from coi_register.accounts.signin import services


class Backend(AuthenticationBackend):
    def _check_password(self, user: User | None, password: str) -> User | None:
        """The account, when the password is its own and it is open."""
        if user is None:
            return None  # allauth then hashes once in vain, so that a stranger's address takes as long
        self._did_check_password = True
        if not services.has_password(user, password):
            return None
        if not self.user_can_authenticate(user):
            self._stash_user(user)
            return None
        return user
