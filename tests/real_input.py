"""The real files kept beside the checkout: read, imported once for all tests, and entered as committees and meetings."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import connection, transaction

from coi_register.accounts.actors import command
from committees.meetings import services as meetings
from committees.meetings.vocabulary import ItemKind
from committees.models import Committee, Meeting, Organisation, Person
from committees.organisations.ods.report import Report
from committees.organisations.ods.services import File, Files, import_ods
from committees.seats import services as seats
from committees.seats.vocabulary import Office, SeatCategory

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
ODS = DATA / "ods"
NAMES = {"ccgs": "eccg_2026-01.csv", "practices": "epraccur_2019-10_masked.csv", "memberships": "epcmem_2019-08_ccg_era.csv"}
STOCKPORT_AGENDA, NOTTINGHAMSHIRE_AGENDA = "agenda_stockport_2017-03.yaml", "agenda_nottinghamshire_2019-06.yaml"
STOCKPORT = "01W"
NOTTINGHAMSHIRE = {  # the agenda names them short; the file has the codes they bear to this day
    "Mansfield and Ashfield": "04E",
    "Newark and Sherwood": "04H",
    "Nottingham City": "04K",
    "Nottingham North and East": "04L",
    "Nottingham West": "04M",
    "Rushcliffe": "04N",
}
BY = command("the test")

# How the words of the published agendas are read. A finance report is information: it allots nothing, so it is no budget.
KINDS = {
    "boundary_change": ItemKind.BOUNDARY_CHANGE,
    "practice_merger": ItemKind.MERGER,
    "finance": ItemKind.INFORMATION,
    "information": ItemKind.INFORMATION,
    "strategy": ItemKind.STRATEGY,
}
DECIDES = {"approve", "to determine"}
OFFICES = {"audit committee chair": Office.AUDIT_CHAIR, "Conflicts of Interest Guardian": Office.GUARDIAN}
# One seat for a nurse or a secondary care specialist. We know no such category, for both count alike: neither lay nor
# executive, in the denominator only (R6.10). It is kept as the nurse's, and its office says the rest.
CATEGORIES = {**{category.value: category for category in SeatCategory}, "nurse_or_secondary_care": SeatCategory.NURSE}


@dataclass(frozen=True)
class Imported:
    """A database that holds the organisations of the real files, and what the import said."""

    database: str
    report: Report


def real_file(name: str) -> Path:
    """A file of `../shared/data`; where it is not kept, the test is skipped and says so."""
    path = DATA / name
    if not path.exists():
        pytest.skip(f"The real file {name} is not kept beside this checkout, in ../shared/data.")
    return path


def read(name: str) -> dict[str, Any]:
    """A real agenda or committee, as typed."""
    return yaml.safe_load(real_file(f"real/{name}").read_text())  # type: ignore[no-any-return]


def import_all() -> Report:
    """Bring in the three files of the Organisation Data Service."""
    with ExitStack() as opened:
        files = {
            table: File(name, opened.enter_context(real_file(f"ods/{name}").open("rb"))) for table, name in NAMES.items()
        }
        return import_ods(Files(**files), on=date(2019, 10, 31), by=BY)


@contextmanager
def standing_on(database: str) -> Iterator[None]:
    """Ask another database of the same server instead; the live server's threads do so too."""
    stood_on = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = stood_on


@contextmanager
def copied(suffix: str) -> Iterator[str]:
    """The name of a copy of the database in hand, which is thrown away afterwards."""
    connection.close()
    connection.creation.clone_test_db(suffix, verbosity=0)
    copy = connection.creation.get_test_db_clone_settings(suffix)["NAME"]
    try:
        yield copy
    finally:
        connection.creation.destroy_test_db(suffix=suffix, verbosity=0)


@pytest.fixture(scope="session")
def imported(django_db_setup: None, django_db_blocker: Any) -> Iterator[Imported]:
    """One import for all tests of a run, in a database of its own."""
    real_file("ods")
    with django_db_blocker.unblock(), copied("ods") as database:
        with standing_on(database):
            report = import_all()
        with django_db_blocker.block():
            yield Imported(database, report)


@pytest.fixture(scope="module")
def ods(imported: Imported, django_db_blocker: Any) -> Iterator[Report]:
    """The tests of this module stand on the real organisations; what they and their fixtures write is undone afterwards."""
    with django_db_blocker.unblock(), standing_on(imported.database), transaction.atomic():
        yield imported.report
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def ods_served(imported: Imported, django_db_blocker: Any) -> Iterator[Report]:
    """The same for journeys, which write for good: a copy of the real organisations that is thrown away with what was written."""
    with (
        django_db_blocker.unblock(),
        standing_on(imported.database),
        copied("served") as database,
        standing_on(database),
        django_db_blocker.block(),
    ):
        yield imported.report


def established(ccg: Organisation, who: Callable[[str, int], Person | None]) -> Committee:
    """The Lewisham committee as it was listed, as one of this CCG; `who` gives the holder of an office, by its number."""
    listed = read("tor_lewisham_pccc.yaml")
    made = seats.establish(name=listed["committee"], kind="pccc", level="delegated", ccg=ccg, by=BY)
    offices = ((row, number) for row in listed["seats"] for number in range(row.get("count", 1)))
    for order, (row, number) in enumerate(offices, start=1):
        _filled(made, row, order, None if row.get("vacant") else who(row["office"], number))
    return made


def _filled(committee: Committee, row: dict[str, Any], order: int, person: Person | None) -> None:
    seat = seats.create_seat(
        committee,
        office=row["office"],
        category=CATEGORIES[row["category"]],
        voting=row["voting"],
        chair=row.get("chair", False),
        vice_chair=row.get("vice_chair", False),
        holds=[OFFICES[office] for office in row.get("also", [])],
        order=order,
        by=BY,
    )
    if person:
        seats.seat(person, in_=seat, by=BY)


def convened(agenda: str, committees: list[Committee]) -> Meeting:
    """The published agenda as a meeting of these committees, entered item by item."""
    published = read(agenda)
    meeting = meetings.convene(ccg=committees[0].ccg, on=published["date"], committees=committees, by=BY)
    for row in published["items"]:
        decision, kind = row["asks"] in DECIDES, KINDS[row["kind"]]
        meetings.add_item(meeting, number=row["number"], title=row["title"], kind=kind, decision=decision, by=BY)
    return meeting
