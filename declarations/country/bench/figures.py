"""A figure: what was measured, the goal, what came out, what stood beside it, and whether the goal is met."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; `holds` None: it could not be measured, and `note` says why."""

    what: str
    goal: str
    figure: str
    beside: str = ""
    holds: bool | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        match self.holds:
            case True:
                return "yes"
            case False:
                return "no"
            case None:
                return "not measured"


class NotEqual(RuntimeError):
    """Two programs came to different outcomes, so no time of theirs means anything."""


def timed(run: Callable[[], Any], clock: Callable[[], float] = perf_counter) -> float:
    """The seconds that a run took, by the clock on the wall or by the processor's own."""
    began = clock()
    run()
    return clock() - began


def interleaved(
    runs: Mapping[str, Callable[[], Any]], rounds: int, clock: Callable[[], float] = perf_counter
) -> dict[str, float]:
    """The median seconds of each run, all run in turn, round after round, so that a slow moment falls on all of them."""
    taken: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            taken[name].append(timed(run, clock))
    return {name: median(each) for name, each in taken.items()}


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share of the values does not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def said(seconds: float) -> str:
    """Seconds as people say them."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    if seconds >= 0.001:
        return f"{seconds * 1000:.1f} ms"
    return f"{seconds * 1_000_000:.0f} µs"
