"""Rows that were there before the log: written into it once as they stand, so that every later change of them is seen.

Only a table of which the log has never told is taken up. A row that slips into a table that the log knows is therefore never
made good by this: it stays a difference for `verify_audit` to name.
"""

from django.db import connection, models, transaction

from coi_register.audit import services as audit
from coi_register.log import postgresql, sqlite
from coi_register.log.models import Event
from coi_register.log.tables import Table, chain_of, tracked


def adopt(*, by: audit.Doer, because: str) -> dict[str, int]:
    """How many rows of which table were taken up; empty where the log knew every table."""
    with transaction.atomic():
        waiting = [table for table in tracked() if _is_unknown(table)]
        if not waiting:
            return {}
        with audit.deed("log.adopted", by=by, because=because) as deed:
            return {table.name: _take_up(table, but=deed) for table in waiting}


def _is_unknown(table: Table) -> bool:
    told = Event.objects.filter(text__contains=f'"table":"{table.name}"')
    return table.model._base_manager.exists() and not told.exists()


def _take_up(table: Table, *, but: models.Model) -> int:
    """All rows, but for the deed in hand, which has written itself."""
    rows = table.model._base_manager.exclude(pk=but.pk) if table.model is type(but) else table.model._base_manager.all()
    told = {"postgresql": postgresql.told, "sqlite": sqlite.told}[connection.vendor](table, "it")
    words = {"chain": chain_of(table, "it"), "name": table.name, "key": table.key, "told": told}
    keys, given = rows.values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(TAKE_UP[connection.vendor].format(**words) + f' WHERE it."{table.key}" IN ({keys})', given)
    return rows.count()


TAKE_UP = {
    "sqlite": "INSERT INTO log_writing (chain, op, tab, key, body) SELECT {chain}, 'adopt', '{name}', it.\"{key}\", "
    "json_object('old', NULL, 'new', {told}) FROM \"{name}\" it",
    "postgresql": "SELECT count(log_note({chain}, 'adopt', '{name}', CAST(it.\"{key}\" AS text), "
    '\'{{"old":null,"new":\' || ({told})::text || \'}}\')) FROM "{name}" it',
}
