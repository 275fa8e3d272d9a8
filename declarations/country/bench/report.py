"""The figures as a table: for a terminal, and for a page of the documentation."""

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from declarations.country import england
from declarations.country.bench.figures import Figure
from declarations.country.bench.machine import Machine

HEADS = ("what", "goal", "figure", "beside it", "holds")
PAGE = Path("docs") / "benchmarks.md"
INTRODUCTION = """\
# How fast the decision service is

`{command}` made this page on {day}, on {machine}. The programs that stand beside each other ran in turn, {rounds} rounds, and
each time is the median of its rounds. Before any time was taken, their outcomes were compared: step, add-ons, deciding
interest and rule of every pair of a person and an item. A goal that is missed is reported as it is.

{yardstick}

The country is invented: {ccgs} CCGs of {all_ccgs}, each with its practices, federations and companies, the people who declare and
those who sit, four committees, forty meetings of fourteen items. It follows from a seed, so everybody decides the same.
[Why it is built so](decisions/0040-the-country-is-decided-by-touches.md).

"""


def as_text(figures: Iterable[Figure]) -> str:
    """The table for a terminal, a block for each figure."""
    lines = []
    for figure in figures:
        lines += [
            figure.what,
            *(f"  {head:10} {value}" for head, value in zip(HEADS[1:], _cells(figure)[1:], strict=True) if value),
        ]
        lines += [f"  {figure.note}"] if figure.note else []
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Made:
    """How a page was made: by which command, when, of which part of England, in how many rounds, on what machine."""

    by: str
    when: date
    scale: float
    rounds: int
    on: Machine


def as_page(figures: Sequence[Figure], made: Made) -> str:
    """The page of the documentation."""
    machine = f"{os.cpu_count()} processors ({platform.machine()}, Python {platform.python_version()})"
    rows = [_row(HEADS), _row("---" for _ in HEADS), *(_row(_cells(figure)) for figure in figures)]
    head = INTRODUCTION.format(
        **{"command": made.by, "day": f"{made.when.day} {made.when:%B %Y}", "rounds": made.rounds, "machine": machine},
        **{"yardstick": made.on, "ccgs": max(1, round(england.CCGS * made.scale)), "all_ccgs": england.CCGS},
    )
    notes = [f"\n{figure.what[:1].upper()}{figure.what[1:]}: {figure.note}\n" for figure in figures if figure.note]
    return head + "\n".join(rows) + "\n" + "".join(notes)


def _cells(figure: Figure) -> tuple[str, ...]:
    return (figure.what, figure.goal, figure.figure, figure.beside, figure.verdict)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
