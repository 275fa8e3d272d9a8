"""What SQLite asks of us while it writes an event: which deed is being done, a salt, a hash."""

import json
import secrets
import sqlite3
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from coi_register.audit.current import in_a_deed, named
from coi_register.log.chains import genesis, linked, plain_key


class Making:
    """The event that a connection is writing, kept between the statements of the trigger that writes it."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def chain(self, stored: str) -> int:
        """Begin an event of a chain."""
        chain = plain_key(stored)
        self._made = {"chain": chain, "genesis": genesis(chain)}
        return 1

    def compose(
        self,
        seq: int,
        prev: str,
        op: str,
        table: str,
        key: Any,
        body: str,
        deed: str | None,
        name: str | None,
        by: int | None,
    ) -> int:
        """Make the event that follows the chain's last; a deed is told as it is, and every other row under the deed in hand."""
        salt = secrets.token_hex(32)
        who = {"by": by, "deed": plain_key(deed), "name": name} if deed else named()
        text = json.dumps(
            {"at": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"}
            | who
            | {"table": table, "op": op, "key": plain_key(key), "commit": commitment(salt, body)},
            separators=(",", ":"),
        )
        self._made |= {"seq": seq + 1, "prev": prev, "text": text, "hash": linked(prev, text), "salt": salt}
        return 1

    def made(self, what: str) -> Any:
        return self._made[what]


def commitment(salt: str, body: str) -> str:
    """What an event says of its payload."""
    return sha256((salt + body).encode()).hexdigest()


def give(connection: sqlite3.Connection) -> None:
    """Teach a connection the functions that the triggers call."""
    making = Making()
    connection.create_function("coi_in_a_deed", 0, in_a_deed)
    connection.create_function("coi_chain", 1, making.chain)
    connection.create_function("coi_compose", 9, making.compose)
    connection.create_function("coi_made", 1, making.made)
    connection.create_function("coi_linked", 2, linked, deterministic=True)
    connection.create_function("coi_genesis", 1, genesis, deterministic=True)
    connection.create_function("coi_committed", 3, _committed, deterministic=True)
    connection.create_function("coi_sha256", 1, _hashed, deterministic=True)


def _hashed(value: Any) -> str | None:
    return None if value is None else sha256(str(value).encode()).hexdigest()


def _committed(salt: str, body: str, text: str | None) -> bool:
    return text is not None and f'"commit":"{commitment(salt, body)}"' in text
