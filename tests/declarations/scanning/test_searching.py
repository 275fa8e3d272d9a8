"""What is found in several papers is put together by party, with the words round each name."""

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from declarations.scanning.naming import How, Mention, Names, Party
from declarations.scanning.near import NearNames
from declarations.scanning.quoting import ROUND, quoted
from declarations.scanning.searching import MOST_PLACES, search, unsearched

PARK, CODE = Party(UUID(int=1), "Parkside Surgery"), Party(UUID(int=1), "Y01234", How.CODE)
NAMES = Names([PARK, CODE])
KINDS = [(NAMES, NearNames(NAMES))]


def paper(title: str, key: int) -> Any:
    return SimpleNamespace(title=title, current=SimpleNamespace(pk=UUID(int=key)))


def met(**pages: list[str]) -> Any:
    papers = [paper(title, place) for place, title in enumerate(pages)]
    return search(papers, {one.current.pk: pages[one.title] for one in papers}, KINDS)


def test_each_party_comes_once_with_its_places() -> None:
    found = met(Case=["", "Parkside Surgery asks"], Annex=["Code Y01234"])
    assert [(one.paper, one.page, one.met) for one in found.places[PARK.key]] == [
        ("Case", 2, "Parkside Surgery"),
        ("Annex", 1, "Y01234"),
    ]


def test_a_party_is_known_by_the_surest_way() -> None:
    assert met(A=["Y01234 is Parkside Surgery"]).how[PARK.key] is How.NAME
    assert met(A=["Parksde Surgery"], B=["Y01234"]).how[PARK.key] is How.CODE
    assert met(A=["Parksde Surgery"]).how[PARK.key] is How.NEAR


def test_of_many_places_in_a_paper_the_first_are_told() -> None:
    assert len(met(A=["Parkside Surgery"] * 50).places[PARK.key]) == MOST_PLACES


def test_the_words_round_a_name_are_whole_and_on_one_line() -> None:
    before, after = "word " * 40, " other" * 40
    page = f"{before}\nParkside\nSurgery{after}"
    begins = page.index("Parkside")
    place = quoted(paper("Case", 1), [page], Mention(PARK, 1, begins, begins + len("Parkside Surgery")))
    assert place.met == "Parkside Surgery"
    assert {*place.before.split()} == {"…", "word"}
    assert {*place.after.split()} == {"…", "other"}
    assert len(place.before) <= ROUND + 2
    assert len(place.after) <= ROUND + 2


def test_a_paper_without_text_was_not_searched() -> None:
    waiting = SimpleNamespace(title="Waiting", current=None)
    scanned, mixed, whole = paper("Scanned", 1), paper("Mixed", 2), paper("Whole", 3)
    told = unsearched([waiting, scanned, mixed, whole], {mixed.current.pk: ["", "A", ""], whole.current.pk: ["A"]})
    assert [(one.paper, one.pages, one.is_whole) for one in told] == [
        ("Waiting", (), True),
        ("Scanned", (), True),
        ("Mixed", (1, 3), False),
    ]
