"""Events that are no row's own: a sensitive reading, a checkpoint, a lawful erasure."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection, models, transaction

from coi_register.audit import services as audit
from coi_register.audit.current import deed_in_hand
from coi_register.log.chains import plain_key
from coi_register.log.models import Payload
from coi_register.log.selectors import events_about
from coi_register.log.tables import chain_of, table_of

PUT = {
    "postgresql": "SELECT log_note(%s, %s, %s, %s, %s)",
    "sqlite": "INSERT INTO log_writing (chain, op, tab, key, body) VALUES (%s, %s, %s, %s, %s)",
}


def read(actor: audit.Doer, what: models.Model, *, because: str = "") -> None:
    """Log that somebody opened something sensitive: a private paper, an unredacted register."""
    with audit.deed("log.read", by=actor, because=because):
        note("read", what)


def note(op: str, what: models.Model, **said: Any) -> None:
    """Write an event about a row inside the deed in hand, in the chain to which the row belongs. Raises OutsideADeed."""
    deed_in_hand(f"An event of {what}")
    with connection.cursor() as cursor:
        cursor.execute(
            PUT[connection.vendor], [chain_to(what), op, what._meta.db_table, plain_key(what.pk), json.dumps(said)]
        )


def note_in(chain: str, op: str, **said: Any) -> None:
    """Write an event about a chain itself inside the deed in hand: a checkpoint. Raises OutsideADeed."""
    deed_in_hand("An event of a chain")
    with connection.cursor() as cursor:
        cursor.execute(PUT[connection.vendor], [chain, op, "log_head", chain, json.dumps(said)])


def erase(what: models.Model, *, by: audit.Doer, because: str) -> int:
    """Erase what the log tells of a row, but not that it was written: how many payloads went. The chain still verifies.

    Only where the law asks for it: `because` names what does. What the tables and their history tell is erased apart.
    """
    with transaction.atomic(), audit.deed("log.erased", by=by, because=because):
        gone = [event.pk for event in events_about(what)]
        for chain in sorted(set(events_about(what).values_list("chain", flat=True))):
            _erasure(chain, what)
        seal()
        return _let_go(gone)


def seal() -> None:
    """On PostgreSQL, link what waits in this transaction to its chains now, as a commit would."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS log_seal IMMEDIATE")
            cursor.execute("SET CONSTRAINTS log_seal DEFERRED")


def chain_to(what: models.Model) -> str:
    """The chain to which a row belongs."""
    table = table_of(type(what))
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT {chain_of(table, "it")} FROM "{table.name}" it WHERE it."{table.key}" = %s',  # noqa: S608 - from the model
            [what._meta.pk.get_db_prep_value(what.pk, connection)],  # type: ignore[union-attr]
        )
        return plain_key(cursor.fetchone()[0])


def _erasure(chain: str, what: models.Model) -> None:
    with connection.cursor() as cursor:
        cursor.execute(PUT[connection.vendor], [chain, "erase", what._meta.db_table, plain_key(what.pk), "{}"])


def _let_go(events: Iterable[int]) -> int:
    """Through the one door: the database lets a payload go only after the event of its erasure."""
    return Payload.objects.filter(pk__in=list(events)).delete()[0]
