"""Writers, the server and PostgreSQL are killed while deeds are done."""

import random
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from django.db import connection

from coi_register.keeping.cluster import Cluster
from tests.factories import PersonFactory
from tests.faults import whole
from tests.faults.writers import busy, child, do_deeds, killed

pytestmark = pytest.mark.faults
AT_ONCE = 2  # writers beside each other


def test_killed_writers_lose_no_acknowledged_deed_and_leave_none_torn(
    people: list[Any], tmp_path: Path, times: Callable[[int, int], int], told: Callable[[str], None]
) -> None:
    chance, done = random.Random(1), []
    kills = times(4, 50)
    for number in range(0, kills, AT_ONCE):
        ledgers = [tmp_path / f"ledger{number + one}" for one in range(AT_ONCE)]
        writers = [child(partial(do_deeds, ledger, number + one)) for one, ledger in enumerate(ledgers)]
        try:
            for ledger in ledgers:
                busy(ledger, more_than=chance.randrange(3))
            sleep(chance.random() / 20)
        finally:
            for writer in writers:
                killed(writer)
        done += [once for ledger in ledgers for once in whole.read(ledger)]
        assert whole.wrongs(done, at_most_more=number + AT_ONCE) == []
    told(f"{kills} writers killed, {len(done)} deeds acknowledged: 0 lost, 0 torn")


def test_a_killed_postgresql_loses_no_acknowledged_deed_and_leaves_none_torn(
    durable: Cluster, tmp_path: Path, times: Callable[[int, int], int], told: Callable[[str], None]
) -> None:
    PersonFactory.create_batch(3)
    chance, done = random.Random(2), []
    kills = times(1, 20)
    for number in range(kills):
        ledgers = [tmp_path / f"ledger{number}.{one}" for one in range(AT_ONCE)]
        writers = [child(partial(do_deeds, ledger, number * AT_ONCE + one)) for one, ledger in enumerate(ledgers)]
        try:
            for ledger in ledgers:
                busy(ledger)
            sleep(chance.random() / 5)
            connection.close()
            durable.kill()
        finally:
            for writer in writers:
                killed(writer)
        durable.start()
        done += [once for ledger in ledgers for once in whole.read(ledger)]
        assert whole.wrongs(done, at_most_more=(number + 1) * AT_ONCE) == []
    told(f"{kills} kills of PostgreSQL with fsync on, {len(done)} deeds acknowledged: 0 lost, 0 torn")
