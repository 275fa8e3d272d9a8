"""Two agendas as they were published, kept as meetings, with the organisations that their titles name."""

import pytest

from committees.meetings import services
from committees.meetings.selectors import items_of
from committees.meetings.suggestions import Suggestion, suggestions_for
from committees.meetings.vocabulary import ItemKind
from committees.models import Committee, Item, Meeting, Organisation
from tests.factories import CommitteeFactory
from tests.real_input import BY, NOTTINGHAMSHIRE, NOTTINGHAMSHIRE_AGENDA, STOCKPORT, STOCKPORT_AGENDA, convened

pytestmark = [pytest.mark.real_input, pytest.mark.django_db, pytest.mark.usefixtures("ods")]


def committee_of(code: str) -> Committee:
    return CommitteeFactory(ccg=Organisation.objects.get(ods_code=code))


@pytest.fixture
def stockport() -> Meeting:
    return convened(STOCKPORT_AGENDA, [committee_of(STOCKPORT)])


@pytest.fixture
def nottinghamshire() -> Meeting:
    return convened(NOTTINGHAMSHIRE_AGENDA, [committee_of(code) for code in NOTTINGHAMSHIRE.values()])


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
