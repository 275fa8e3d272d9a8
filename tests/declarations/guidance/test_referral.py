"""What follows when an item is deferred, or referred to the committee above."""

from datetime import date

import pytest

from committees.meetings.facts import Concern
from committees.organisations.facts import Organisation
from committees.organisations.vocabulary import OrganisationKind
from declarations.guidance.facts import Elsewhere, Interest
from declarations.guidance.findings import Way
from declarations.guidance.referral import Outlook
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import InterestCategory, InterestRole
from tests.declarations.table import GOVERNING_BODY, ON, committee, item, meeting, quorum, seated, sitting

PRACTICE = Organisation("riverside", "Riverside Practice", OrganisationKind.GP_PRACTICE)
AWARD = item("6", concerns=(Concern(organisation="riverside"),))
PARTNER = Interest(1, InterestCategory.FINANCIAL, direct=True, role=InterestRole.PARTNER, organisation="riverside")
BODY = committee(GOVERNING_BODY, key="body", name="Governing Body", quorum=quorum(1, "gp"))


def follows(way, *, above=(), whose=None, **facts):
    held = meeting(*seated(lay=1), items=[AWARD], organisations={PRACTICE.key: PRACTICE}, elsewhere=tuple(above), **facts)
    return Outlook(held, load().in_force(ON)).follows(way, item=AWARD, whose=whose or held.committees)


def test_a_deferred_item_waits_for_the_next_meeting_of_its_committee():
    assert follows(Way.DEFER, next_meetings={"committee": date(2018, 4, 12)}) == (
        "The item waits; the next meeting of this committee is on 12 April 2018."
    )


def test_in_common_each_committee_is_named_that_has_a_meeting_to_come():
    east, west, north = (committee(key=key, name=key.title()) for key in ("east", "west", "north"))
    coming = {"east": date(2018, 4, 12), "west": date(2018, 5, 1)}
    assert follows(Way.DEFER, whose=(east, west, north), next_meetings=coming) == (
        "The item waits; the next meeting of East is on 12 April 2018, the next meeting of West is on 1 May 2018."
    )


def test_a_committee_without_another_meeting_recorded_says_so():
    assert follows(Way.DEFER) == "The item waits; no later meeting of the committee is known."


def test_where_no_committee_stands_above_it_was_not_checked():
    assert follows(Way.REFER) == "Which committee could decide it was not checked."


COULD = "it could decide, on what is recorded and if all its members come."
COULD_NOT = "it could not decide either on what is recorded, and would want at least 1 of: GP."


@pytest.mark.parametrize(("interests", "says"), [((), COULD), ((PARTNER,), COULD_NOT)])
def test_the_committee_above_is_judged_with_its_own_members_interests(interests, says):
    lay = sitting("lay", "lay", chair=True, committees=["body"], confirmed=ON)
    gp = sitting("gp", "gp", committees=["body"], interests=interests, confirmed=ON)
    assert follows(Way.REFER, above=[Elsewhere(BODY, (lay, gp))]) == f"To the Governing Body: {says}"


def test_of_two_committees_above_each_is_told_and_whoever_is_absent_for_the_item_is_not_counted():
    board = committee(GOVERNING_BODY, key="board", name="Board", quorum=quorum(1, "gp"))
    here = sitting("gp", "gp", chair=True, confirmed=ON)
    gone = sitting("gp", "gp", chair=True, confirmed=ON, absent_for=frozenset({"6"}))
    assert follows(Way.REFER, above=[Elsewhere(BODY, (here,)), Elsewhere(board, (gone,))]) == (
        f"To the Governing Body: {COULD} To the Board: it could not decide either on what is recorded, "
        "and would want at least 1 voting members; at least 1 of: GP; somebody to preside."
    )


def test_of_a_committee_above_whose_quorum_is_not_known_it_cannot_be_told():
    unknown = committee(GOVERNING_BODY, key="body", name="Governing Body")
    answer = follows(Way.REFER, above=[Elsewhere(unknown, (sitting("a", "lay", chair=True),))])
    assert answer == "To the Governing Body: cannot tell, for its quorum is not known."


@pytest.mark.parametrize("way", [Way.CONSULT, Way.ATTEND, Way.DEPUTY, Way.INVITE])
def test_nothing_more_is_said_of_the_other_ways(way):
    assert follows(way) == ""
