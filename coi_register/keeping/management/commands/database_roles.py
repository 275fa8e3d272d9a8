"""`manage.py database_roles`: the logins of the web and of auditors, as SQL to read, or applied."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection

from coi_register.keeping import catalogue
from coi_register.keeping.roles import Roles, grants, logins, only_a_superuser

# Functions of the log that the web calls itself; every other is run by triggers only.
OPEN_FUNCTIONS = frozenset({"log_name", "log_note"})
A_NAME = re.compile(r"[a-z_][a-z0-9_]{0,62}")


class Command(BaseCommand):
    help = "Print the SQL that makes the logins of the web and of auditors, and gives them what they need; --apply runs it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--apply", action="store_true", help="run it, all or nothing, as whoever DATABASE_URL names")
        parser.add_argument("--grants", action="store_true", help="only what is needed after each migrate; makes no login")
        parser.add_argument("--app", default="coi_app", help="the web's login (coi_app)")
        parser.add_argument("--reader", default="coi_reader", help="the auditors' login (coi_reader)")

    def handle(self, *args: Any, apply: bool, grants: bool, app: str, reader: str, **options: Any) -> None:
        """Print or apply. Raises CommandError where a login could go round its grants."""
        roles = self._roles(app, reader)
        statements = list(_statements(roles, only_grants=grants))
        if not apply:
            self.stdout.write("\n".join(["BEGIN;", *(f"{statement};" for statement in statements), "COMMIT;"]))
            return
        try:
            catalogue.run(statements)
        except DatabaseError as error:
            raise CommandError(f"Nothing was changed. PostgreSQL refused: {str(error).strip()}") from error
        if strong := catalogue.too_powerful(roles):
            raise CommandError(f"The grants stand, but {'; '.join(strong)}: make a plain login of it, and run this again.")
        self.stdout.write(f"{app} may write rows and {reader} may read them; {roles.owner} owns the tables.")

    def _roles(self, app: str, reader: str) -> Roles:
        if connection.vendor != "postgresql":
            raise CommandError("SQLite has no logins: whoever may read the file may read it all. Nothing was changed.")
        for name in (app, reader):
            if not A_NAME.fullmatch(name):
                raise CommandError(f"“{name}” is no plain name for a login: use small letters, digits and _.")
        try:
            owner = catalogue.owner()
        except DatabaseError as error:
            raise CommandError("This database has no tables yet: run manage.py migrate first.") from error
        if owner in {app, reader} or app == reader:
            raise CommandError("The owner, the web and the auditors need three logins, each of its own name.")
        return Roles(owner=owner, app=app, reader=reader)


def _statements(roles: Roles, *, only_grants: bool) -> Iterator[str]:
    schema = catalogue.schema()
    if not only_grants:
        yield from logins(roles)
        if catalogue.is_superuser():
            yield from only_a_superuser(schema)
    yield from grants(roles, schema, OPEN_FUNCTIONS)
