"""The fewest changes that let a committee decide."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.seats.vocabulary import SeatCategory
from declarations.guidance import remedies as remedy
from declarations.guidance.remaining import Deliberation, demands, lacks
from declarations.guidance.remedies import remedies, smallest
from declarations.guidance.rulebook import load
from tests.declarations.table import GOVERNING_BODY, ON, OUT, committee, quorum, seated, sitting

DEFER = ("defer: adjourn, and reconvene when the committee can decide",)
CONSULT = ("consult: the Conflicts of Interest Guardian",)
REFER = ("refer: to another committee, or the governing body, that can decide",)
INSTEAD = (DEFER, CONSULT, REFER)
GP_GUEST = "invite: a GP from another CCG's governing body"
LAY_GUEST = "invite: a lay member of another CCG's governing body"


def item_before(*sittings, of=None, out=(), on=ON):
    bodies = of if isinstance(of, list) else [of or committee()]
    asked = tuple((body, demands(body, load().in_force(on))) for body in bodies)
    return Deliberation("6", asked, tuple(sittings), dict.fromkeys(out, OUT))


def mended(*sittings, of=None, out=(), on=ON):
    at = item_before(*sittings, of=of, out=out, on=on)
    return remedies(at, at.rooms(), load().in_force(on))


def chaired(*others):
    return [sitting("chair", "lay", chair=True), *others]


def led(*others):
    """With lay and executive votes to spare."""
    return chaired(*seated(executive=2), *others)


def test_nothing_is_proposed_where_nothing_fails():
    assert mended(*chaired(), of=committee(quorum=quorum(1))) == ()


def test_research_site_3_is_mended_by_a_gp_of_another_ccg():
    people = chaired(*seated(executive=1, gp=2, practice_manager=1))
    site = committee(quorum=quorum(None, "lay", "gp", "executive"))
    assert mended(*people, of=site, out=["gp-1", "gp-2", "practice_manager-1"]) == ((GP_GUEST,), *INSTEAD)


def test_an_absent_member_who_would_stay_is_asked_to_attend():
    people = led(sitting("gp", "gp", office="Independent GP", present=False))
    site = committee(quorum=quorum(None, "gp"))
    assert mended(*people, of=site) == (("attend: Member gp (Independent GP)",), (GP_GUEST,), *INSTEAD)


def test_an_absent_member_who_would_have_to_leave_is_not_asked():
    people = led(sitting("gp", "gp", present=False))
    assert mended(*people, of=committee(quorum=quorum(None, "gp")), out=["gp"]) == ((GP_GUEST,), *INSTEAD)


DEPUTY = ("deputy: Member aide in the seat of Head of contracting",)
ATTEND = ("attend: Member head (Head of contracting)",)


@pytest.mark.parametrize(
    ("principal_there", "principal_out", "deputy_there", "proposed"),
    [
        (True, True, True, (DEPUTY,)),
        (True, True, False, (DEPUTY,)),
        (False, True, False, (DEPUTY,)),
        (False, False, False, (ATTEND, DEPUTY)),
    ],
)
def test_a_deputy_may_take_the_seat_of_a_principal_who_is_absent_or_out(
    principal_there, principal_out, deputy_there, proposed
):
    people = chaired(
        sitting("head", "executive", office="Head of contracting", present=principal_there),
        sitting("aide", "officer", office="Contracts manager", deputy_for="head", present=deputy_there),
    )
    body = committee(quorum=quorum(None, "Head of contracting"))
    assert mended(*people, of=body, out=["head"] if principal_out else []) == (*proposed, *INSTEAD)


def test_a_deputy_with_a_conflict_of_their_own_is_no_remedy():
    people = chaired(
        sitting("head", "executive", office="Head of contracting"),
        sitting("aide", "officer", deputy_for="head", present=False),
    )
    assert mended(*people, of=committee(quorum=quorum(None, "Head of contracting")), out=["head", "aide"]) == INSTEAD


def test_two_changes_are_proposed_only_where_one_does_not_do():
    body = committee(quorum=quorum(None, "gp", "nurse"))
    nurse = "invite: a registered nurse from another CCG's governing body"
    assert mended(*led(), of=body) == ((GP_GUEST, nurse), *INSTEAD)


def test_a_guest_who_would_cost_the_majority_comes_with_one_who_restores_it():
    assert mended(*chaired(), of=committee(quorum=quorum(None, "gp"))) == ((GP_GUEST, LAY_GUEST), *INSTEAD)


def test_a_lost_majority_is_mended_by_lay_votes():
    people = chaired(*seated(nurse=1))
    assert mended(*people) == ((LAY_GUEST,), *INSTEAD)


def test_a_guest_does_not_take_the_chair():
    people = [sitting("chair", "lay", chair=True), *seated(executive=3)]
    assert mended(*people, out=["chair"]) == INSTEAD


def test_an_absent_lay_vice_chair_is_the_remedy_where_nobody_may_preside():
    vice = sitting("vice", "lay", office="Vice-chair", vice_chair=True, present=False)
    people = [sitting("chair", "lay", chair=True), vice, *seated(executive=3)]
    assert mended(*people, out=["chair"])[0] == ("attend: Member vice (Vice-chair)",)


def test_numbers_are_made_up_by_members_of_another_governing_body():
    guest = "invite: a member of the health and wellbeing board or of another CCG's governing body"
    body = committee(GOVERNING_BODY, quorum=quorum(3))
    assert mended(*chaired(), of=body)[0] == (guest, guest)
    assert mended(*chaired(), of=committee(quorum=quorum(3)))[0] == (LAY_GUEST, LAY_GUEST)


def test_past_three_changes_only_deferring_and_referring_are_left():
    assert mended(*chaired(), of=committee(GOVERNING_BODY, quorum=quorum(5))) == INSTEAD


def test_each_failing_committee_of_a_meeting_in_common_is_mended_and_named():
    east, west = (committee(GOVERNING_BODY, key=k, name=k.title(), quorum=quorum(None, "gp")) for k in ("east", "west"))
    people = chaired(sitting("gp", "gp", committees=["west"]))
    assert mended(*people, of=[east, west])[0] == (GP_GUEST,)
    assert mended(*people, of=[east, west], out=["gp"])[0] == (f"{GP_GUEST}, for East", f"{GP_GUEST}, for West")


@pytest.mark.parametrize(
    ("on", "proposed"),
    [
        (date(2012, 6, 1), ()),
        (date(2014, 11, 30), (DEFER, REFER)),
        (date(2014, 12, 1), ((GP_GUEST,), DEFER, REFER)),
        (date(2016, 6, 28), ((GP_GUEST,), *INSTEAD)),
        (date(2022, 7, 1), INSTEAD),
    ],
)
def test_only_what_the_rule_book_of_the_date_allows_is_proposed(on, proposed):
    body = committee(GOVERNING_BODY, quorum=quorum(None, "gp"))
    assert mended(*chaired(), of=body, on=on) == proposed


tables = st.lists(
    st.tuples(st.sampled_from(SeatCategory), st.booleans(), st.booleans(), st.booleans()), min_size=1, max_size=6
)
quorums = st.builds(
    quorum,
    st.none() | st.integers(0, 6),
    st.sampled_from(["lay", "gp", "executive", "nurse", "chair"]),
)


@given(tables, quorums)
def test_a_remedy_really_mends_and_no_smaller_one_does(drawn, asked):
    people = [sitting(n, category, chair=chair, present=present) for n, (category, chair, present, _) in enumerate(drawn)]
    at = item_before(*people, of=committee(quorum=asked), out=[n for n, row in enumerate(drawn) if row[3]])
    if not any(lacks(room) for room in at.rooms()):
        assert remedies(at, at.rooms(), load().in_force(ON)) == ()
        return
    changes = {change.says: change for change in remedy._arrivals(at)}
    for says in smallest(at, tuple(changes.values())):
        applied = [changes[one] for one in says]
        assert not remedy._wants(at, *applied)
        assert all(remedy._wants(at, *(other for other in applied if other is not one)) for one in applied)
