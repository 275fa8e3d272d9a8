"""A long register, invented: one edition of it as it is published, and the same rows in a plain table for those beside us."""

from datetime import UTC, date, datetime
from typing import Any

from django.db import models
from django.db.models.base import ModelBase

from coi_register.accounts.actors import command
from coi_register.audit import services as audit
from coi_register.log.bench import asleep
from coi_register.sheets.sheet import Kind
from committees.organisations.models import Organisation
from declarations.country.copying import execute
from declarations.registers.columns import PUBLIC
from declarations.registers.models import Edition
from declarations.registers.vocabulary import Register

ROWS = 236_000  # entries of all registers of England's CCGs, about
COLUMNS = PUBLIC[Register.INTERESTS]
PLAIN = "bench_register"
TYPES = {Kind.DAY: "date", Kind.MONEY: "numeric", Kind.YES_NO: "boolean", Kind.NUMBER: "integer"}

# Some 250 characters a row, as long as real ones are; one text in a hundred begins as a formula does.
INVENTED = """
SELECT n,
    md5(n::text)::uuid::text AS key, 'Dr Invented Person ' || n %% 75000 AS name,
    (ARRAY['GP partner', 'Lay member', 'Practice manager', 'Chief officer'])[1 + n %% 4] AS position,
    (ARRAY['Governing body', 'Committee or sub-committee', 'Member practice', 'Employee'])[1 + n %% 4] AS capacity,
    (ARRAY['', 'Governing Body', 'Primary Care Commissioning Committee'])[1 + n %% 3] AS committees,
    'Invented Surgery & Partners ' || n %% 7500 AS organisation,
    (ARRAY['Financial', 'Non-financial professional', 'Non-financial personal'])[1 + n %% 3] AS type,
    (ARRAY['Direct', 'Indirect: spouse or partner'])[1 + n %% 2] AS direct,
    CASE WHEN n %% 100 = 0 THEN '=' ELSE '' END || 'Partner. Holds a share in the company, “invented”, that provides it.' AS nature,
    date '2013-04-01' + n %% 1800 AS since,
    CASE WHEN n %% 5 = 0 THEN date '2018-03-01' + n %% 90 END AS until,
    CASE WHEN n %% 2 = 0 THEN 'Leaves the meeting for the item, and takes no part in the decision.' ELSE '' END AS action,
    CASE WHEN n %% 5 = 0 THEN date '2018-09-01' + n %% 90 END AS leaves_on,
    '' AS withheld
FROM generate_series(1, %s) AS n"""


def write(rows: int) -> Edition:
    """The edition, and the plain table, of so many rows. Its entries are written past the models: the database is thrown away."""
    names, typed = ", ".join(column.name for column in COLUMNS), _typed()
    with asleep(), audit.deed("bench.written", by=command("bench")):
        ccg = Organisation(kind="ccg", name="NHS Invented England CCG", ods_code="00Z")
        ccg.save()
        edition = Edition(ccg=ccg, register=Register.INTERESTS, true_on=date(2018, 3, 1), seal="0" * 64, size=rows)
        edition.prepared_name, edition.prepared_at = "bench", datetime(2018, 3, 1, tzinfo=UTC)
        edition.number, edition.published_at = 1, edition.prepared_at
        edition.save()
        execute(f"CREATE TABLE {PLAIN} AS SELECT n AS place, {typed} FROM ({INVENTED}) AS invented", [rows])  # noqa: S608
        execute(f"ALTER TABLE {PLAIN} ADD PRIMARY KEY (place)")
        execute(
            f"""INSERT INTO declarations_entry
            (edition_id, place, key, digest, cells, capacity, committees, type, organisation, sought)
            SELECT %s, place, key::uuid, repeat('0', 64), jsonb_build_array({names}), '', '', '', '', '' FROM {PLAIN}""",  # noqa: S608
            [edition.pk],
        )
    execute("ANALYZE declarations_entry")
    execute(f"ANALYZE {PLAIN}")
    return edition


def _typed() -> str:
    return ", ".join(f"{column.name}::{TYPES.get(column.kind, 'text')} AS {column.name}" for column in COLUMNS)


def plain_model() -> Any:
    """The plain table as a model of its own, in no register of apps: for those who want one."""
    fields: dict[str, Any] = {column.name: _field(column.kind) for column in COLUMNS}
    meta = type(
        "Meta", (), {"app_label": "bench", "managed": False, "db_table": PLAIN, "ordering": ["place"], "apps": _no_apps()}
    )
    place: models.Field[Any, Any] = models.IntegerField(primary_key=True)
    return ModelBase("PlainEntry", (models.Model,), {"__module__": __name__, "Meta": meta, "place": place, **fields})


def _no_apps() -> Any:
    from django.apps.registry import Apps

    return Apps()


def _field(kind: Kind) -> models.Field:
    return models.DateField(null=True) if kind is Kind.DAY else models.TextField(null=True)
