"""An address says what is tried, and is read back as the same."""

from urllib.parse import parse_qs
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.meetings.vocabulary import PartPlayed
from committees.seats.vocabulary import SeatCategory
from declarations.guidance.vocabulary import Step
from declarations.whatif.address import MOST, Tries, read
from declarations.whatif.suppositions import Away, Comes, Deputised, Handled, Invited, Party

ITEM, PERSON, OTHER = UUID(int=1), UUID(int=2), UUID(int=3)

keys = st.uuids()
perhaps = st.none() | keys
names = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60).map(str.strip).filter(bool)
suppositions = st.one_of(
    st.builds(Handled, keys, keys, st.none() | st.sampled_from(Step)),
    st.builds(Away, keys),
    st.builds(Comes, keys),
    st.builds(Deputised, keys, keys),
    st.builds(Invited, names, st.sampled_from(SeatCategory), st.booleans(), perhaps, perhaps, perhaps),
    st.builds(Party, keys, names, perhaps, st.none() | st.sampled_from(PartPlayed)),
)


def parsed(query: str) -> dict[str, list[str]]:
    return parse_qs(query.removeprefix("?"), keep_blank_values=True)


@given(st.lists(suppositions, max_size=8), perhaps, st.booleans())
def test_what_is_written_is_read_back(tried, item, whole):
    tries = Tries(item=item, whole=whole and item is None).trying(*tried)
    back = read(parsed(tries.query))
    assert set(back.suppositions) == set(tries.suppositions)
    assert (back.item, back.whole, back.unread) == (tries.item, tries.whole, 0)


@given(
    st.dictionaries(
        st.text(max_size=20) | st.sampled_from(["guest", "party", "item", f"step.{ITEM}.{PERSON}"]), st.lists(st.text())
    )
)
def test_nonsense_is_counted_and_never_fails(query):
    tries = read(query)
    assert tries.unread <= sum(map(len, query.values()))


@pytest.mark.parametrize(
    "query",
    [
        {"item": ["six"]},
        {f"step.{ITEM}.{PERSON}": ["dance"]},
        {"step.6.gp": ["leave"]},
        {f"there.{PERSON}": ["perhaps"]},
        {"guest": ["gp~vote~~~~"]},
        {"guest": ["wizard~vote~~~~Ada Example"]},
        {"party": ["Harbourside Ltd"]},
        {"party": [f"{ITEM}~emperor~~Harbourside Ltd"]},
    ],
)
def test_what_cannot_be_tried_is_counted(query):
    assert read(query) == Tries(unread=1)


def test_an_empty_answer_tries_nothing():
    assert read({f"there.{PERSON}": [""], "guest": [""]}) == Tries()


def test_of_two_about_the_same_the_later_holds():
    tries = (
        Tries().trying(Away(PERSON), Handled(ITEM, PERSON, Step.LEAVE)).trying(Comes(PERSON), Handled(ITEM, PERSON, None))
    )
    assert tries.suppositions == (Comes(PERSON), Handled(ITEM, PERSON, None))


def test_one_thing_is_taken_back():
    tries = Tries(item=ITEM).trying(Away(PERSON), Away(OTHER))
    assert tries.without(Away(PERSON)) == Tries((Away(OTHER),), item=ITEM)


def test_where_nothing_is_tried_the_address_is_bare():
    assert Tries().query == ""
    assert Tries().at(None).query == "?item=all"


def test_past_so_many_guests_an_address_is_read_no_further():
    tries = read({"guest": [f"gp~~~~~Guest Example {n}" for n in range(MOST + 2)], f"there.{uuid4()}": ["away"]})
    assert (len(tries.suppositions), tries.unread) == (MOST + 1, 2)
