"""Where sessions are kept: in a row that says whose it is, so that it can be listed, and ended by deleting it."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions

from coi_register.accounts.sittings import KEY


class SessionStore(DatabaseSessions):
    """Django's own, with a row of ours. Whoever holds a cookie without its row is signed out."""

    @classmethod
    def get_model_class(cls) -> Any:
        """Ours; asked for late, for models load after settings."""
        from coi_register.accounts.models import Session

        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """The row for what the session holds, with whose it is and since when beside it."""
        row: Any = super().create_model_instance(data)
        sitting = data.get(KEY)
        if sitting and data.get(SESSION_KEY):
            row.user_id, row.sitting = int(data[SESSION_KEY]), sitting["id"]
            row.opened, row.seen = sitting["opened"], sitting["seen"]
            row.device, row.place = sitting["device"], sitting["place"]
        return row

    def cycle_key(self) -> None:
        """A new name for the same sitting. The row under the old name goes first: a sitting has one row.

        Django writes the new row before it deletes the old one, takes a refusal by the database for a name that is taken, and
        tries others for ever.
        """
        self.keys()  # loads what the row holds, before it goes
        if self.session_key:
            self.delete(self.session_key)
        super().cycle_key()
