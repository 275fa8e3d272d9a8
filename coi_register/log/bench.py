"""What the log costs: deeds with it beside the same deeds without it, in turn, so that a slow moment falls on both."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from statistics import median
from time import perf_counter, sleep
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, connections, transaction

from coi_register.audit import services as audit
from coi_register.log import postgresql

WRITERS = 8
SHARE, RATIO = 0.8, 1.5


@dataclass(frozen=True, slots=True)
class Bench:
    """Who does the deeds of the bench: a command, without an account."""

    user_id: int | None = None
    name: str = "bench_log"


BY = Bench()


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: what was measured, the goal, what came out, what stood beside it, and whether the goal is met."""

    what: str
    goal: str
    figure: str
    beside: str
    holds: bool

    def __str__(self) -> str:
        verdict = "yes" if self.holds else "NO"
        return f"{self.what}\n  goal    {self.goal}\n  figure  {self.figure}\n  beside  {self.beside}\n  holds   {verdict}"


def figures(*, seconds: float, rounds: int) -> Iterator[Figure]:
    """Each figure in turn. Needs the login that owns the tables, of a database to be thrown away."""
    people = _people()
    for pause in (0.0, 0.02):
        yield _throughput(people, pause, seconds, rounds)
    yield _one_save(people[0], rounds)


def _throughput(people: list[UUID], pause: float, seconds: float, rounds: int) -> Figure:
    """Deeds in a second, eight writers each in a CCG of its own; `pause` is what a deed takes besides."""
    with_log, without = [], []
    for _ in range(rounds):
        with_log.append(_deeds_in_a_second(people, pause, seconds))
        with asleep():
            without.append(_deeds_in_a_second(people, pause, seconds))
    share = median(ours / theirs for ours, theirs in zip(with_log, without, strict=True))  # each beside its neighbour
    lasting = f", each {pause * 1000:.0f} ms long" if pause else ""
    return Figure(
        what=f"Deeds of {WRITERS} writers at once{lasting}",
        goal=f"at least {SHARE:.0%} of those without the log",
        figure=f"{share:.0%}: {median(with_log):,.0f} a second",
        beside=f"{median(without):,.0f} a second without",
        holds=share >= SHARE,
    )


def _one_save(person: UUID, rounds: int) -> Figure:
    """One save with history, log and chain beside one with history alone, each committed."""
    taken: dict[str, list[float]] = {"with": [], "without": []}
    for _ in range(rounds * 100):
        taken["with"].append(_timed(lambda: _save(person, 0.0)))
    with asleep():
        for _ in range(rounds * 100):
            taken["without"].append(_timed(lambda: _save(person, 0.0)))
    ours, theirs = (median(taken[name]) for name in ("with", "without"))
    return Figure(
        what="One save with history, log and chain",
        goal=f"at most {RATIO} × a save with history alone",
        figure=f"{ours / theirs:.2f} ×: {ours * 1000:.2f} ms",
        beside=f"{theirs * 1000:.2f} ms",
        holds=ours / theirs <= RATIO,
    )


def _deeds_in_a_second(people: list[UUID], pause: float, seconds: float) -> float:
    connections.close_all()
    with get_context("fork").Pool(WRITERS) as pool:
        return sum(pool.starmap(_write_for, [(person, pause, seconds) for person in people])) / seconds


def _write_for(person: UUID, pause: float, seconds: float) -> int:
    done, until = 0, perf_counter() + seconds
    while perf_counter() < until:
        _save(person, pause)
        done += 1
    return done


def _save(key: UUID, pause: float) -> None:
    person = apps.get_model("committees", "Person").objects.get(pk=key)
    with audit.deed("bench.written", by=BY):
        person.position = "b" if person.position == "a" else "a"
        person.save()
        sleep(pause)


def _people() -> list[UUID]:
    """A person in a CCG of their own for each writer."""
    found = []
    for number in range(WRITERS):
        with audit.deed("bench.arranged", by=BY):
            ccg = apps.get_model("committees", "Organisation")(kind="ccg", name=f"NHS Invented {number} CCG")
            ccg.save()
            person = apps.get_model("committees", "Person")(name=f"Person Example {number}", ccg=ccg)
            person.save()
        found.append(person.pk)
    return found


@contextmanager
def asleep() -> Iterator[None]:
    """The same database without its log: on PostgreSQL, only for whoever owns the tables, and seen by the system check."""
    if connection.vendor != "postgresql":
        yield
        return
    _switch("DISABLE")
    try:
        yield
    finally:
        _switch("ENABLE")


def _switch(how: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks still to run is not altered
        for name, (table, _) in postgresql.triggers().items():
            cursor.execute(f'ALTER TABLE "{table}" {how} TRIGGER "{name}"')
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _timed(run: Callable[[], Any]) -> float:
    began = perf_counter()
    run()
    return perf_counter() - began
