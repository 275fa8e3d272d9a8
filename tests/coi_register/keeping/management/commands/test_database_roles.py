"""The three logins of PostgreSQL: what the web and an auditor are refused, and that the product works as the web."""

from collections.abc import Callable, Iterator
from io import StringIO
from itertools import islice
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from coi_register.log import services as log
from coi_register.log.models import Event
from declarations.demo.services.cast import Cast
from declarations.demo.services.declaring import declarations
from declarations.demo.services.founding import ccg_and_accounts, everybody
from declarations.demo.services.places import places
from declarations.demo.services.scenes import play
from declarations.demo.services.seating import committees
from declarations.demo.story import its_today
from declarations.interests.models import Interest

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="Only PostgreSQL has logins: make test-postgres."
)

# What neither may do. {other} is the other login, {owner} who migrates.
REFUSED_TO_BOTH = [
    "INSERT INTO log_event (chain, seq, text, prev, hash) VALUES ('platform', 1, '', '', '')",
    "UPDATE log_event SET text = ''",
    "DELETE FROM log_event",
    "TRUNCATE log_event CASCADE",
    "INSERT INTO log_payload (event_id, salt, body) VALUES (1, '', '')",
    "UPDATE log_payload SET body = ''",
    "UPDATE log_head SET seq = 0",
    "DELETE FROM log_head",
    "INSERT INTO log_pending SELECT * FROM log_pending",
    "DELETE FROM log_pending",
    "SELECT log_put('platform', 'insert', 'audit_deed', '1', '')",
    "DROP TRIGGER log_seal ON log_pending",
    "ALTER TABLE log_pending DISABLE TRIGGER log_seal",
    "ALTER FUNCTION log_never() OWNER TO CURRENT_USER",
    "CREATE OR REPLACE FUNCTION public.log_never() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "DROP FUNCTION log_never() CASCADE",
    "INSERT INTO proof_checkpoint SELECT * FROM proof_checkpoint",
    "INSERT INTO proof_sitekey (key, since) VALUES ('mine', now())",
    "SELECT setval('log_event_id_seq', 1)",
    "UPDATE audit_deed SET name = 'other'",
    "DELETE FROM audit_deed",
    "TRUNCATE audit_deed",
    "TRUNCATE audit_deed CASCADE",
    "UPDATE declarations_historicalinterest SET role = ''",
    "DELETE FROM declarations_historicalinterest",
    "TRUNCATE declarations_historicalinterest",
    "TRUNCATE declarations_interest CASCADE",
    "DELETE FROM declarations_ruling",
    "DELETE FROM accounts_user",
    "DELETE FROM committees_meeting",
    "UPDATE declarations_change SET id = id",
    "DELETE FROM django_migrations",
    "INSERT INTO django_migrations (app, name, applied) VALUES ('log', '0002', now())",
    "UPDATE django_content_type SET model = 'other'",
    "MERGE INTO audit_deed d USING (VALUES (1)) v(x) ON true WHEN MATCHED THEN DELETE",
    "SELECT * FROM audit_deed FOR UPDATE",
    "BEGIN; LOCK TABLE audit_deed IN ACCESS EXCLUSIVE MODE",
    "SET ROLE {owner}",
    "SET ROLE {other}",
    "SET SESSION AUTHORIZATION {owner}",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "CREATE ROLE another",
    "GRANT {owner} TO CURRENT_USER",
    "SET session_replication_role = replica",
    "SELECT set_config('session_replication_role', 'replica', false)",
    "ALTER TABLE declarations_interest DISABLE TRIGGER ALL",
    "ALTER TABLE declarations_interest DISABLE TRIGGER USER",
    "ALTER TABLE audit_deed ADD COLUMN more text",
    "ALTER TABLE audit_deed OWNER TO CURRENT_USER",
    "ALTER TABLE audit_deed RENAME TO other",
    "DROP TABLE audit_deed",
    "DROP TABLE declarations_interest CASCADE",
    "DROP SCHEMA public CASCADE",
    "CREATE TABLE public.mine (id int)",
    "CREATE TEMPORARY TABLE mine (id int)",
    "CREATE SCHEMA mine",
    "CREATE VIEW public.mine AS SELECT 1",
    "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE OR REPLACE FUNCTION pg_catalog.now() RETURNS timestamptz LANGUAGE sql AS 'SELECT NULL::timestamptz'",
    "CREATE TRIGGER mine BEFORE INSERT ON declarations_interest FOR EACH ROW EXECUTE FUNCTION tsvector_update_trigger()",
    "CREATE RULE mine AS ON INSERT TO declarations_interest DO INSTEAD NOTHING",
    "CREATE INDEX ON declarations_interest (id)",
    "CREATE EXTENSION hstore",
    "CREATE PUBLICATION mine FOR ALL TABLES",
    "COPY audit_deed FROM PROGRAM 'true'",
    "COPY (SELECT 1) TO '/tmp/mine'",
    "COPY accounts_user FROM '/etc/hostname'",
    "SELECT lo_create(0)",
    "SELECT lo_import('/etc/hostname')",
    "SELECT lo_from_bytea(0, 'x')",
    "SELECT pg_read_file('/etc/hostname')",
    "SELECT pg_ls_dir('.')",
    "ALTER SYSTEM SET fsync = off",
    "SELECT pg_reload_conf()",
    "SELECT rolpassword FROM pg_authid",
    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT ALL ON TABLES TO PUBLIC",
    "REINDEX TABLE audit_deed",
    "COMMENT ON TABLE audit_deed IS 'mine'",
]
REFUSED_TO_READERS = [
    "SELECT password FROM accounts_user",
    "SELECT * FROM accounts_user",
    "SELECT session_data FROM django_session",
    "SELECT data FROM mfa_authenticator",
    "SELECT token FROM socialaccount_socialtoken",
    "SELECT secret FROM socialaccount_socialapp",
    "SELECT key FROM account_emailconfirmation",
    "SELECT a FROM accounts_user a",
    "INSERT INTO audit_deed SELECT * FROM audit_deed",
    "UPDATE accounts_user SET is_active = false",
    "UPDATE declarations_interest SET role = ''",
    "INSERT INTO auth_group (name) VALUES ('mine')",
    "DELETE FROM django_session",
    "SELECT 1 FROM declarations_interest FOR SHARE",
    "COPY auth_group (name) FROM STDIN",
    "SET default_transaction_read_only = off; UPDATE declarations_interest SET role = ''",
    "SET default_transaction_read_only = off; DELETE FROM audit_deed",
    "BEGIN READ WRITE; INSERT INTO auth_group (name) VALUES ('mine')",
    "GRANT SELECT ON auth_group TO PUBLIC",
    "SELECT nextval('auth_group_id_seq')",
]
Connect = Callable[[str], Any]
SOME = 30  # scenes: interests are declared, confirmed and ended


