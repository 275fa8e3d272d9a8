"""The same from PostgreSQL, with what is written there: a whole year, one meeting, one edit, one rule."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from time import perf_counter, process_time
from uuid import UUID

from django.conf import settings
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from coi_register.accounts.actors import command
from coi_register.log.bench import asleep
from declarations.conflicts.gather import gather
from declarations.country import england
from declarations.country.bench import reasons
from declarations.country.bench.figures import Figure, NotEqual, interleaved, percentile, said
from declarations.country.copying import execute
from declarations.country.gather import Period
from declarations.country.peers.one_statement import read
from declarations.country.services.founding import found
from declarations.country.services.ruling import decide_by
from declarations.country.services.storing import store
from declarations.country.services.trying import edit, forget, nobody_told
from declarations.guidance.many.from_facts import decide
from declarations.guidance.rulebook import RuleBook, load
from declarations.guidance.rules import Rule
from declarations.guidance.vocabulary import Step

YEAR = Period(england.FIRST, england.LAST + timedelta(days=1))
EDITED_ON = date(2017, 10, 1)  # half of the meetings are still to come
TODAY = england.LAST
EDITS = 60
MIB = 1 << 20
WHY_A_MEETING_TAKES_LONGER = (
    "most of the time is Django's, which puts eight queries together anew for each meeting and makes objects of their rows;"
    " the statement by hand is written already, and makes none. A page shows one meeting, so it was left plain."
)
DECIDING = """
SELECT rule FROM declarations_outcome WHERE rule <> '' GROUP BY rule ORDER BY count(*) DESC, rule LIMIT 1"""
DECLARED_BY_SITTERS = """
SELECT id FROM declarations_interest
WHERE organisation_id IS NOT NULL AND person_id IN (SELECT person_id FROM committees_holding WHERE NOT deputy) ORDER BY id"""


def figures(*, scale: float, rounds: int, names: frozenset[str]) -> Iterator[Figure]:
    """An England-year is founded in an empty database, and decided."""
    with asleep():  # an invented country in a database that is thrown away needs no proof
        found(by=command("bench"), scale=scale)
    if "year" in names:
        yield _year(rounds)
    else:
        store(YEAR)
    if "meeting" in names:
        yield _meeting(rounds)
    if "edit" in names:
        yield _edit()
    if "rule" in names:
        yield _rule(rounds)


def _year(rounds: int) -> Figure:
    """In processes of their own, as `manage.py country` is run; what they take to start is not counted."""
    taken, memory, run = [], 0.0, {}
    for _ in range(rounds):
        forget()
        connections.close_all()
        run = _country()
        taken.append(run["seconds"])
        memory = max(memory, run["memory"])
    again = store(YEAR)
    if again.written:
        raise NotEqual(f"A second run in one process would write {again.written:,} rows otherwise than the first in two.")
    seconds = percentile(taken, 0.5)
    what = f"{run['meetings']:,} meetings from PostgreSQL to {run['outcomes']:,} stored outcomes"
    figure = f"{said(seconds)}, {memory / MIB:.0f} MB in two processes"
    holds = seconds <= 5 and memory <= 256 * MIB
    return Figure(what, "≤ 5 s, ≤ 256 MB on two cores", figure, "", holds, "" if holds else reasons.where_a_year_goes(YEAR))


def _country() -> dict[str, float]:
    words = [sys.executable, "manage.py", "country", *map(str, YEAR), "--processes", "2", "--json"]
    done = subprocess.run(words, cwd=settings.BASE_DIR, capture_output=True, text=True, check=True)  # noqa: S603
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def _meeting(rounds: int) -> Figure:
    """The facts of one meeting gathered by the product's own queries, and decided, beside one statement that only reads."""
    meetings = [key for (key,) in execute("SELECT id FROM committees_meeting ORDER BY id")]
    some = Random(0).sample(meetings, min(20, len(meetings)))  # noqa: S311 (a sample, not a secret)
    for meeting in some:
        _check_the_same_facts(meeting)
    with CaptureQueriesContext(connection) as queries:
        _decided(some[0])
    runs = {"ours": lambda: [_decided(key) for key in some], "one statement": lambda: [read(key) for key in some]}
    taken = {name: seconds / len(some) for name, seconds in interleaved(runs, rounds).items()}
    ratio = taken["ours"] / taken["one statement"]
    return Figure(
        what="one meeting from the database, beside one statement by hand that only reads the facts",
        goal="≤ 8 queries whatever its size, ≤ 4 × the statement",
        figure=f"{len(queries)} queries, {said(taken['ours'])}, {ratio:.1f} × the statement",
        beside=said(taken["one statement"]),
        holds=len(queries) <= 8 and ratio <= 4,
        note="" if ratio <= 4 else WHY_A_MEETING_TAKES_LONGER,
    )


