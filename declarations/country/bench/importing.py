"""A tracked bulk import beside the library's: the same rows, each with its history, without the log and with it."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from statistics import median
from time import perf_counter

from coi_register.accounts.actors import command
from coi_register.log.bench import asleep
from committees.models import Person
from declarations.country.bench.figures import Figure, NotEqual, said
from declarations.country.copying import execute
from declarations.country.services.writing_many import found_people, write
from declarations.guidance.vocabulary import InterestCategory, InterestRole
from declarations.interests.models import Interest

ROWS, TIMES = 100_000, 4
BY = command("bench")
WHY_THE_LOG_NARROWS_IT = (
    "each row's event is made by the triggers, which take as long for both; what is left to gain is the rest."
)
COUNTS = """
SELECT (SELECT count(*) FROM declarations_interest), (SELECT count(*) FROM declarations_historicalinterest),
 (SELECT count(*) FROM log_event WHERE text LIKE '%%"table":"declarations_interest","op":"insert"%%')"""


def figures(*, scale: float, rounds: int) -> Iterator[Figure]:
    """Both in turn, first with the triggers of the log asleep, then awake. Needs a database to be thrown away."""
    people = found_people(by=BY)
    yield _figure(people, scale, rounds, "history", asleep())
    before = execute(COUNTS)[0]
    figure = _figure(people, scale, rounds, "history and log", nullcontext())
    after = execute(COUNTS)[0]
    if len({now - then for now, then in zip(after, before, strict=True)}) != 1:
        raise NotEqual(f"Rows, versions and events are not as many: {before} before, {after} after.")
    yield figure


def _figure(people: list[Person], scale: float, rounds: int, kept: str, log: AbstractContextManager[None]) -> Figure:
    count = max(1, int(ROWS * scale))
    taken: dict[bool, list[float]] = {True: [], False: []}
    with log:
        for _ in range(rounds):
            for by_copy in taken:
                taken[by_copy].append(_seconds(people, count, by_copy=by_copy))
    ours, library = median(taken[True]), median(taken[False])
    return Figure(
        what=f"{count:,} interests written as one deed, each with its {kept}",
        goal=f"≥ {TIMES} × faster than bulk_create_with_history",
        figure=f"{library / ours:.1f} × faster: {said(ours)}, {said(ours / count)} a row",
        beside=said(library),
        holds=library / ours >= TIMES,
        note="" if library / ours >= TIMES else WHY_THE_LOG_NARROWS_IT,
    )


def _seconds(people: list[Person], count: int, *, by_copy: bool) -> float:
    """The deed and its commit; that the rows were made before is not counted."""
    rows = [_interest(people[number % len(people)], number) for number in range(count)]
    began = perf_counter()
    write(rows, by=BY, by_copy=by_copy)
    return perf_counter() - began


def _interest(person: Person, number: int) -> Interest:
    return Interest(
        person=person,
        category=InterestCategory.FINANCIAL,
        role=InterestRole.PARTNER,
        text=f"Partner at Invented Surgery {number}",
        since_words="2000",
        mitigation_text="Withdraw from all discussion and voting",
    )
