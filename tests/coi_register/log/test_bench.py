"""What the log costs is measured beside the same deeds without it, and said as it is."""

import pytest
from django.db import connection

from coi_register.log import bench
from coi_register.log.coverage import missing

pytestmark = pytest.mark.django_db


def test_a_share_that_is_too_small_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    rates = iter([70.0, 100.0])
    monkeypatch.setattr(bench, "_deeds_in_a_second", lambda *args: next(rates))
    monkeypatch.setattr(bench, "_switch", lambda how: None)
    figure = bench._throughput([], 0.02, 1.0, 1)
    assert (figure.holds, figure.figure) == (False, "70%: 70 a second")


def test_the_log_is_awake_again_after_the_bench() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("Only PostgreSQL is measured.")
    with bench.asleep():
        assert len(missing()) > 50
    assert missing() == []
