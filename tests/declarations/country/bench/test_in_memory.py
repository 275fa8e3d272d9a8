"""The figures of decisions in memory rest on outcomes that are equal; how long anything takes is no business of a test."""

from collections.abc import Callable

import pytest

from declarations.country.bench import in_memory
from declarations.country.bench.figures import NotEqual
from declarations.country.peers.asked import Answers, NotHere, Peer, Sittings


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_memory, "MEETINGS_FOR", {"batch": 4, "clingo": 4, "pair": 2})
    monkeypatch.setattr(in_memory, "MEETINGS_EXPLAINED", 2)


@pytest.mark.usefixtures("few")
def test_the_engine_and_its_peers_come_to_equal_outcomes() -> None:
    figures = list(in_memory.figures(scale=0.005, rounds=1))
    assert ["Cedar" in figure.what for figure in figures] == [True, True, False, False]
    assert figures[3].holds is not None or figures[3].note
    assert all(figure.holds or figure.note for figure in figures[:3])


@pytest.mark.usefixtures("few")
def test_a_peer_that_comes_to_something_else_is_not_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(sittings: Sittings) -> Callable[[], Answers]:
        return lambda: [{} for _ in sittings]

    monkeypatch.setattr(in_memory.cedar, "BY_DIGIT", Peer("Cedar, mistaken", nothing))
    with pytest.raises(NotEqual, match="Cedar, mistaken comes to other outcomes"):
        list(in_memory.figures(scale=0.005, rounds=1))


@pytest.mark.usefixtures("few")
def test_a_peer_that_is_not_here_is_said_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(sittings: Sittings) -> Callable[[], Answers]:
        raise NotHere("cedarpy is not installed.")

    for name in ("BY_DIGIT", "BY_WEIGHT"):
        monkeypatch.setattr(in_memory.cedar, name, Peer("Cedar", missing))
    first = next(in_memory.figures(scale=0.005, rounds=1))
    assert (first.holds, first.note) == (None, "cedarpy is not installed.")
