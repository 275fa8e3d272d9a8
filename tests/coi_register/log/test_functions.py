"""What SQLite asks of us while it writes an event."""

import json
import sqlite3

import pytest

from coi_register.log.chains import genesis, linked
from coi_register.log.functions import Making, commitment, give


def made() -> Making:
    making = Making()
    making.chain("platform")
    making.compose(0, genesis("platform"), "insert", "audit_deed", "a" * 32, '{"old":null}', "b" * 32, "Büro", None)
    return making


def test_an_event_follows_the_one_before_and_commits_to_its_payload() -> None:
    making = made()
    text = making.made("text")
    assert making.made("hash") == linked(genesis("platform"), text)
    assert json.loads(text)["commit"] == commitment(making.made("salt"), '{"old":null}')
    assert "\n" not in text


def test_each_event_has_a_salt_of_its_own() -> None:
    first, second = made().made("salt"), made().made("salt")
    assert first != second
    assert len(bytes.fromhex(first)) == 32


def test_outside_a_deed_the_database_is_told_so() -> None:
    raw = sqlite3.connect(":memory:")
    give(raw)
    assert raw.execute("SELECT coi_in_a_deed(), coi_sha256(NULL), coi_sha256('a')").fetchone() == (
        0,
        None,
        "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
    )
    raw.close()


def test_a_shell_of_somebody_elses_has_none_of_them() -> None:
    raw = sqlite3.connect(":memory:")
    with pytest.raises(sqlite3.OperationalError, match="no such function"):
        raw.execute("SELECT coi_in_a_deed()")
    raw.close()