@pytest.fixture(scope="module")
def logins(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """The two logins of this run's own database, taken away afterwards."""
    with django_db_blocker.unblock():
        database = connection.settings_dict["NAME"]
        names = {"app": f"{database}_app", "reader": f"{database}_reader"}
        call_command("database_roles", apply=True, stdout=StringIO(), **names)
        yield names
        with connection.cursor() as cursor:
            for name in names.values():
                cursor.execute(f'DROP OWNED BY "{name}"')
                cursor.execute(f'DROP ROLE "{name}"')
        connection.close()


@pytest.fixture
def logged_in(logins: dict[str, str], db: None) -> Iterator[Connect]:
    """`logged_in("app")`: a connection of its own under that login."""
    import psycopg2

    opened = []

    def connect(role: str) -> Any:
        words = {**connection.get_connection_params(), "user": logins[role]}
        words.pop("cursor_factory", None)
        opened.append(psycopg2.connect(**words))
        opened[-1].autocommit = True
        return opened[-1].cursor()

    yield connect
    for each in opened:
        each.close()


def refused(cursor: Any, statement: str) -> bool:
    """Whether PostgreSQL refuses it for want of a right, or because the session only reads."""
    from psycopg2 import errors

    with pytest.raises((errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction)):
        cursor.copy_expert(statement, StringIO("x\n")) if "FROM STDIN" in statement else cursor.execute(statement)
    return True


@on_postgresql
@pytest.mark.parametrize("statement", REFUSED_TO_BOTH)
@pytest.mark.parametrize(("role", "other"), [("app", "reader"), ("reader", "app")])
def test_neither_login_may(statement: str, role: str, other: str, logins: dict[str, str], logged_in: Connect) -> None:
    owner = connection.settings_dict["USER"]
    assert refused(logged_in(role), statement.format(owner=f'"{owner}"', other=f'"{logins[other]}"'))


@on_postgresql
@pytest.mark.parametrize("statement", REFUSED_TO_READERS)
def test_an_auditor_may_not(statement: str, logged_in: Connect) -> None:
    assert refused(logged_in("reader"), statement)


@on_postgresql
@pytest.mark.parametrize("role", ["app", "reader"])
def test_both_may_read_what_was_done(role: str, logged_in: Connect) -> None:
    cursor = logged_in(role)
    cursor.execute("SELECT count(*) FROM audit_deed, declarations_interest, declarations_historicalinterest")
    assert cursor.fetchone() == (0,)


@on_postgresql
def test_an_auditor_s_session_only_reads(logged_in: Connect) -> None:
    cursor = logged_in("reader")
    cursor.execute("SHOW transaction_read_only")
    assert cursor.fetchone() == ("on",)


@on_postgresql
def test_no_column_that_says_a_secret_is_readable_by_an_auditor(logged_in: Connect) -> None:
    cursor = logged_in("reader")
    cursor.execute(
        "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'"
        " AND column_name ~ 'password|secret|token|session_(key|data)'"
    )
    assert cursor.fetchall() == []


@on_postgresql
def test_the_beginning_of_the_demo_is_played_by_the_login_of_the_web(logins: dict[str, str], db: None) -> None:
    with as_the_web(logins):
        cast = Cast()
        play(scene for act in (ccg_and_accounts, places, everybody, committees) for scene in act(cast))
        play(islice(declarations(cast), SOME))
        log.read(cast.officer(its_today()), cast.ccg)
        log.seal()
        assert Interest.objects.count() > 10
        assert Event.objects.count() > 100
        with connection.cursor() as cursor:
            cursor.execute("SELECT session_user, current_user")
            assert set(cursor.fetchone()) == {logins["app"]}


@on_postgresql
def test_applying_twice_changes_nothing(logins: dict[str, str], db: None) -> None:
    before = rights()
    with transaction.atomic():
        call_command("database_roles", apply=True, stdout=StringIO(), **logins)
        assert rights() == before
        transaction.set_rollback(True)


@on_postgresql
def test_a_login_that_belongs_to_the_owner_is_told(logins: dict[str, str], transactional_db: None) -> None:
    owner = connection.settings_dict["USER"]
    with connection.cursor() as cursor:
        cursor.execute(f'GRANT "{owner}" TO "{logins["app"]}"')
        try:
            with pytest.raises(CommandError, match="belongs to another role: make a plain login of it, and run this again."):
                call_command("database_roles", apply=True, **logins)
        finally:
            cursor.execute(f'REVOKE "{owner}" FROM "{logins["app"]}"')


@on_postgresql
@pytest.mark.parametrize("name", ["coi app", 'x"; DROP TABLE audit_deed; --', "", "ÄPP"])
def test_a_name_that_is_none_is_refused(name: str, db: None) -> None:
    with pytest.raises(CommandError, match="is no plain name for a login"):
        call_command("database_roles", app=name)


@on_postgresql
def test_the_owner_is_not_the_web(db: None) -> None:
    with pytest.raises(CommandError, match="need three logins, each of its own name."):
        call_command("database_roles", app=connection.settings_dict["USER"])


@on_postgresql
def test_what_is_printed_can_be_read_and_run(db: None) -> None:
    printed = StringIO()
    call_command("database_roles", grants=True, stdout=printed)
    lines = printed.getvalue().splitlines()
    assert (lines[0], lines[-1]) == ("BEGIN;", "COMMIT;")
    assert all(line.endswith(";") for line in lines)
    assert 'GRANT SELECT, INSERT ON "audit_deed" TO "coi_app";' in lines
    assert not any("CREATE ROLE" in line for line in lines)


@pytest.mark.skipif(connection.vendor == "postgresql", reason="This is what SQLite says.")
def test_sqlite_has_no_logins(db: None) -> None:
    with pytest.raises(CommandError, match="SQLite has no logins"):
        call_command("database_roles")


def rights() -> list[Any]:
    """Every right on every table and column."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relacl::text, array_agg(attacl::text ORDER BY attnum) FROM pg_class"
            " JOIN pg_attribute ON attrelid = pg_class.oid WHERE relnamespace = 'public'::regnamespace GROUP BY 1, 2 ORDER BY 1"
        )
        return list(cursor.fetchall())


class as_the_web:
    """Inside, whoever speaks to the database is the login of the web."""

    def __init__(self, logins: dict[str, str]) -> None:
        self.login = logins["app"]

    def __enter__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f'SET SESSION AUTHORIZATION "{self.login}"')

    def __exit__(self, *failed: Any) -> None:
        if not connection.needs_rollback and failed[0] is None:
            with connection.cursor() as cursor:
                cursor.execute("RESET SESSION AUTHORIZATION")
