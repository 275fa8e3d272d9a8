"""An invented England-year in the real tables, for a database that is thrown away."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import models, transaction

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone
from committees.meetings.models import Concern, Convening, Item, Meeting
from committees.organisations.models import Link, Membership, Organisation
from committees.people.models import Person
from committees.seats.models import Committee, Holding, Seat
from declarations.country import copying, england, rows
from declarations.country.england import ident
from declarations.interests.models import Confirmation, Interest

EARLIER_VERSIONS = 3
Values = dict[str, Any]


def found(*, by: Actor, seed: int = 0, scale: float = 1.0) -> int:
    """Write the England-year with COPY, past the models, and say how many CCGs it has. Raises CannotBeDone.

    Only where no CCG's registers are kept, for what is written so has no history of its own.
    """
    if not copying.is_here():
        raise CannotBeDone("The England-year is written with COPY, which only PostgreSQL has. Run bin/with-postgres.")
    if Organisation.objects.ccgs().exists():
        raise CannotBeDone("This database keeps the registers of a CCG. Use one that is empty, to be thrown away.")
    count = 0
    with transaction.atomic(), audit.deed("country.founded", by=by) as deed:
        _write(Organisation, map(_organisation, england.nation()))
        for year in england.england(seed=seed, scale=scale):
            _write_year(year, deed)
            count += 1
    copying.execute("ANALYZE")
    return count


def _write_year(year: rows.Year, deed: Deed) -> None:
    _write(Organisation, map(_organisation, year.organisations))
    _write(Membership, (_of(row, practice="practice_id", ccg="ccg_id") for row in year.memberships))
    _write(Link, (_of(row, organisation="organisation_id", to="to_id") for row in year.links))
    _write(Person, ({"id": person, "name": f"Person {person[-6:]}", "ccg_id": year.ccg} for person in year.people))
    _write(Committee, ({"id": row.id, "ccg_id": row.ccg, "kind": row.kind, "name": row.kind} for row in year.committees))
    _write(Seat, {seat.id: _seat(seat) for seat in year.seats}.values())
    _write(Holding, _holdings(year))
    _write(Interest, map(_interest, year.interests))
    _write_history(year.interests, deed)
    _write(Confirmation, ({"id": _next("c"), "person_id": row.person, "on": row.on} for row in year.confirmations))
    _write(Meeting, ({"id": row.id, "ccg_id": year.ccg, "on": row.on} for row in year.meetings))
    _write(Convening, ({"id": _next("v"), "meeting_id": row.id, "committee_id": row.committee} for row in year.meetings))
    _write(Item, (_item(place, row) for place, row in enumerate(year.items)))
    _write(Concern, (_concern(row) for row in year.concerns))


_numbers: dict[str, int] = {}


def _next(kind: str) -> rows.Id:
    _numbers[kind] = _numbers.get(kind, 0) + 1
    return ident(kind, england.NATION, _numbers[kind])


def _of(row: Any, **renamed: str) -> Values:
    return {"id": _next("x")} | {renamed.get(name, name): value for name, value in row._asdict().items()}


def _organisation(row: rows.Organisation) -> Values:
    return {"id": row.id, "kind": row.kind, "name": f"{row.kind} {row.id[9:13]} {row.id[-6:]}"}


def _seat(row: rows.Seat) -> Values:
    office = {"office": f"{row.category} {row.id[-4:]}", "category": row.category}
    return {"id": row.id, "committee_id": row.committee, "chair": row.chair, "vice_chair": row.vice_chair} | office


def _holdings(year: rows.Year) -> Iterator[Values]:
    for seat in year.seats:
        held = {"since": seat.since, "until": seat.until, "deputy": seat.deputy}
        yield {"id": _next("h"), "seat_id": seat.id, "person_id": seat.person} | held


def _interest(row: rows.Interest) -> Values:
    own = {"text": "Something", "organisation_id": row.organisation, "person_id": row.person}
    return row._asdict() | own | {"version": EARLIER_VERSIONS + 1}


def _item(place: int, row: rows.Item) -> Values:
    number = place % england.ITEMS_OF_A_MEETING + 1
    return row._asdict() | {"meeting_id": row.meeting, "number": str(number), "order": number, "title": "An item"}


def _concern(row: rows.Concern) -> Values:
    keys = {"item": "item_id", "organisation": "organisation_id", "practices_in": "practices_in_id", "person": "person_id"}
    return {"id": _next("n")} | {keys.get(name, name): value for name, value in row._asdict().items()}


def _write_history(interests: Iterable[rows.Interest], deed: Deed) -> None:
    """Every version of every interest, the latest last."""
    first = datetime(2016, 1, 1, tzinfo=UTC)
    _write(
        Interest.history.model,
        (
            {**_interest(row), "version": version, "history_type": "~+"[version == 1], "deed_id": deed.pk}
            | {"history_date": first + timedelta(days=90 * version)}
            for row in interests
            for version in range(1, EARLIER_VERSIONS + 2)
        ),
    )


def _write(model: type[models.Model], found: Iterable[Values]) -> None:
    """Rows of one table; what is not said of them has the model's own default."""
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    defaults = {field.attname: _default(field) for field in fields}
    lines = (copying.line(map((defaults | row).__getitem__, defaults)) for row in found)
    copying.copy_in(model._meta.db_table, [field.column for field in fields], lines)


def _default(field: Any) -> Any:
    if field.primary_key or not field.has_default():
        return None if field.null else ""
    value = field.get_default()
    return "[]" if value == [] else value
