"""Which way each link carries an interest, between which dates, and where it stops."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.organisations import links as the_module
from committees.organisations.facts import Link, Organisation
from committees.organisations.links import Links, Tie
from committees.organisations.vocabulary import LinkKind, OrganisationKind

ON = date(2018, 3, 1)
KINDS = {"Federation": OrganisationKind.FEDERATION, "Super": OrganisationKind.SUPER_PARTNERSHIP}
KINDS |= {"College": OrganisationKind.PROFESSIONAL_BODY}


def reached(start: str, *links: Link, on: date | None = ON) -> dict[str, Tie]:
    keys = {key for link in links for key in (link.from_, link.to)}
    known = {key: Organisation(key, str(key), KINDS.get(str(key), OrganisationKind.GP_PRACTICE)) for key in keys}
    found = Links(links, known, on).reached_from(start)
    return {str(reach.organisation): reach.tie for reach in found if reach.organisation != start}


def tie(from_: str, kind: LinkKind, to: str, since: date | None = None, until: date | None = None) -> Link:
    return Link(kind, from_, to, since, until)


@pytest.mark.parametrize(
    ("kind", "forward", "backward"),
    [
        (LinkKind.MEMBER_OF, Tie.LINKED, None),
        (LinkKind.SHAREHOLDER_OF, Tie.LINKED, None),
        (LinkKind.OWNED_BY, Tie.LINKED, Tie.LINKED),
        (LinkKind.SUBCONTRACTOR_OF, Tie.LINKED, None),
        (LinkKind.LANDLORD_OF, Tie.LINKED, None),
        (LinkKind.SUCCEEDED_BY, Tie.SAME, Tie.SAME),
        (LinkKind.COMPETITOR_OF, Tie.RIVAL, Tie.RIVAL),
    ],
)
def test_each_kind_carries_an_interest_as_the_table_says(kind: LinkKind, forward: Tie | None, backward: Tie | None) -> None:
    link = tie("X", kind, "Y")
    assert reached("X", link).get("Y") == forward
    assert reached("Y", link).get("X") == backward


def test_every_kind_of_link_stands_in_the_table() -> None:
    document = the_module.__doc__ or ""
    assert all(kind.value in document for kind in LinkKind)


def test_a_link_holds_from_its_first_day_until_the_day_before_its_last_date() -> None:
    link = tie("X", LinkKind.MEMBER_OF, "Y", date(2016, 4, 1), date(2018, 3, 1))
    assert reached("X", link, on=date(2016, 3, 31)) == {}
    assert "Y" in reached("X", link, on=date(2016, 4, 1))
    assert "Y" in reached("X", link, on=date(2018, 2, 28))
    assert reached("X", link, on=date(2018, 3, 1)) == {}


def test_a_succession_carries_from_its_day_on_and_for_good() -> None:
    link = tie("Old", LinkKind.SUCCEEDED_BY, "New", date(2017, 4, 1), date(2017, 5, 1))
    assert reached("Old", link, on=date(2017, 3, 31)) == {}
    assert reached("Old", link) == {"New": Tie.SAME}


def test_gain_passes_on_at_any_depth() -> None:
    links = (
        tie("Practice", LinkKind.MEMBER_OF, "Federation"),
        tie("Federation", LinkKind.SHAREHOLDER_OF, "Company"),
        tie("Company", LinkKind.SUBCONTRACTOR_OF, "Prime"),
    )
    assert set(reached("Practice", *links)) == {"Federation", "Company", "Prime"}


def test_fellow_members_of_a_federation_are_strangers() -> None:
    links = (tie("A", LinkKind.MEMBER_OF, "Federation"), tie("B", LinkKind.MEMBER_OF, "Federation"))
    assert reached("A", *links) == {"Federation": Tie.LINKED}
    assert reached("Federation", *links) == {}


def test_practices_that_own_a_federation_together_are_strangers() -> None:
    links = (tie("Federation", LinkKind.OWNED_BY, "A"), tie("Federation", LinkKind.OWNED_BY, "B"))
    assert reached("A", *links) == {"Federation": Tie.LINKED}


def test_companies_of_one_parent_are_strangers() -> None:
    links = (tie("A", LinkKind.OWNED_BY, "Parent"), tie("B", LinkKind.OWNED_BY, "Parent"))
    assert reached("A", *links) == {"Parent": Tie.LINKED}


def test_practices_of_one_super_partnership_are_one_firm() -> None:
    links = (tie("A", LinkKind.MEMBER_OF, "Super"), tie("B", LinkKind.MEMBER_OF, "Super"))
    assert reached("A", *links) == {"Super": Tie.LINKED, "B": Tie.LINKED}
    assert set(reached("Super", *links)) == {"A", "B"}


def test_a_professional_body_shares_nothing_out() -> None:
    assert reached("X", tie("X", LinkKind.MEMBER_OF, "College")) == {}


def test_a_landlord_has_no_interest_in_the_federation_of_its_tenant() -> None:
    links = (tie("Landlord", LinkKind.LANDLORD_OF, "X"), tie("X", LinkKind.MEMBER_OF, "Federation"))
    assert reached("Landlord", *links) == {"X": Tie.LINKED}


def test_a_rival_of_a_rival_is_not_reached() -> None:
    links = (tie("A", LinkKind.COMPETITOR_OF, "B"), tie("B", LinkKind.COMPETITOR_OF, "C"))
    assert reached("A", *links) == {"B": Tie.RIVAL}


def test_practices_that_came_out_of_one_are_strangers() -> None:
    links = (tie("Old", LinkKind.SUCCEEDED_BY, "A"), tie("Old", LinkKind.SUCCEEDED_BY, "B"))
    assert reached("A", *links) == {"Old": Tie.SAME}


def test_the_path_names_each_link_in_the_order_walked() -> None:
    first, second = tie("X", LinkKind.SUCCEEDED_BY, "Y"), tie("Y", LinkKind.MEMBER_OF, "Federation")
    known = {"Federation": Organisation("Federation", "Federation", OrganisationKind.FEDERATION)}
    paths = {reach.organisation: reach.links for reach in Links((second, first), known, ON).reached_from("X")}
    assert paths["Federation"] == (first, second)


def test_members_are_found_at_any_depth() -> None:
    links = (tie("A", LinkKind.MEMBER_OF, "Network"), tie("Network", LinkKind.MEMBER_OF, "Locality"))
    assert Links(links, {}, ON).members_of("Locality") == {"A", "Network"}


def test_an_organisation_is_a_member_of_what_it_joined_itself_and_of_nothing_it_is_otherwise_linked_to() -> None:
    joined = (tie("A", LinkKind.MEMBER_OF, "Network"), tie("Network", LinkKind.MEMBER_OF, "Locality"))
    links = Links((*joined, tie("A", LinkKind.SHAREHOLDER_OF, "Company"), tie("B", LinkKind.MEMBER_OF, "A")), {}, ON)
    assert links.memberships_of("A") == {"Network"}


def test_a_link_that_carries_nothing_hides_none_of_those_after_it() -> None:
    to_both = (tie("X", LinkKind.MEMBER_OF, "College"), tie("X", LinkKind.MEMBER_OF, "Federation"))
    assert reached("X", *to_both) == {"Federation": Tie.LINKED}


KEYS = st.sampled_from("ABCDE")
SOME_LINKS = st.lists(st.builds(Link, st.sampled_from(LinkKind), KEYS, KEYS), max_size=12)


@given(links=SOME_LINKS, start=KEYS, seed=st.randoms())
def test_the_order_of_links_does_not_matter_and_circles_end(links: list[Link], start: str, seed: object) -> None:
    shuffled = links.copy()
    seed.shuffle(shuffled)  # type: ignore[attr-defined]
    assert Links(tuple(links), {}, ON).reached_from(start) == Links(tuple(shuffled), {}, ON).reached_from(start)


@given(links=SOME_LINKS, start=KEYS)
def test_no_organisation_is_reached_twice_nor_a_path_longer_than_there_are_links(links: list[Link], start: str) -> None:
    found = Links(tuple(links), {}, ON).reached_from(start)
    assert len({reach.organisation for reach in found}) == len(found)
    assert all(len(set(reach.links)) == len(reach.links) for reach in found)


DAYS = st.none() | st.dates(date(2018, 2, 28), date(2018, 3, 2))
DATED_LINKS = st.lists(st.builds(Link, st.sampled_from(LinkKind), KEYS, KEYS, DAYS, DAYS), max_size=8)
SUPER = {"A": Organisation("A", "A", OrganisationKind.SUPER_PARTNERSHIP)}


@given(links=DATED_LINKS, start=KEYS)
def test_the_links_of_every_date_seen_on_one_are_the_links_of_that_date(links: list[Link], start: str) -> None:
    seen, made = Links(tuple(links), SUPER, None).at(ON), Links(tuple(links), SUPER, ON)
    assert seen.reached_from(start) == made.reached_from(start)
    assert seen.members_of(start) == made.members_of(start)
    assert seen.memberships_of(start) == made.memberships_of(start)
