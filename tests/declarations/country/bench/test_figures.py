"""Medians of interleaved rounds, and how they are said."""

import pytest

from declarations.country.bench.figures import Figure, interleaved, percentile, said


def test_the_runs_take_turns() -> None:
    ran: list[str] = []
    interleaved({"one": lambda: ran.append("one"), "other": lambda: ran.append("other")}, rounds=3)
    assert ran == ["one", "other"] * 3


def test_of_its_rounds_a_run_has_the_median() -> None:
    clock = iter([0.0, 1.0, 10.0, 19.0, 20.0, 22.0])
    assert interleaved({"one": lambda: None}, rounds=3, clock=lambda: next(clock)) == {"one": 2.0}


@pytest.mark.parametrize(("share", "value"), [(0.5, 51), (0.95, 96), (1.0, 100)])
def test_a_percentile_is_the_value_that_the_share_does_not_pass(share: float, value: int) -> None:
    assert percentile(range(1, 101), share) == value


@pytest.mark.parametrize(("seconds", "words"), [(2.345, "2.35 s"), (0.0123, "12.3 ms"), (0.0000456, "46 µs")])
def test_seconds_are_said_as_people_say_them(seconds: float, words: str) -> None:
    assert said(seconds) == words


@pytest.mark.parametrize(("holds", "verdict"), [(True, "yes"), (False, "no"), (None, "not measured")])
def test_a_goal_is_met_or_missed_or_not_measured(holds: bool | None, verdict: str) -> None:
    assert Figure("what", "goal", "figure", holds=holds).verdict == verdict
