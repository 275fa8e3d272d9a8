"""Two agendas as they were published, kept as meetings, with the organisations that their titles name."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.db import transaction

from coi_register.accounts.actors import command
from committees.meetings import services
from committees.meetings.selectors import items_of
from committees.meetings.suggestions import Suggestion, suggestions_for
from committees.meetings.vocabulary import ItemKind
from committees.models import Committee, Item, Meeting, Organisation
from committees.organisations.ods.services import File, Files, import_ods
from tests.factories import CommitteeFactory

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
NAMES = {"ccgs": "eccg_2026-01.csv", "practices": "epraccur_2019-10_masked.csv", "memberships": "epcmem_2019-08_ccg_era.csv"}
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
NOTTINGHAMSHIRE = {  # the agenda names them short; the file has the codes they bear to this day
    "Mansfield and Ashfield": "04E",
    "Newark and Sherwood": "04H",
    "Nottingham City": "04K",
    "Nottingham North and East": "04L",
    "Nottingham West": "04M",
    "Rushcliffe": "04N",
}

pytestmark = [pytest.mark.real_input, pytest.mark.django_db]


@pytest.fixture(scope="module", autouse=True)
def ods(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The organisations of the real files, for all tests of this module, undone afterwards."""
    if not (DATA / "ods").is_dir():
        pytest.skip("The real ODS files and agendas are not beside this checkout, in ../shared/data.")
    with django_db_blocker.unblock(), transaction.atomic():
        with ExitStack() as opened:
            files = {
                table: File(name, opened.enter_context((DATA / "ods" / name).open("rb"))) for table, name in NAMES.items()
            }
            import_ods(Files(**files), on=date(2019, 10, 31), by=BY)
        yield
        transaction.set_rollback(True)


def kept(name: str, committees: list[Committee]) -> Meeting:
    """The published agenda as a meeting of these committees, entered item by item."""
    published = yaml.safe_load((DATA / "real" / name).read_text())
    meeting = services.convene(ccg=committees[0].ccg, on=published["date"], committees=committees, by=BY)
    for row in published["items"]:
        decision, kind = row["asks"] in DECIDES, KINDS[row["kind"]]
        services.add_item(meeting, number=row["number"], title=row["title"], kind=kind, decision=decision, by=BY)
    return meeting


def committee_of(code: str) -> Committee:
    return CommitteeFactory(ccg=Organisation.objects.get(ods_code=code))


@pytest.fixture
def stockport() -> Meeting:
    return kept("agenda_stockport_2017-03.yaml", [committee_of("01W")])


@pytest.fixture
def nottinghamshire() -> Meeting:
    return kept("agenda_nottinghamshire_2019-06.yaml", [committee_of(code) for code in NOTTINGHAMSHIRE.values()])


def offered(item: Item) -> dict[str, list[str]]:
    """What each stretch of the title is offered as."""

    def told(suggestion: Suggestion) -> list[str]:
        return [f"{found.ods_code} {found.name} {found.state}".strip() for found in suggestion.found]

    return {suggestion.words: told(suggestion) for suggestion in suggestions_for(item)}


def test_the_stockport_merger_offers_both_heaton_moors_and_keeps_the_other_surgery_unidentified(stockport: Meeting) -> None:
    _, merger, _ = items_of(stockport)
    assert (merger.kind, merger.decision) == (ItemKind.MERGER, True)
    assert offered(merger) == {
        "Heaton Moor": [
            "P88026 Heaton Moor Medical Group",
            "P88004 Heaton Moor Medical Centre closed since 1 March 2017",
        ],
        "another surgery": [],
    }
    (found, hidden) = suggestions_for(merger)
    assert all(one.postcode and one.ccg for one in found.found)
    services.take_up(merger, organisations=[found.found[0].organisation], unidentified=[hidden.words], by=BY)
    assert {concern.unidentified for concern in items_of(stockport)[1].concerns.all()} == {None, "another surgery"}


def test_the_other_stockport_titles_name_one_practice_and_hide_another(stockport: Meeting) -> None:
    boundary, _, quality = items_of(stockport)
    assert offered(boundary) == {"a health centre": []}
    assert offered(quality) == {"Bredbury health centre": ["P88044 Bredbury Medical Centre"]}


def test_the_nottinghamshire_meeting_is_one_agenda_of_six_committees(nottinghamshire: Meeting) -> None:
    items = items_of(nottinghamshire)
    assert len(nottinghamshire.committees) == 6
    assert [item.number for item in items] == [f"PCC19/{number:03}" for number in range(8, 14)]
    assert [item.decision for item in items] == [True, True, False, False, False, False]
    assert all(item.committees == nottinghamshire.committees for item in items)


def test_the_nottinghamshire_titles_name_practices_of_the_six_ccgs_only(nottinghamshire: Meeting) -> None:
    assert [offered(item) for item in items_of(nottinghamshire)] == [
        {"Leen View": ["C84043 Leen View Surgery"]},
        {"Parkside": ["C84064 Parkside Medical Centre"]},
        {},
        {"Strelley health centre": ["C84698 Strelley Health Centre (Cockrill) dormant: neither active nor closed"]},
        {},
        {},
    ]
