"""A dismissed match is told and not flagged, until a fact it rests on changes; nothing else of the person is hidden by it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.meetings.facts import Concern
from committees.meetings.vocabulary import PartPlayed
from committees.organisations.facts import Link, Organisation
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from declarations.guidance.dismissals import Ground, changed, of_link
from declarations.guidance.facts import Dismissal, Interest, Meeting
from declarations.guidance.findings import Finding
from declarations.guidance.judgement import judge
from declarations.guidance.matches import Match, matches_at
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Outcome
from tests.declarations.table import item, meeting, sitting

PRACTICE = Organisation("riverside", "Riverside Practice", OrganisationKind.GP_PRACTICE)
FEDERATION = Organisation("federation", "Valley Federation", OrganisationKind.FEDERATION)
RIVAL = Organisation("harbourside", "Harbourside Ltd", OrganisationKind.COMPANY)
LINK = Link(LinkKind.MEMBER_OF, "riverside", "federation", since=date(2014, 10, 1))
PARTNER = Interest("partner", InterestCategory.FINANCIAL, direct=True, role=InterestRole.PARTNER, organisation="riverside")
DIRECTOR = Interest("director", InterestCategory.FINANCIAL, direct=True, organisation="harbourside")
AWARD = item(concerns=(Concern(organisation="federation", part_played=PartPlayed.BIDDER),))
OTHER = item("7", concerns=(Concern(organisation="harbourside", part_played=PartPlayed.BIDDER),))
BY_WHOM = {"by": "Olive Example", "on": date(2018, 2, 20), "because": "The practice gave notice"}


def held(*interests: Interest, link: Link = LINK, **more: Any) -> Meeting:
    person = sitting("m1", "gp", confirmed=date(2018, 1, 10), interests=interests or (PARTNER,))
    known = {each.key: each for each in (PRACTICE, FEDERATION, RIVAL)}
    return meeting(person, items=[AWARD, OTHER], organisations=known, links=(link,), **more)


def matches(facts: Meeting, at: str = "6") -> tuple[Match, ...]:
    return matches_at(facts, at, facts.sittings[0], load().in_force(facts.date))


def found_to_be_none(facts: Meeting, **otherwise: Any) -> Meeting:
    """The same meeting, its one match at item 6 dismissed on the facts as they are there."""
    match = matches(facts)[0]
    rests_on = tuple((ground.about, ground.value) for ground in match.grounds)
    pair = {
        "key": "d1",
        "person": "m1",
        "interest": match.interest.key,
        "party": match.party,
        "rests_on": rests_on,
        **BY_WHOM,
    }
    return replace(facts, dismissals=(Dismissal(**{**pair, **otherwise}),))


def finding(facts: Meeting, at: str = "6") -> Finding:
    return judge(facts, load())[at, "m1"]


def told(facts: Meeting) -> str:
    [only] = [miss for miss in finding(facts).near_misses if miss.dismissal == "d1"]
    return only.says


def test_without_a_dismissal_it_is_flagged() -> None:
    assert finding(held()).outcome is Outcome.FLAG


def test_a_dismissed_match_is_told_and_not_flagged() -> None:
    facts = found_to_be_none(held(), confirmed_by="Ada Example", until=date(2018, 6, 30))
    assert finding(facts).outcome is Outcome.CLEAR
    assert told(facts) == (
        "The match with Valley Federation was dismissed by Olive Example on 20 February 2018 and confirmed by Ada Example, "
        "until 30 June 2018, because: “The practice gave notice.”"
    )


@pytest.mark.parametrize(
    ("because", "quoted"),
    [
        ("They resigned", "“They resigned.”"),
        ("They resigned.", "“They resigned.”"),
        ("They resigned!", "“They resigned!”"),
        ("Did they not resign?", "“Did they not resign?”"),
    ],
)
def test_the_reason_is_quoted_as_a_sentence(because: str, quoted: str) -> None:
    assert told(found_to_be_none(held(), because=because)) == (
        f"The match with Valley Federation was dismissed by Olive Example on 20 February 2018, because: {quoted}"
    )


def test_of_two_dismissals_of_one_match_the_one_that_has_lapsed_is_not_told() -> None:
    facts = found_to_be_none(held())
    [holding] = facts.dismissals
    lapsed = replace(holding, key="d0", rests_on=())
    [near_miss] = finding(replace(facts, dismissals=(lapsed, holding))).near_misses
    assert (near_miss.dismissal, near_miss.lapsed) == ("d1", False)
    assert (near_miss.interest, near_miss.party) == ("partner", "Valley Federation")


def test_everything_that_is_not_as_it_was_is_told_in_one_sentence() -> None:
    facts = found_to_be_none(held(), rests_on=(("interest partner", "1"),))
    assert told(facts) == (
        "Olive Example dismissed this match on 20 February 2018, because: “The practice gave notice.” That no longer counts. "
        "Not so then, or not known then: Riverside Practice is member of Valley Federation from 1 October 2014; "
        "the party, Valley Federation (GP federation)."
    )


@pytest.mark.parametrize(
    ("known", "since", "until", "says"),
    [
        ((PRACTICE, FEDERATION), None, None, "Riverside Practice is member of Valley Federation"),
        ((PRACTICE,), None, date(2018, 4, 1), "Riverside Practice is member of federation until 1 April 2018"),
        ((), date(2014, 10, 1), None, "riverside is member of federation from 1 October 2014"),
    ],
)
def test_a_link_is_told_with_the_days_and_names_that_are_known(
    known: tuple[Organisation, ...], since: date | None, until: date | None, says: str
) -> None:
    link = replace(LINK, since=since, until=until)
    assert of_link(link, {each.key: each for each in known}).says == says


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"interests": (replace(PARTNER, version=2),)}, "the interest, version 2"),
        (
            {"link": replace(LINK, until=date(2018, 3, 31))},
            "member of Valley Federation from 1 October 2014 until 31 March 2018",
        ),
        ({"link": replace(LINK, since=None)}, "Riverside Practice is member of Valley Federation"),
        ({"link": replace(LINK, kind=LinkKind.SHAREHOLDER_OF)}, "Riverside Practice is shareholder of Valley Federation"),
    ],
)
def test_it_is_flagged_again_once_a_fact_it_rests_on_changes_and_says_which(changes: dict[str, Any], says: str) -> None:
    before = found_to_be_none(held())
    now = replace(held(*changes.pop("interests", ()), **changes), dismissals=before.dismissals)
    assert finding(now).outcome is Outcome.FLAG
    assert "Olive Example dismissed this match on 20 February 2018" in told(now)
    assert says in told(now)


def test_it_is_flagged_again_when_the_party_is_recorded_otherwise() -> None:
    before = found_to_be_none(held())
    renamed = replace(FEDERATION, name="Coast Federation")
    now = replace(before, organisations={**before.organisations, "federation": renamed})
    assert finding(now).outcome is Outcome.FLAG
    assert "the party, Coast Federation (GP federation)" in told(now)


def test_what_was_mended_and_came_back_is_dismissed_again() -> None:
    before = found_to_be_none(held())
    assert finding(replace(before, links=(replace(LINK, since=None),))).outcome is Outcome.FLAG
    assert finding(before).outcome is Outcome.CLEAR


def test_another_interest_in_the_same_party_still_flags() -> None:
    both = held(PARTNER, replace(PARTNER, key="shares", role=InterestRole.SHAREHOLDER))
    facts = found_to_be_none(both)
    because = finding(facts).because
    assert {each.interest for each in because} == {"shares"}
    assert told(facts)


def test_one_of_a_provider_covers_every_interest_that_was_known_and_no_later_one() -> None:
    shares, later = (replace(PARTNER, key=key, role=InterestRole.SHAREHOLDER) for key in ("shares", "later"))
    known = held(PARTNER, shares)
    rests_on = tuple((ground.about, ground.value) for match in matches(known) for ground in match.grounds)
    facts = found_to_be_none(known, interest=None, rests_on=rests_on)
    assert finding(facts).outcome is Outcome.CLEAR
    with_a_later_one = replace(held(PARTNER, shares, later), dismissals=facts.dismissals)
    assert {each.interest for each in finding(with_a_later_one).because} == {"later"}


@pytest.mark.parametrize(
    "otherwise", [{"person": "m2"}, {"interest": "director"}, {"party": Concern(organisation="riverside")}]
)
def test_a_dismissal_of_something_else_changes_nothing(otherwise: dict[str, Any]) -> None:
    assert finding(found_to_be_none(held(), **otherwise)) == finding(held())


def test_the_same_party_in_another_part_is_the_same_match() -> None:
    facts = found_to_be_none(held())
    as_holder = item(concerns=(Concern(organisation="federation", part_played=PartPlayed.HOLDER),))
    assert finding(replace(facts, items=(as_holder,))).outcome is Outcome.CLEAR


def test_a_dismissal_at_one_item_leaves_the_others_as_they_were() -> None:
    facts = held(PARTNER, DIRECTOR)
    assert finding(found_to_be_none(facts), "7") == finding(facts, "7")


def test_a_person_under_several_keys_is_one_person() -> None:
    facts = found_to_be_none(held())
    twice = replace(facts.sittings[0], key=("m1", "GP"), person="m1")
    assert judge(replace(facts, sittings=(twice,)), load())["6", ("m1", "GP")].outcome is Outcome.CLEAR


def test_a_match_says_what_it_rests_on_and_whether_it_is_direct_and_financial() -> None:
    [match] = matches(held())
    assert [ground.about.split()[0] for ground in match.grounds] == ["interest", "link", "party"]
    assert (match.name, match.key, match.is_direct_financial, match.dismissed) == (
        "Valley Federation",
        "federation",
        True,
        False,
    )
    [dismissed] = matches(found_to_be_none(held()))
    assert dismissed.dismissed
    professional = replace(PARTNER, category=InterestCategory.NON_FINANCIAL_PROFESSIONAL)
    assert [one.is_direct_financial for one in matches(held(professional))] == [False]
    unknown = replace(PARTNER, category=InterestCategory.UNKNOWN)
    assert [one.is_direct_financial for one in matches(held(unknown))] == [True]


def test_an_interest_that_ended_long_ago_is_no_match() -> None:
    assert matches(held(replace(PARTNER, ended=date(2015, 1, 1)))) == ()


FACTS = st.dictionaries(st.sampled_from("abcd"), st.sampled_from("123"))


@given(was=FACTS, now=FACTS)
def test_a_fact_has_changed_when_it_is_new_or_not_as_it_was_and_a_lost_one_changes_nothing(
    was: dict[str, str], now: dict[str, str]
) -> None:
    grounds = tuple(Ground(about, value, "") for about, value in now.items())
    assert {ground.about for ground in changed(was, grounds)} == {key for key in now if was.get(key) != now[key]}
    assert changed(now, grounds) == ()
