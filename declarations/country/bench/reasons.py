"""Where the time of a missed goal goes, measured once more in one process, so that nothing is done beside anything else."""

from collections.abc import Callable
from time import perf_counter, process_time
from typing import Any

from declarations.country.bench.figures import said
from declarations.country.bench.machine import a_question
from declarations.country.gather import Period
from declarations.country.services.ruling import decide_by
from declarations.country.services.storing import store
from declarations.country.services.trying import forget
from declarations.guidance.rulebook import RuleBook

IN_TWO = "Two processes halve that only where two processors do the work of two: see the loop above."


def what_waits_for_memory(decide: Callable[[], Any]) -> str:
    """`decide`: what was timed in the rounds, done twice more with nothing between."""
    decide()
    working = process_time()
    decide()
    return (
        f"Decided twice running, the second time takes {said(process_time() - working)}; what the rounds take beyond that is"
        " waiting for memory, which the peer's run between them has filled with its own."
    )


def where_a_year_goes(year: Period) -> str:
    """It leaves the year stored, as a run does."""
    forget()
    return f"{_alone(lambda: store(year))}. {IN_TWO}"


def where_a_rule_goes(other: RuleBook, book: RuleBook, year: Period) -> str:
    """It leaves what is stored as it was, under `book`."""
    told = _alone(lambda: decide_by(other, instead_of=book, period=year))
    decide_by(book, instead_of=other, period=year)
    return f"{told}. {IN_TWO}"


def where_an_edit_goes(ours: float) -> str:
    """`ours`: seconds of this program's own processor, of an edit as they mostly are."""
    return (
        f"{said(ours)} of the median are this program's own, for the deed, its history and the deciding; the rest it waits for the"
        f" database. A statement that asks for nothing takes {said(a_question())} here."
    )


def _alone(run: Callable[[], Any]) -> str:
    began, working = perf_counter(), process_time()
    run()
    taken, ours = perf_counter() - began, process_time() - working
    return (
        f"One process alone takes {said(taken)}: {said(ours)} of its own, {said(taken - ours)} of waiting for the database"
    )
