"""A flag, clear, or cannot tell: what beats what, what is shown beside it, and what must never change it."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from committees.meetings.facts import Concern, Item
from committees.meetings.vocabulary import AffectedClass, ItemKind, PartPlayed
from committees.organisations.facts import Link, Organisation
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from committees.seats.facts import Committee, Seat
from committees.seats.vocabulary import CommitteeKind, SeatCategory
from declarations.guidance import written
from declarations.guidance.facts import Interest, Meeting, Sitting
from declarations.guidance.findings import Finding, NearMiss
from declarations.guidance.judgement import judge
from declarations.guidance.proof import CASES
from declarations.guidance.rulebook import load
from declarations.guidance.situation import TouchKind
from declarations.guidance.vocabulary import AddOn, InterestCategory, InterestRole, Outcome, Step

WORLD = yaml.safe_load((CASES / "world.yaml").read_text())
OUTCOMES = yaml.safe_load((CASES / "outcomes.yaml").read_text())
ON = date(2018, 3, 1)


@pytest.mark.parametrize("case", OUTCOMES, ids=[case["says"] for case in OUTCOMES])
def test_the_outcome_is_the_one_written(case: Mapping[str, Any]) -> None:
    finding, expect = written.finding_of(case), case["expect"]
    assert finding.outcome == Outcome(expect["outcome"])
    assert finding.step == (Step(expect["step"]) if "step" in expect else None)
    if "also" in expect:
        assert sorted(finding.also) == expect["also"]
    if "near" in expect:
        told = [near_miss for near_miss in finding.near_misses if expect["near"] in near_miss.says]
        assert told, finding.near_misses
        assert {near_miss.doubt for near_miss in told} == {expect["doubt"]}
        assert len(told) == expect.get("times", len(told))
    assert not any(expect["silent"] in near_miss.says for near_miss in finding.near_misses if "silent" in expect)


def test_every_reason_carries_its_rule_interest_party_path_and_conditions() -> None:
    interest = {"category": "financial", "direct": False, "relationship": "spouse_or_partner", "role": "director"}
    finding = written.finding_of(
        {
            "interests": [interest | {"in": "Harbourside Ltd", "from": date(2015, 6, 1)}],
            "item": {"kind": "contract_award", "concerns": [{"organisation": "Harbourside Ltd", "as": "bidder"}]},
        }
    )
    because = finding.because[0]
    assert [stretch.label for stretch in because.path] == ["spouse_or_partner", "director", "Harbourside Ltd"]
    assert (because.interest, because.version, because.party) == (1, 1, "Harbourside Ltd")
    rule = load().in_force(ON).rule(because.rule)
    assert rule is not None
    assert (because.source, because.conditions, because.touch) == (rule.source, rule.when, TouchKind.NAMED)
    assert because.source.instrument == "G2017"
    assert "interest is indirect" in because.conditions
    assert because.path[1].since == date(2015, 6, 1)


def test_the_path_through_a_federation_names_each_organisation_and_the_dates_of_its_link() -> None:
    finding = written.finding_of(
        {
            "interests": [{"category": "financial", "direct": True, "role": "partner", "in": "Riverside Practice"}],
            "item": {"kind": "contract_award", "concerns": [{"organisation": "Valley Federation"}]},
        }
    )
    path = finding.because[0].path
    assert [stretch.label for stretch in path] == ["partner", "Riverside Practice", "Valley Federation"]
    assert (path[2].since, path[2].link) == (date(2012, 4, 1), LinkKind.MEMBER_OF)


def test_the_reasons_stand_heaviest_first() -> None:
    finding = written.finding_of(
        {
            "interests": [
                {"category": "non_financial_personal", "direct": True, "role": "patient", "in": "Riverside Practice"},
                {"category": "financial", "direct": True, "role": "partner", "in": "Riverside Practice"},
            ],
            "item": {"kind": "closure", "concerns": [{"organisation": "Riverside Practice"}]},
        }
    )
    assert [because.interest for because in finding.because] == [2, 1]


@pytest.mark.parametrize("interest", [{"role": "partner", "in": "Faraway Practice"}, {"in_class": "all_member_practices"}])
def test_one_ccgs_practices_are_not_touched_by_another_ccgs_item_in_common(interest: dict[str, str]) -> None:
    other = "NHS Other CCG"
    seat = {"category": "gp", "committees": ["There"]}
    facts = written.WORLD | {
        "date": ON,
        "ccgs": [written.CCG, other],
        "committees": [{"name": "Here", "ccg": written.CCG}, {"name": "There", "ccg": other}],
        "people": [
            {"seat": seat, "confirmed": ON, "interests": [{"category": "financial", "direct": True} | interest]},
        ],
        "items": [
            {"id": "1", "kind": "payment", "committees": ["Here"], "concerns": [{"class": "all_member_practices"}]},
            {"id": "2", "kind": "payment", "committees": ["There"], "concerns": [{"class": "all_member_practices"}]},
        ],
    }
    findings = judge(written.meeting(facts), load())
    assert [findings[item, "m1"].outcome for item in ("1", "2")] == [Outcome.CLEAR, Outcome.FLAG]


def test_an_adviser_without_a_seat_is_judged_at_their_own_items_only() -> None:
    seat = Seat("Member", SeatCategory.LAY, True)
    people = (
        Sitting("member", "m", seat, confirmed=ON),
        Sitting("adviser", "a", seat, confirmed=ON, only_for=frozenset("2")),
    )
    items = tuple(Item(key, "An item", ItemKind.PAYMENT, True) for key in "12")
    found = judge(Meeting(ON, (written.CCG,), (), people, items), load())
    assert set(found) == {("1", "member"), ("2", "member"), ("2", "adviser")}


@pytest.mark.parametrize(
    ("dates", "says"),
    [
        ({"from": date(2018, 4, 1)}, "The interest that meets Harbourside Ltd began after the meeting, on 1 April 2018."),
        ({"to": date(2016, 4, 1)}, "The interest that meets Harbourside Ltd ended before the look-back, on 1 April 2016."),
    ],
)
def test_an_interest_of_another_time_is_told_with_its_day(dates: dict[str, date], says: str) -> None:
    interest = {"category": "financial", "direct": True, "role": "director", "in": "Harbourside Ltd"}
    item = {"kind": "contract_award", "concerns": [{"organisation": "Harbourside Ltd"}]}
    [near_miss] = written.finding_of({"interests": [interest | dates], "item": item}).near_misses
    assert (near_miss.says, near_miss.interest, near_miss.party, near_miss.doubt) == (says, 1, "Harbourside Ltd", False)


def test_an_interest_of_no_known_type_is_weighed_as_financial_and_told_to_be_in_doubt() -> None:
    interest = {"category": "unknown", "direct": True, "role": "director", "in": "Harbourside Ltd"}
    item = {"kind": "contract_award", "concerns": [{"organisation": "Harbourside Ltd"}]}
    finding = written.finding_of({"interests": [interest], "item": item})
    assert finding.outcome is Outcome.FLAG
    assert finding.near_misses == (
        NearMiss("The type of the interest is not recorded; it is weighed as financial.", 1, "Harbourside Ltd", doubt=True),
    )


def test_before_any_guidance_it_is_told_of_which_day_there_is_none() -> None:
    item = {"kind": "contract_award", "concerns": [{"organisation": "Harbourside Ltd"}]}
    finding = written.finding_of({"date": date(2012, 1, 1), "item": item})
    assert finding == Finding(
        Outcome.CANNOT_TELL,
        near_misses=(NearMiss("No guidance of the rule book is in force on 1 January 2012.", doubt=True),),
    )


def test_what_an_exception_lets_pass_is_told_with_its_rule() -> None:
    interest = {
        "category": "non_financial_professional",
        "direct": True,
        "role": "member",
        "in": "College of Sample Doctors",
    }
    item = {"kind": "contract_award", "concerns": [{"organisation": "College of Sample Doctors"}]}
    rule = load().in_force(ON).rule("ordinary-membership-of-a-professional-body")
    assert rule is not None
    assert written.finding_of({"interests": [interest], "item": item}).near_misses == (
        NearMiss(rule.says, 1, "College of Sample Doctors", rule=rule.id, source=rule.source),
    )


@pytest.mark.parametrize("nil_return", [True, False])
def test_whoever_is_named_where_no_rule_reaches_may_be_meant_unless_they_said_they_have_no_interest(
    nil_return: bool,
) -> None:
    elsewhere = {"category": "financial", "direct": True, "role": "director", "in": "Rowan Hospice"}
    case = {"interests": [] if nil_return else [elsewhere], "item": {"kind": "procurement", "concerns": [{"person": "m1"}]}}
    [near_miss] = written.finding_of(case).near_misses
    assert near_miss == NearMiss(
        "This meets m1 (person), for which no rule in force asks a step.", None, "m1", doubt=not nil_return
    )


@pytest.mark.parametrize(
    ("seats_on", "of_committees", "presides"),
    [((), ("here",), True), (("here",), (), True), (("here", "there"), ("here",), True), (("there",), ("here",), False)],
)
def test_whoever_chairs_another_committee_is_in_no_chair_here(
    seats_on: tuple[str, ...], of_committees: tuple[str, ...], presides: bool
) -> None:
    seat = Seat("Chair", SeatCategory.LAY, True, chair=True, committees=frozenset(seats_on))
    gain = Interest(1, InterestCategory.FINANCIAL, True, role=InterestRole.DIRECTOR, organisation="C")
    chair = Sitting("m1", "m1", seat, confirmed=ON, interests=(gain,))
    item = Item(
        "1", "An award", ItemKind.CONTRACT_AWARD, True, committees=frozenset(of_committees), concerns=(Concern("C"),)
    )
    bodies = tuple(Committee(key, key, written.CCG, CommitteeKind.PCCC) for key in ("here", "there"))
    found = judge(Meeting(ON, (written.CCG,), bodies, (chair,), (item,), ORGANISATIONS), load())["1", "m1"]
    assert (AddOn.NEW_CHAIR in found.also) is presides


def test_the_chair_of_an_item_hands_it_over_for_what_is_heaviest_against_them() -> None:
    case = {
        "seat": {"chair": True},
        "interests": [{"category": "financial", "direct": True, "role": "director", "in": "Harbourside Ltd"}],
        "item": {"kind": "contract_award", "concerns": [{"organisation": "Harbourside Ltd"}]},
    }
    finding = written.finding_of(case)
    heaviest, hands_over = finding.because[0], finding.because[-1]
    rule = load().in_force(ON).rule("chair-conflicted-vice-chair-presides")
    assert rule is not None
    assert hands_over == replace(
        heaviest,
        rule=rule.id,
        source=rule.source,
        also=frozenset({AddOn.NEW_CHAIR}),
        conditions=("person is in the chair",),
    )


def test_a_seat_on_a_committee_that_nobody_knows_hides_no_class() -> None:
    case = {
        "seat": {"committees": ["Elsewhere"]},
        "interests": [{"category": "financial", "direct": True, "in_class": "all_member_practices"}],
        "item": {"kind": "payment", "concerns": [{"class": "all_member_practices"}]},
    }
    assert written.finding_of(case).outcome is Outcome.FLAG


# --- what must never change a finding ---

ORGANISATIONS = {
    key: Organisation(key, key, kind, written.CCG if kind is OrganisationKind.GP_PRACTICE else None)
    for key, kind in [
        ("P1", OrganisationKind.GP_PRACTICE),
        ("P2", OrganisationKind.GP_PRACTICE),
        ("F", OrganisationKind.FEDERATION),
        ("C", OrganisationKind.COMPANY),
        ("Apart", OrganisationKind.CHARITY),
    ]
}
LINKS = (Link(LinkKind.MEMBER_OF, "P1", "F"), Link(LinkKind.SHAREHOLDER_OF, "F", "C"))
CONCERNS = st.one_of(
    st.builds(
        Concern, organisation=st.sampled_from(["P1", "P2", "F", "C"]), part_played=st.none() | st.sampled_from(PartPlayed)
    ),
    st.builds(Concern, affected_class=st.sampled_from(AffectedClass)),
    st.just(Concern(practices_in=("F",))),
    st.builds(Concern, topic=st.sampled_from(["dermatology", "community dermatology", "diabetes"])),
)
ITEMS = st.builds(
    Item,
    key=st.just("1"),
    title=st.just("An item"),
    kind=st.sampled_from(ItemKind),
    decision=st.booleans(),
    concerns=st.lists(CONCERNS, max_size=3).map(tuple),
)
INTERESTS = st.lists(
    st.builds(
        Interest,
        key=st.integers(0, 99),
        category=st.sampled_from(InterestCategory),
        direct=st.booleans(),
        role=st.none() | st.sampled_from(InterestRole),
        organisation=st.sampled_from(["P1", "P2", "F", "C"]),
        ended=st.none() | st.dates(date(2017, 1, 1), date(2019, 1, 1)),
        mitigation=st.none() | st.sampled_from(Step),
    ),
    max_size=4,
    unique_by=lambda interest: interest.key,
).map(tuple)


def finding(item: Item, interests: tuple[Interest, ...], category: SeatCategory = SeatCategory.LAY) -> Finding:
    sitting = Sitting("m1", "m1", Seat("Member", category, True), confirmed=ON, interests=interests)
    committee = Committee("PCCC", "PCCC", written.CCG, CommitteeKind.PCCC)
    meeting = Meeting(ON, (written.CCG,), (committee,), (sitting,), (item,), ORGANISATIONS, LINKS)
    return judge(meeting, load())["1", "m1"]


def test_an_item_about_a_person_meets_them_in_each_of_their_seats() -> None:
    seat = Seat("Member", SeatCategory.LAY, True)
    twice = (Sitting("m1", "m1", seat, confirmed=ON), Sitting(("m1", "again"), "m1", seat, confirmed=ON, person="m1"))
    item = Item("1", "An appointment", ItemKind.APPOINTMENT, True, concerns=(Concern(person="m1"),))
    found = judge(Meeting(ON, (written.CCG,), (), twice, (item,)), load())
    assert [each.outcome for each in found.values()] == [Outcome.FLAG, Outcome.FLAG]


@given(item=ITEMS, interests=INTERESTS)
def test_an_unrelated_interest_never_changes_a_finding(item: Item, interests: tuple[Interest, ...]) -> None:
    apart = Interest(100, InterestCategory.FINANCIAL, True, role=InterestRole.TRUSTEE, organisation="Apart")
    assert finding(item, (*interests, apart)) == finding(item, interests)


@given(item=ITEMS, interests=INTERESTS, seed=st.randoms(use_true_random=False))
def test_the_order_of_interests_and_concerns_does_not_matter(
    item: Item, interests: tuple[Interest, ...], seed: random.Random
) -> None:
    shuffled = tuple(seed.sample(interests, len(interests)))
    mixed = replace(item, concerns=tuple(seed.sample(item.concerns, len(item.concerns))))
    assert finding(mixed, shuffled) == finding(item, interests)


@given(item=ITEMS, interests=INTERESTS)
def test_another_interest_never_makes_a_step_lighter(item: Item, interests: tuple[Interest, ...]) -> None:
    weights = [-1 if (step := finding(item, interests[:n]).step) is None else step.weight for n in range(len(interests) + 1)]
    assert weights == sorted(weights)


@given(item=ITEMS, interests=INTERESTS)
def test_a_flag_has_a_step_and_reasons_and_nothing_else_has(item: Item, interests: tuple[Interest, ...]) -> None:
    found = finding(item, interests)
    assert (found.outcome is Outcome.FLAG) == (found.step is not None) == bool(found.because)
    assert found.step == (found.because[0].step if found.because else None)
    if found.outcome is Outcome.CANNOT_TELL:
        assert any(near_miss.doubt for near_miss in found.near_misses)


@given(item=ITEMS)
def test_an_in_date_nil_return_is_clear_on_every_item(item: Item) -> None:
    assert finding(item, ()).outcome is Outcome.CLEAR


@given(item=ITEMS.filter(lambda item: item.concerns), interests=INTERESTS)
def test_outside_the_dates_of_the_guidance_nobody_is_clear(item: Item, interests: tuple[Interest, ...]) -> None:
    sitting = Sitting("m1", "m1", Seat("Member", SeatCategory.GP, True), confirmed=ON, interests=interests)
    meeting = Meeting(date(2012, 1, 1), (written.CCG,), (), (sitting,), (item,), ORGANISATIONS, LINKS)
    assert judge(meeting, load())["1", "m1"].outcome is Outcome.CANNOT_TELL
