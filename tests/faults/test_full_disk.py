"""The disk fills while deeds are done: what was acknowledged stays, what was not leaves nothing, and then it goes on."""

import os
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from time import monotonic, sleep

import pytest
from django.db import connection

from coi_register import clock
from coi_register.keeping import cluster, services
from coi_register.keeping.cluster import Cluster
from coi_register.refusals import CannotBeDone
from tests.factories import PersonFactory
from tests.faults import whole
from tests.faults.filling import filled, small_disk
from tests.faults.spare import spare, spoken_to
from tests.faults.writers import GONE, busy, child, do_deeds, killed

pytestmark = pytest.mark.faults
LEFT = 1 << 20  # bytes, at most, that are left when the writers begin
PATIENCE = 60


@pytest.fixture
def on_a_small_disk(tables: str, db: None, tmp_path: Path) -> Iterator[tuple[Path, Cluster | None]]:
    """The register on a disk of its own; on PostgreSQL with the cluster that keeps it there."""
    with ExitStack() as stack:
        disk = stack.enter_context(small_disk())
        if connection.vendor == "sqlite":
            stack.enter_context(spare(tables, disk))
            yield disk, None
            return
        with spoken_to(NAME=tables):
            services.back_up(tmp_path / "tables", at=clock.now())
        made = stack.enter_context(cluster.of_our_own((*cluster.DURABLE, "max_wal_size=64MB", "min_wal_size=32MB"), disk))
        stack.enter_context(spoken_to(NAME=cluster.DATABASE, HOST=str(made.folder), USER=cluster.OWNER))
        services.restore(tmp_path / "tables")
        yield disk, made


def test_a_full_disk_loses_no_acknowledged_deed_and_leaves_none_torn(
    on_a_small_disk: tuple[Path, Cluster | None],
    tmp_path: Path,
    times: Callable[[int, int], int],
    told: Callable[[str], None],
) -> None:
    disk, server = on_a_small_disk
    PersonFactory.create_batch(3)
    chance, done, full = random.Random(4), [], 0
    runs = times(1, 50)
    for number in range(runs):
        ledger = tmp_path / f"ledger{number}"
        connection.close()
        with filled(disk, but=chance.randrange(LEFT)):
            full += ended(child(partial(do_deeds, ledger, number))) == GONE
        if server:
            again(server)
        done += whole.read(ledger)
        assert whole.wrongs(done, at_most_more=number + 1) == []
    assert full == runs, "A disk that never was full proves nothing."
    ledger = tmp_path / "afterwards"
    writer = child(partial(do_deeds, ledger, runs))
    try:
        busy(ledger, more_than=2)  # there is room again, and it goes on
    finally:
        killed(writer)
    told(f"{runs} times a full disk ({disk_of(server)}), {len(done)} deeds acknowledged: 0 lost, 0 torn")


def test_a_backup_onto_a_full_disk_says_so_and_leaves_nothing(
    on_a_small_disk: tuple[Path, Cluster | None], tmp_path: Path
) -> None:
    disk, _ = on_a_small_disk
    with filled(disk, but=1 << 16), pytest.raises(CannotBeDone, match="(?i)no space|full|could not write"):
        services.back_up(disk / "monday", at=clock.now())
    assert [path.name for path in disk.iterdir() if "monday" in path.name] == []


def ended(writer: int) -> int:
    """How a writer ended by itself; killed when it does not."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        process, status = os.waitpid(writer, os.WNOHANG)
        if process:
            return os.waitstatus_to_exitcode(status)
        sleep(0.01)
    killed(writer)
    return -1


def again(server: Cluster) -> None:
    """The server may have given up for want of room; as its keeper would, start it when there is some."""
    server.stop()
    server.start()


def disk_of(server: Cluster | None) -> str:
    return "a tmpfs of 192 MB under a durable cluster" if server else "a tmpfs of 192 MB"