def _decided(meeting: UUID) -> object:
    gathered = gather(meeting)
    assert gathered is not None  # it was just listed
    return decide(gathered.facts, load())


def _check_the_same_facts(meeting: UUID) -> None:
    """The statement reads the interests, the concerns and the links that the product gathers."""
    gathered = gather(meeting)
    assert gathered is not None  # it was just listed
    facts, (seated, declared, agenda, linked, _) = gathered.facts, read(meeting)
    ours = (
        {str(sitting.person or sitting.key) for sitting in facts.sittings if not sitting.vacant},
        {str(interest.key) for sitting in facts.sittings for interest in sitting.interests},
        sorted(str(item.key) for item in facts.items for _ in item.concerns or (None,)),
        len(facts.links),
    )
    theirs = (
        {row["person_id"] for row in seated},
        {row["id"] for row in declared},
        sorted(row["id"] for row in agenda),
        len(linked),
    )
    if ours != theirs:
        raise NotEqual(f"The statement by hand reads other facts of meeting {meeting} than the product gathers.")


def _edit() -> Figure:
    """Edits of interests, each with its write, its history and the outcomes that become others."""
    interests = [key for (key,) in execute(DECLARED_BY_SITTERS)]
    some = Random(0).sample(interests, min(EDITS, len(interests)))  # noqa: S311 (a sample, not a secret)
    to_come, taken, ours, differed = Period(EDITED_ON, YEAR.until), [], [], 0
    with nobody_told():
        for interest in some:
            began, working = perf_counter(), process_time()
            differed += edit(interest, to_come, by=command("bench"), on=TODAY)
            taken.append(perf_counter() - began)
            ours.append(process_time() - working)
    if otherwise := store(to_come).written:
        raise NotEqual(f"A full run after {len(some)} edits would write {otherwise:,} rows otherwise.")
    late = percentile(taken, 0.95)
    figure = f"p95 {said(late)}, median {said(percentile(taken, 0.5))}; {len(some)} edits, {differed:,} stored rows differ"
    note = "" if late <= 0.025 else reasons.where_an_edit_goes(percentile(ours, 0.5))
    return Figure(
        "one edit of an interest, with its write", "p95 ≤ 25 ms, equal to a full run", figure, "", late <= 0.025, note
    )


def _rule(rounds: int) -> Figure:
    """The rule that decides most gets another step, and back again."""
    ((deciding,),) = execute(DECIDING)
    book, taken, changed = load(), [], 0
    other = RuleBook(tuple(heavier(rule) if rule.id == deciding else rule for rule in book.rules), book.texts)
    store(YEAR)  # after the edits, all of the year
    for _ in range(rounds):
        for now, before in ((other, book), (book, other)):
            began = perf_counter()
            changed = decide_by(now, instead_of=before, period=YEAR, processes=2).changed
            taken.append(perf_counter() - began)
    seconds = percentile(taken, 0.5)
    note = "" if seconds <= 1.5 else reasons.where_a_rule_goes(other, book, YEAR)
    decide_by(other, instead_of=book, period=YEAR)
    if otherwise := store(YEAR, book=other).written:
        raise NotEqual(f"A full run under the other rule would write {otherwise:,} rows otherwise.")
    what = f"a rule changed, over the year: {changed:,} outcomes become others"
    return Figure(what, "≤ 1.5 s", f"{said(seconds)} in two processes", f"rule: {deciding}", seconds <= 1.5, note)


def heavier(rule: Rule) -> Rule:
    """The rule with the heaviest step, or with another where it has that."""
    return replace(rule, step=Step.LEAVE if rule.step is Step.NOT_ATTEND else Step.NOT_ATTEND)
