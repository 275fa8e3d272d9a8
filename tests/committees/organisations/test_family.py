"""Everything tied to an organisation at any distance, with what holds on the day before what does not."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from committees.organisations.facts import Link
from committees.organisations.family import family_of
from committees.organisations.links import Links
from committees.organisations.vocabulary import LinkKind

ON = date(2018, 3, 1)
MEMBER, OWNED = LinkKind.MEMBER_OF, LinkKind.OWNED_BY


def test_a_family_goes_up_and_down_again_at_any_distance() -> None:
    links = (Link(MEMBER, "A", "Federation"), Link(MEMBER, "B", "Federation"), Link(OWNED, "Company", "Federation"))
    found = family_of("A", links, ON).relatives
    assert {one.organisation: (one.of, one.distance, one.back) for one in found} == {
        "Federation": ("A", 1, False),
        "B": ("Federation", 2, True),
        "Company": ("Federation", 2, True),
    }


def test_nobody_is_tied_to_an_organisation_without_links() -> None:
    assert family_of("A", (Link(MEMBER, "B", "C"),), ON).relatives == ()


def test_a_way_that_holds_goes_before_a_shorter_one_that_does_not() -> None:
    past = Link(MEMBER, "A", "Federation", until=date(2017, 1, 1))
    links = (past, Link(MEMBER, "A", "Network"), Link(MEMBER, "Network", "Federation"))
    found = family_of("A", links, ON)
    by = {one.organisation: one for one in found.relatives}
    assert (by["Federation"].of, by["Federation"].holds) == ("Network", True)
    assert found.besides == (past,)


def test_who_left_and_who_is_yet_to_come_are_family_and_marked() -> None:
    links = (
        Link(MEMBER, "A", "Left", until=date(2018, 3, 1)),
        Link(MEMBER, "A", "Stays", until=date(2018, 3, 2)),
        Link(MEMBER, "A", "Joins", since=date(2018, 3, 2)),
    )
    assert {one.organisation: one.holds for one in family_of("A", links, ON).relatives} == {
        "Left": False,
        "Stays": True,
        "Joins": False,
    }


KEYS = st.sampled_from("ABCDEF")
DAYS = st.sampled_from([None, date(2017, 1, 1), date(2019, 1, 1)])
SOME_LINKS = st.lists(st.builds(Link, st.sampled_from(LinkKind), KEYS, KEYS, DAYS, st.none()), max_size=12, unique=True)


@given(SOME_LINKS, KEYS, st.randoms())
def test_everyone_is_there_once_whatever_the_order_and_every_link_is_told_once(
    links: list[Link], start: str, seed: object
) -> None:
    found = family_of(start, tuple(links), ON)
    seed.shuffle(links)  # type: ignore[attr-defined]
    assert family_of(start, tuple(links), ON) == found
    keys = [one.organisation for one in found.relatives]
    assert len({start, *keys}) == len(keys) + 1
    touched = {link for link in links if {link.from_, link.to} & {start, *keys}}
    assert {*(one.by for one in found.relatives), *found.besides} == touched


@given(SOME_LINKS, KEYS)
def test_whoever_an_interest_reaches_is_family(links: list[Link], start: str) -> None:
    reached = {reach.organisation for reach in Links(tuple(links), {}, ON).reached_from(start)} - {start}
    assert reached <= {one.organisation for one in family_of(start, tuple(links), ON).relatives}
