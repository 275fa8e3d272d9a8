"""The statements take everything first, and then give by name."""

from coi_register.keeping.roles import Roles, Schema, grants, logins, only_a_superuser

ROLES = Roles(owner="coi", app="web", reader="auditor")
SCHEMA = Schema(
    database='"register"',
    tables={"audit_deed": ["id", "name"], "django_session": ["session_key", "session_data", "expire_date"]},
    functions=("log_name(uuid)", "log_put(text)"),
    large_objects=("pg_catalog.lo_create(oid)",),
)


def test_everything_is_taken_before_anything_is_given() -> None:
    said = list(grants(ROLES, SCHEMA, frozenset()))
    table = [statement for statement in said if '"audit_deed"' in statement]
    assert table == [
        'REVOKE ALL ("id", "name") ON "audit_deed" FROM PUBLIC, "web", "auditor"',
        'GRANT SELECT, INSERT ON "audit_deed" TO "web"',
        'GRANT SELECT ("id", "name") ON "audit_deed" TO "auditor"',
    ]
    assert said.index('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, "web", "auditor"') < said.index(table[0])


def test_only_the_doors_of_the_log_are_open() -> None:
    given = [said for said in grants(ROLES, SCHEMA, frozenset({"log_name"})) if said.startswith("GRANT EXECUTE")]
    assert given == ['GRANT EXECUTE ON FUNCTION log_name(uuid) TO "web"']


def test_a_column_with_a_secret_is_not_given_to_an_auditor() -> None:
    assert 'GRANT SELECT ("expire_date") ON "django_session" TO "auditor"' in list(grants(ROLES, SCHEMA, frozenset()))


def test_a_login_is_made_only_where_it_is_missing() -> None:
    assert [said for said in logins(ROLES) if "CREATE ROLE" in said and "IF NOT EXISTS" not in said] == []


def test_large_objects_are_closed_to_everybody() -> None:
    assert list(only_a_superuser(SCHEMA)) == ["REVOKE ALL ON FUNCTION pg_catalog.lo_create(oid) FROM PUBLIC"]
