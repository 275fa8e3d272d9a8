"""What an item's papers name is offered with where it stands, and what goes with it; the rest is said to be unsearched."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coi_register.accounts.actors import Actor
from committees.meetings import services as meetings
from committees.models import Item, OrganisationName
from declarations.scanning.selectors import search_of
from tests.factories import (
    CcgFactory,
    LinkFactory,
    MembershipFactory,
    OrganisationFactory,
    PersonFactory,
    PracticeFactory,
    arranged,
)

pytestmark = pytest.mark.django_db
Make = Callable[..., Any]


def names(offers: Any) -> list[str]:
    return [one.name for one in offers]


def test_what_a_paper_names_is_offered_with_its_page_and_words(
    item: Item, officer: Actor, park: Any, ada: Any, paper: Make
) -> None:
    paper("Contents", "The rent of Park Surgery, by Dr Ada Example.")
    found = search_of(officer, item)
    surgery, person = found.named
    assert (surgery.key, surgery.is_person, surgery.name) == (park.pk, False, "Park Surgery")
    assert surgery.tells == "GP practice, Y01234, WX1 1AA"
    (place,) = surgery.places
    assert (place.paper, place.page, place.before, place.met) == ("Rent review", 2, "The rent of", "Park Surgery")
    assert (person.key, person.is_person, person.tells) == (ada.pk, True, "GP")
    assert (found.papers, found.pages) == (1, 2)


def test_other_names_and_codes_are_found(item: Item, officer: Actor, park: Any, paper: Make) -> None:
    with arranged():
        OrganisationName(organisation=park, name="Old Mill Practice").save()
    paper("Old Mill Practice")
    assert [(one.name, one.how) for one in search_of(officer, item).named] == [("Park Surgery", "former")]
    paper("Code Y01234", title="Annex")
    assert search_of(officer, item).named[0].how == "code"


def test_a_name_that_was_given_after_the_last_search_is_found(item: Item, officer: Actor, paper: Make) -> None:
    paper("Later Company")
    assert not search_of(officer, item).named
    OrganisationFactory(name="Later Company")
    assert names(search_of(officer, item).named) == ["Later Company"]


def test_what_is_almost_a_name_is_offered_apart(item: Item, officer: Actor, practice: Make, paper: Make) -> None:
    practice("Parkside Surgery")
    paper("Parksde Surgery")
    found = search_of(officer, item)
    assert (names(found.named), names(found.near)) == ([], ["Parkside Surgery"])


def test_a_party_of_the_item_is_not_offered_again(item: Item, officer: Actor, park: Any, paper: Make) -> None:
    paper("Park Surgery")
    meetings.concern(item, organisation=park, by=officer)
    found = search_of(officer, item)
    assert (names(found.named), names(found.said)) == ([], ["Park Surgery"])


def test_the_name_of_the_ccg_that_meets_stands_everywhere_and_is_not_offered(
    item: Item, officer: Actor, paper: Make
) -> None:
    paper("NHS Wexbridge CCG")
    assert not search_of(officer, item).offered


def test_of_namesakes_the_one_near_by_is_meant(item: Item, officer: Actor, park: Any, paper: Make) -> None:
    elsewhere = [PracticeFactory(name="Park Surgery") for _ in range(2)]
    for one in elsewhere:
        MembershipFactory(practice=one, ccg=CcgFactory())
    paper("Park Surgery")
    assert [one.key for one in search_of(officer, item).named] == [park.pk]


@pytest.mark.parametrize(("namesakes", "offered"), [(3, 3), (4, 0)])
def test_of_a_few_namesakes_elsewhere_each_is_offered_and_of_many_none(
    item: Item, officer: Actor, paper: Make, namesakes: int, offered: int
) -> None:
    ccg = CcgFactory()
    for _ in range(namesakes):
        MembershipFactory(practice=PracticeFactory(name="Moor Surgery"), ccg=ccg)
    paper("Moor Surgery")
    assert len(search_of(officer, item).named) == offered


def test_people_of_other_ccgs_are_not_searched_for(item: Item, officer: Actor, paper: Make) -> None:
    PersonFactory(name="Basil Sample", ccg=CcgFactory())
    paper("Basil Sample")
    assert not search_of(officer, item).offered


def test_from_a_practice_its_federation_and_its_successor_are_offered(
    item: Item, officer: Actor, park: Any, practice: Make, paper: Make
) -> None:
    federation, body = (
        OrganisationFactory(name="Wex Federation", kind="federation"),
        OrganisationFactory(kind="professional_body"),
    )
    over, later = OrganisationFactory(name="Former Network", kind="network"), practice("Mill Surgery")
    LinkFactory(organisation=park, to=federation, kind="member_of")
    LinkFactory(organisation=park, to=body, kind="member_of")
    LinkFactory(organisation=park, to=over, kind="member_of", until=item.meeting.on)
    LinkFactory(organisation=park, to=later, kind="succeeded_by")
    paper("Park Surgery")
    assert [(one.name, one.because) for one in search_of(officer, item).beside] == [
        ("Mill Surgery", "Park Surgery was succeeded by it."),
        ("Wex Federation", "Park Surgery is a member of it."),
    ]


def test_a_group_goes_with_a_practice_that_the_item_concerns_and_no_paper_names(
    item: Item, officer: Actor, park: Any, paper: Make
) -> None:
    LinkFactory(organisation=park, to=OrganisationFactory(name="Wex Federation", kind="federation"), kind="member_of")
    meetings.concern(item, organisation=park, by=officer)
    paper("Nobody")
    assert names(search_of(officer, item).beside) == ["Wex Federation"]


@pytest.mark.parametrize(
    ("kind", "offered"), [("closure", ["Mill Surgery"]), ("boundary_change", ["Mill Surgery"]), ("premises", [])]
)
def test_neighbours_are_offered_where_patients_may_move(
    item: Item, officer: Actor, park: Any, practice: Make, paper: Make, kind: str, offered: list[str]
) -> None:
    practice("Mill Surgery", postcode="WX1 2BB")
    practice("Far Surgery", postcode="WX9 2BB")
    amended = meetings.amend_item(item, kind=kind, version=item.version, by=officer)
    paper("Park Surgery")
    assert names(search_of(officer, amended).beside) == offered


def test_a_scan_without_text_says_that_it_was_not_searched(item: Item, officer: Actor, paper: Make) -> None:
    paper("", "", title="Scanned")
    paper("Text", "", title="Mixed")
    found = search_of(officer, item)
    assert [(one.paper, one.pages, one.is_whole) for one in found.unsearched] == [
        ("Mixed", (2,), False),
        ("Scanned", (), True),
    ]
    assert (found.papers, found.pages) == (1, 1)


def test_a_withdrawn_paper_is_not_searched(item: Item, officer: Actor, park: Any, paper: Make) -> None:
    paper("Park Surgery", withdrawn=True)
    assert not search_of(officer, item).offered


def test_the_queries_do_not_grow_with_what_is_found(item: Item, officer: Actor, practice: Make, paper: Make) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            search_of(officer, item)
        return len(asked)

    practice("First Surgery")
    paper("First Surgery")
    search_of(officer, item)  # made the names
    one = queries()
    for name in ("Second", "Third", "Fourth"):
        practice(f"{name} Surgery")
        paper(f"{name} Surgery", title=name)
    search_of(officer, item)
    assert queries() == one
    assert len(search_of(officer, item).named) == 4
