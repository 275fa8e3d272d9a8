"""Who must sit on a committee, on either side of each rule's date."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from committees.seats.vocabulary import InvitedAs, Office
from declarations.guidance.composition import composition_of
from declarations.guidance.findings import Majority
from declarations.guidance.rulebook import load
from tests.declarations.table import GOVERNING_BODY, ON, PCCC, committee, quorum, seated, sitting

AO, CFO = Office.ACCOUNTABLE_OFFICER, Office.CHIEF_FINANCE_OFFICER


def composed(*sittings, kind=PCCC, on=ON, **terms):
    return composition_of(committee(kind, **terms), sittings, load().in_force(on))


def told(problems):
    return [(problem.source.instrument, problem.says) for problem in problems]


def broken(composition):
    return [problem.rule for problem in composition.problems]


def remarked(composition):
    return [remark.rule for remark in composition.remarks]


AUDIT = sitting("audit", "lay", holds=[Office.AUDIT_CHAIR])


def chairs(*, audit=AUDIT, **chair):
    return [sitting("a", "lay", chair=True, **chair), sitting("b", "lay", vice_chair=True), *filter(None, [audit])]


def governing_body(*left_out, on=ON, lay=3, **more):
    seats = {
        "ao": sitting("ao", "executive", holds=[AO]),
        "cfo": sitting("cfo", "executive", holds=[CFO]),
        "nurse": sitting("nurse", "nurse"),
        "doctor": sitting("doctor", "secondary_care"),
        "finance": sitting("finance", "lay", holds=[Office.LAY_FINANCE]),
        "area": sitting("area", "lay", vice_chair=True, holds=[Office.LAY_AREA]),
        **{f"lay-{n}": sitting(f"lay-{n}", "lay") for n in range(3, lay + 1)},
        "chair": sitting("chair", "gp", chair=True),
    }
    return composed(*(seat for name, seat in seats.items() if name not in left_out), kind=GOVERNING_BODY, on=on)


@pytest.mark.parametrize(
    ("case", "voting", "counts", "problems"),
    [
        ("T01", {"lay": 2, "executive": 2, "gp": 3, "nurse": 1}, Majority(4, 8), ["pccc-lay-executive-majority"]),
        ("T02", {"lay": 3, "executive": 3, "gp": 2, "nurse": 1}, Majority(6, 9), []),
    ],
)
def test_a_pccc_needs_a_strict_lay_and_executive_majority(case, voting, counts, problems):
    composition = composed(*seated(**voting))
    assert composition.majority == counts
    assert broken(composition) == problems


def test_a_pccc_before_december_2014_is_asked_for_no_majority():
    before = composed(*seated(gp=2), on=date(2014, 11, 30))
    assert broken(before) == []
    assert broken(composed(*seated(gp=2), on=date(2014, 12, 1))) == ["pccc-lay-executive-majority"]


def test_a_majority_the_terms_ask_for_is_checked_where_no_rule_asks():
    composition = composed(*seated(gp=1), kind=GOVERNING_BODY, on=date(2012, 6, 1), lay_executive_majority=True)
    assert told(composition.problems) == [
        ("terms of reference", "The terms ask for a lay and executive majority: 0 of 1 votes.")
    ]


def test_a_majority_the_terms_ask_for_is_checked_beside_rules_that_ask_for_none():
    assert "terms-of-reference" in broken(composed(*seated(gp=1), kind=GOVERNING_BODY, lay_executive_majority=True))


def test_a_majority_that_a_rule_asks_for_is_not_told_again_for_the_terms():
    assert broken(composed(*seated(gp=1), lay_executive_majority=True)) == ["pccc-lay-executive-majority"]


def test_a_pccc_as_it_should_be_is_without_fault_or_remark():
    composition = composed(*chairs())
    assert (composition.problems, composition.remarks) == ((), ())


@pytest.mark.parametrize(
    ("seats", "problem"),
    [
        ([sitting("a", "executive", chair=True), sitting("b", "lay", vice_chair=True)], "pccc-chair-is-lay"),
        ([sitting("a", "lay", chair=True), sitting("b", "executive", vice_chair=True)], "pccc-vice-chair-is-lay"),
        (chairs(audit=None, holds=[Office.AUDIT_CHAIR]), "audit-chair-does-not-chair-pccc"),
    ],
)
def test_a_pccc_is_not_led_by_somebody_who_may_not(seats, problem):
    assert broken(composed(*seats)) == [problem]
    assert broken(composed(*seats, kind=GOVERNING_BODY, on=date(2012, 1, 1))) == []


def test_the_audit_chair_as_vice_chair_is_remarked_on():
    seats = [sitting("a", "lay", chair=True), sitting("b", "lay", vice_chair=True, holds=[Office.AUDIT_CHAIR])]
    composition = composed(*seats)
    assert composition.problems == ()
    assert remarked(composition) == ["audit-chair-does-not-chair-pccc"]


def test_where_no_seat_is_marked_as_audit_chair_it_cannot_be_told_whether_they_lead():
    composition = composed(*chairs(audit=None))
    assert composition.problems == ()
    assert [remark.says for remark in composition.remarks] == [
        "Cannot tell: no seat is marked as Audit committee chair. Mark the seat if they sit here."
    ]


def test_somebody_who_may_be_invited_is_no_part_of_the_composition():
    guest = sitting("guest", "gp", invited_as=InvitedAs.OTHER_GOVERNING_BODY, present=False)
    body = committee(quorum=quorum(3, "gp"))
    alone, beside = (composition_of(body, people, load().in_force(ON)) for people in (chairs(), [*chairs(), guest]))
    assert alone == beside


def test_a_gp_with_a_vote_is_remarked_on_and_one_without_is_not():
    assert remarked(composed(*chairs(), sitting("gp", "gp"))) == ["gps-have-no-vote-on-pccc"]
    assert remarked(composed(*chairs(), sitting("gp", "gp", voting=False))) == []


def test_a_committee_without_a_marked_chair_is_remarked_on_not_faulted():
    composition = composed(*seated(lay=2), AUDIT)
    assert composition.problems == ()
    assert remarked(composition) == ["pccc-chair-is-lay", "pccc-vice-chair-is-lay"]


def test_a_vacant_seat_is_counted_and_remarked_on():
    composition = composed(*chairs(), sitting("c", "gp", voting=False), sitting("d", "lay", vacant=True))
    assert composition.majority == Majority(4, 4)
    assert told(composition.remarks) == [
        ("terms of reference", "The seat of lay is vacant; a composition counts it, a quorum does not.")
    ]


def test_a_deputy_and_a_seat_of_another_committee_are_no_part_of_the_composition():
    others = [sitting("d", "gp", deputy_for="a"), sitting("e", "gp", committees=["another"])]
    assert composed(*chairs(), *others).majority == Majority(3, 3)


def test_a_shared_seat_is_one_vote_in_the_composition():
    pair = [sitting("c", "executive"), sitting("d", "executive", shares_vote_with="c")]
    assert composed(*chairs(), *pair).majority == Majority(4, 4)


def test_a_quorum_that_counts_who_withdrew_or_needs_a_gp_is_remarked_on():
    composition = composed(*chairs(), quorum=quorum(2, "gp", conflicted_count=True))
    assert composition.problems == ()
    assert remarked(composition) == ["withdrawn-do-not-count", "quorum-holds-majority-of-lay-and-executive"]
    assert told(composition.remarks) == [
        ("G2017", "The terms count members who withdrew towards the quorum."),
        ("G2017", "Once every GP withdraws the quorum cannot be met: at least 1 of: GP, but there would be 0."),
    ]


def test_a_quorum_that_the_seats_of_the_committee_meet_without_its_gps_is_not_remarked_on():
    elsewhere = sitting("elsewhere", "lay", committees=["another"])
    assert remarked(composed(*chairs(), elsewhere, quorum=quorum(3))) == []
    assert [remark.says for remark in composed(*chairs(), elsewhere, quorum=quorum(4)).remarks] == [
        "Once every GP withdraws the quorum cannot be met: at least 4 voting members, but there would be 3."
    ]


def test_a_governing_body_with_every_part_is_without_fault():
    composition = governing_body()
    assert (composition.problems, composition.remarks) == ((), ())


@pytest.mark.parametrize(
    ("part", "lacks"),
    [
        ("ao", "the accountable officer"),
        ("cfo", "a chief finance officer"),
        ("nurse", "a registered nurse"),
        ("doctor", "a secondary care specialist"),
        ("finance", "a lay member with finance and audit expertise"),
        ("area", "a lay member with knowledge of the area"),
    ],
)
def test_a_governing_body_as_regulation_11_was_made_needs_each_part(part, lacks):
    problems = governing_body(part).problems
    assert [(problem.rule, problem.says) for problem in problems] == [("governing-body-composition", f"It lacks {lacks}.")]


def test_one_lay_member_does_not_fill_both_lay_seats():
    both = sitting("area", "lay", holds=[Office.LAY_FINANCE, Office.LAY_AREA])
    body = [
        sitting("ao", "executive", holds=[AO]),
        sitting("cfo", "executive", holds=[CFO]),
        *seated(nurse=1, secondary_care=1, gp=2),
    ]
    assert broken(composed(*body, both, kind=GOVERNING_BODY)) == ["governing-body-composition"]
    finance = sitting("finance", "lay", holds=[Office.LAY_FINANCE])
    assert broken(composed(*body, both, finance, kind=GOVERNING_BODY)) == []


def test_fewer_than_three_lay_members_is_a_remark_for_it_is_only_recommended():
    composition = governing_body(lay=2)
    assert composition.problems == ()
    assert remarked(composition) == ["governing-body-three-lay-members"]


def test_t18_a_governing_body_of_march_2022_without_a_secondary_care_doctor_is_at_fault():
    composition = composed(*seated(lay=1, nurse=1), kind=GOVERNING_BODY, on=date(2022, 3, 1))
    assert "It lacks a secondary care specialist." in [problem.says for problem in composition.problems]


def test_t19_four_members_make_a_governing_body_from_14_april_2022():
    four = [*seated(lay=1, nurse=1), sitting("ao", "executive", holds=[AO]), sitting("cfo", "executive", holds=[CFO])]
    assert broken(composed(*four, kind=GOVERNING_BODY, on=date(2022, 5, 1))) == []
    assert broken(composed(*four, kind=GOVERNING_BODY, on=date(2022, 4, 14))) == []
    the_day_before = composed(*four, kind=GOVERNING_BODY, on=date(2022, 4, 13))
    assert [problem.says for problem in the_day_before.problems] == [
        "It counts 4 members and needs at least 6.",
        "It lacks a secondary care specialist.",
        "It lacks a lay member with finance and audit expertise.",
        "It lacks a lay member with knowledge of the area.",
    ]


@pytest.mark.real_input
def test_lewishams_committee_of_2017_holds_its_majority_with_the_vacant_seat_counted():
    path = Path(__file__).parents[4] / "shared/data/real/tor_lewisham_pccc.yaml"
    if not path.exists():
        pytest.skip("The real terms of reference are not kept beside this checkout.")
    terms = yaml.safe_load(path.read_text())
    composition = composed(*_seats_of(terms), on=terms["as_at"])
    assert composition.majority == Majority(terms["lay_and_executive"], terms["voting_total"])
    assert composition.problems == ()
    assert "The seat of Lay member for patient and public engagement is vacant" in str(composition.remarks)


def _seats_of(terms):
    for number, seat in enumerate(terms["seats"]):
        facts = {key: value for key, value in seat.items() if key in {"office", "voting", "chair", "vice_chair", "vacant"}}
        category = seat["category"].removesuffix("_or_secondary_care")
        for twin in range(seat.get("count", 1)):
            yield sitting(f"{number}-{twin}", category, **facts)
