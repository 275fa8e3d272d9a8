"""`manage.py bench` compares outcomes and prints its table; how long anything takes is no business of a test."""

import subprocess
from io import StringIO
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from declarations.country.bench.figures import Figure, NotEqual
from declarations.management.commands import bench

TINY: dict[str, Any] = {"scale": 0.005, "rounds": 1}
on_another = pytest.mark.skipif(connection.vendor == "postgresql", reason="PostgreSQL is used as it is")


@on_another
@pytest.mark.django_db
def test_without_postgres_the_command_runs_again_on_one_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(subprocess, "run", lambda words, **how: ran.append(words) or SimpleNamespace(returncode=0))
    with pytest.raises(SystemExit) as left:
        call_command("bench", all=True)
    assert left.value.code == 0
    assert str(ran[0][0]).endswith("bin/with-postgres")


def test_outcomes_that_are_not_equal_fail_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    def differ(**how: Any) -> list[Figure]:
        raise NotEqual("Cedar comes to other outcomes than ours.")

    monkeypatch.setattr(bench.in_memory, "figures", differ)
    with pytest.raises(CommandError, match="other outcomes than ours"):
        call_command("bench", only=["memory"], **TINY)


def test_a_missed_goal_is_a_figure_like_any_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Any, settings: Any) -> None:
    missed = Figure("decisions", "≥ 20 ×", "3 ×", holds=False)
    monkeypatch.setattr(bench.in_memory, "figures", lambda **how: [missed])
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()
    out = StringIO()
    call_command("bench", only=["memory"], write=True, stdout=out, **TINY)
    assert "holds      no" in out.getvalue()
    assert "| decisions | ≥ 20 × | 3 × |  | no |" in (tmp_path / "docs" / "benchmarks.md").read_text()


def test_no_figures_are_measured_unless_somebody_says_which() -> None:
    with pytest.raises(CommandError, match="Say which figures"):
        call_command("bench", **TINY)
