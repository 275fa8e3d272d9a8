"""Names and codes are found in a text as people write them there, and nothing else is."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.organisations.naming import normalised
from declarations.scanning.naming import How, Names, Party, spans_of
from tests.declarations.scanning import slow

KEY = UUID(int=1)


def found(text: str | list[str], *names: str, how: How = How.NAME, is_person: bool = False) -> list[tuple[str, int, str]]:
    """The name, the page and the words there."""
    pages = [text] if isinstance(text, str) else text
    parties = [Party(UUID(int=place), name, how, is_person) for place, name in enumerate(names)]
    met = Names(parties).met_in(pages)
    return [(one.party.name, one.page, pages[one.page - 1][one.begins : one.ends]) for one in met]


@pytest.mark.parametrize(
    "text",
    [
        "Park Surgery",
        "the lease of PARK SURGERY, which",
        "(Park\nSurgery)",
        "Park  Surgery's rent",
        "the Park Surgery’s rent",
        "“Park Surgery”",
        "Park-Surgery",
        "see Park Surgery/Mill Lane",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert [name for name, *_ in found(text, "Park Surgery")] == ["Park Surgery"]


@pytest.mark.parametrize("text", ["Parks Surgery", "Spark Surgery", "Park Surgeryman", "Park of Surgery", "", "park"])
def test_a_name_is_not_found_in_other_words(text: str) -> None:
    assert found(text, "Park Surgery") == []


def test_apostrophes_full_stops_and_ampersands_make_no_difference() -> None:
    assert found("St Johns and Co. met", "St. John's & Co") == [("St. John's & Co", 1, "St Johns and Co")]
    assert found("St. John’s & Co met", "St Johns and Co") == [("St Johns and Co", 1, "St. John’s & Co")]


def test_the_longer_name_is_meant() -> None:
    assert found("North Park Surgery", "Park Surgery", "North Park Surgery") == [
        ("North Park Surgery", 1, "North Park Surgery")
    ]


def test_namesakes_are_all_found() -> None:
    assert [name for name, *_ in found("Park Surgery", "Park Surgery", "PARK SURGERY")] == ["Park Surgery", "PARK SURGERY"]


def test_a_name_that_goes_on_on_the_next_page_is_found() -> None:
    assert found(["the rent of Park", "Surgery is due"], "Park Surgery") == [("Park Surgery", 1, "Park")]


@pytest.mark.parametrize("name", ["The Surgery", "Medical Centre", "Dr", "A & B", "", "of the"])
def test_a_name_that_tells_nothing_is_not_searched_for(name: str) -> None:
    assert found(f"We met at {name}.", name) == []


def test_a_single_word_is_a_name_where_it_is_written_as_one() -> None:
    assert found("The spire of Spire", "Spire") == [("Spire", 1, "Spire")]
    assert found("a park surgery and Park Surgery", "Park Surgery") == [("Park Surgery", 1, "Park Surgery")]


def test_a_code_is_found_in_capitals() -> None:
    assert found("y01234 and Y01234, or RXC", "Y01234", how=How.CODE) == [("Y01234", 1, "Y01234")]
    assert found("company 01234567", "01234567", how=How.CODE) == [("01234567", 1, "01234567")]
    assert found("who is RXC", "RXC", how=How.CODE) == []  # without a figure it may be any abbreviation


def test_a_person_is_found_without_their_title() -> None:
    assert found("Prof. Ada Example wrote it", "Dr Ada Example", is_person=True) == [("Dr Ada Example", 1, "Ada Example")]
    assert found("Dr Example", "Dr Example", is_person=True) == []


WORDS = st.sampled_from(
    ["Park", "Surgery", "park", "the", "North", "St.", "John's", "&", "and", "Y01234", "y01234", "Parks", "Ltd"]
)
TEXT = st.lists(st.lists(WORDS, max_size=12).map(" ".join), min_size=1, max_size=3)
PARTIES = st.lists(
    st.tuples(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), st.sampled_from([How.NAME, How.CODE]), st.booleans()),
    max_size=5,
    unique_by=lambda one: one[0].casefold(),
)


@given(TEXT, PARTIES)
def test_what_is_found_is_what_a_plain_search_finds(pages: list[str], named: list[tuple[str, How, bool]]) -> None:
    parties = [Party(UUID(int=n), name, how, person) for n, (name, how, person) in enumerate(named)]
    parties = [one for one in parties if one.how is How.NAME or " " not in one.name]
    met = Names(parties).met_in(pages)
    assert {*met} == {*slow.met_in(parties, pages)}


@given(st.text(max_size=60))
def test_the_words_of_a_page_are_those_that_are_searched(page: str) -> None:
    assert len(spans_of(page)) == len(normalised(page).split())


def test_of_a_name_and_its_genitive_the_one_that_is_written_is_meant() -> None:
    assert [name for name, *_ in found("The Parks", "Park", "Parks")] == ["Parks"]
    assert [name for name, *_ in found("The Park's", "Park")] == ["Park"]
