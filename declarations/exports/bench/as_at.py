"""The registers as at a date, beside the same registers now, and beside simple-history's own `as_of`; equal rows first."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from coi_register import clock
from coi_register.accounts.actors import command
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.log.bench import asleep
from committees.models import Committee, Holding, Person, Seat
from committees.organisations.models import Organisation
from declarations.country import england
from declarations.country.bench.figures import Figure, NotEqual, interleaved, said
from declarations.country.copying import execute
from declarations.country.services.founding import found
from declarations.interests.models import Confirmation, Interest
from declarations.registers.gather.declared import FIELDS
from declarations.registers.gather.known import known
from declarations.registers.moment import Moment
from declarations.registers.selectors.rows import sheet_of
from declarations.registers.vocabulary import Register

ON = england.LAST
BENCH = command("bench")
WITHOUT_HISTORY = (Organisation, Person, Committee, Seat, Holding, Confirmation)


def figures(*, rounds: int, scale: float) -> Iterator[Figure]:
    """An England-year is founded in an empty database, with a version of each row."""
    if not Organisation.objects.ccgs().exists():
        with asleep():  # an invented country in a database that is thrown away needs no proof
            found(by=BENCH, scale=scale)
    with asleep(), audit.deed("bench.versions_written", by=BENCH) as deed:
        for model in WITHOUT_HISTORY:
            _first_version(model, deed)
    execute("ANALYZE")
    at = clock.now() + timedelta(days=1)  # after every version: so the rows are those of now, found the long way
    ccgs = list(Organisation.objects.ccgs().order_by("pk"))
    rows = _check_equal(ccgs, at)
    people = list(Person.objects.filter(ccg=ccgs[len(ccgs) // 2]).values_list("pk", flat=True))
    few = _check_interests_equal(people, at)
    taken = interleaved(
        {
            "now": lambda: [_read(ccg, None) for ccg in ccgs],
            "then": lambda: [_read(ccg, at) for ccg in ccgs],
            "known": lambda: _known(people, at),
            "as_of": lambda: _as_of(people, at),
        },
        rounds,
    )
    yield _of_registers(taken, len(ccgs), rows)
    yield _of_interests(taken, few)


def _of_registers(taken: dict[str, float], ccgs: int, rows: int) -> Figure:
    ratio = taken["then"] / taken["now"]
    return Figure(
        what=f"registers of interests as known at a date, {ccgs} CCGs, {rows:,} rows",
        goal="≤ 2.2 × reading those of now; equal rows",
        figure=f"{said(taken['then'])}, {ratio:.1f} × now",
        beside=f"now {said(taken['now'])}",
        holds=ratio <= 2.2,
    )


def _of_interests(taken: dict[str, float], rows: int) -> Figure:
    faster = taken["as_of"] / taken["known"]
    return Figure(
        what=f"{rows:,} interests of one CCG as known at a date, as its register reads them",
        goal="≥ 8 × as fast as simple-history's as_of; equal rows",
        figure=f"{said(taken['known'])}, {faster:.1f} × as fast",
        beside=said(taken["as_of"]),
        holds=faster >= 8,
        note="" if faster >= 8 else "as_of makes a model of each version and of its history; both ask the same index.",
    )


def _read(ccg: Organisation, known_at: datetime | None) -> list[Any]:
    return list(sheet_of(BENCH, ccg=ccg, register=Register.INTERESTS, moment=Moment(ON, known_at)).rows)


def _known(people: list[UUID], at: datetime) -> list[Any]:
    return list(known(Interest, *FIELDS, where=Q(person_id__in=people), at=at))


def _as_of(people: list[UUID], at: datetime) -> list[Any]:
    return list(Interest.history.as_of(at).filter(person_id__in=people))


def _check_interests_equal(people: list[UUID], at: datetime) -> int:
    """How many interests there are, each the same both ways."""
    ours = {row[0]: tuple(row) for row in _known(people, at)}
    theirs = {row.pk: tuple(getattr(row, field) for field in FIELDS) for row in _as_of(people, at)}
    if ours != theirs:
        raise NotEqual(f"The interests known at {at} are not those of as_of.")
    return len(ours)


def _check_equal(ccgs: list[Organisation], at: datetime) -> int:
    """How many rows there are, all the same both ways."""
    rows = 0
    for ccg in ccgs:
        now = _read(ccg, None)
        if now != _read(ccg, at):
            raise NotEqual(f"The register of {ccg} as known at {at} has other rows than the one of now.")
        rows += len(now)
    return rows


def _first_version(model: type[models.Model], deed: Deed) -> None:
    """Every row as its own first version, for the country is written without."""
    history: Any = model.history.model  # type: ignore[attr-defined]
    names = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
    execute(
        f"""INSERT INTO "{history._meta.db_table}" ({names}, history_date, history_type, deed_id)
        SELECT {names}, %s, '+', %s FROM "{model._meta.db_table}" """,  # noqa: S608
        [datetime.combine(date(2016, 1, 1), datetime.min.time(), UTC), deed.pk],
    )
