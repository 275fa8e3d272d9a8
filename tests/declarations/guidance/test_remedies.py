"""The fewest changes that let a committee decide."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from committees.seats.vocabulary import InvitedAs, SeatCategory
from declarations.guidance.findings import Aim, Way
from declarations.guidance.moves import AT_MOST, arrivals, moves
from declarations.guidance.remaining import Deliberation, demands, lacks, unheard
from declarations.guidance.remedies import remedies, smallest, wants
from declarations.guidance.rulebook import load
from declarations.guidance.seating import Handling
from tests.declarations.table import GOVERNING_BODY, ON, OUT, committee, quorum, seated, sitting

DEFER = ("defer: adjourn, and reconvene when the committee can decide",)
CONSULT = ("consult: the Conflicts of Interest Guardian",)
REFER = ("refer: to another committee, or the governing body, that can decide",)
INSTEAD = (DEFER, CONSULT, REFER)
GP_GUEST = "invite: a GP from another CCG's governing body"
LAY_GUEST = "invite: a lay member of another CCG's governing body"


def item_before(*sittings, of=None, out=(), on=ON, doubtful=(), clinical=False):
    bodies = of if isinstance(of, list) else [of or committee()]
    asked = tuple((body, demands(body, load().in_force(on))) for body in bodies)
    handling = dict.fromkeys(out, OUT) | dict.fromkeys(doubtful, Handling(doubtful=True))
    return Deliberation("6", asked, tuple(sittings), handling, needs_clinician=clinical)


def answered(*sittings, on=ON, **item):
    at = item_before(*sittings, on=on, **item)
    return remedies(at, at.rooms(), load().in_force(on))


def mended(*sittings, **item):
    return tuple(remedy.words for remedy in answered(*sittings, **item))


def on_call(key, category, *, voting=True, **facts):
    invited_as = InvitedAs.OTHER_GOVERNING_BODY if voting else InvitedAs.INDEPENDENT_CLINICIAN
    return sitting(key, category, voting=voting, invited_as=invited_as, office=f"{key} elsewhere", present=False, **facts)


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


def test_on_a_large_committee_all_ties_are_still_listed():
    absent = [sitting(f"lay-{n}", "lay", present=False) for n in range(12)]
    found = answered(*led(*absent), of=committee(quorum=quorum(5)))
    assert sum(remedy.aim is Aim.DECIDE for remedy in found) == 66 + 12 + 1  # pairs; each with a guest; two guests


def test_somebody_who_may_be_invited_is_named_before_any_guest_of_a_kind():
    people = led(on_call("ada", "gp"))
    assert mended(*people, of=committee(quorum=quorum(None, "gp"))) == (
        ("invite: Member ada (ada elsewhere)",),
        (GP_GUEST,),
        *INSTEAD,
    )


def test_somebody_who_may_be_invited_and_would_have_to_leave_is_no_remedy():
    people = led(on_call("ada", "gp"))
    assert mended(*people, of=committee(quorum=quorum(None, "gp")), out=["ada"]) == ((GP_GUEST,), *INSTEAD)


def test_somebody_who_is_there_already_is_not_invited_to_a_second_seat():
    people = led(sitting("basil", "officer"), on_call("again", "gp", person="basil"))
    assert mended(*people, of=committee(quorum=quorum(None, "gp"))) == ((GP_GUEST,), *INSTEAD)


def test_an_adviser_without_a_vote_makes_up_no_quorum():
    people = led(on_call("ada", "gp", voting=False))
    assert mended(*people, of=committee(quorum=quorum(None, "gp"))) == ((GP_GUEST,), *INSTEAD)


def test_an_invited_lay_member_takes_no_chair():
    people = [sitting("chair", "lay", chair=True), *seated(executive=3), on_call("ada", "lay")]
    assert mended(*people, out=["chair"]) == INSTEAD


def test_two_people_of_one_name_and_office_are_two_remedies():
    people = led(*(sitting(key, "gp", present=False) for key in ("a", "b")))
    twins = [people[0], people[1], people[2], *(replace(one, name="Member twin") for one in people[3:])]
    assert mended(*twins, of=committee(quorum=quorum(None, "gp"))).count(("attend: Member twin (gp)",)) == 2


def test_who_is_proposed_is_told_with_what_is_known_of_their_interests():
    people = led(sitting("gp", "gp", office="Independent GP", present=False))
    remedy, guest, *_ = answered(*people, of=committee(quorum=quorum(None, "gp")), doubtful=["gp"])
    assert remedy.words == ("attend: Member gp (Independent GP), once it is settled whether they have a conflict",)
    assert [change.is_screened for change in (*remedy.changes, *guest.changes)] == [False, False]
    clean, *_ = answered(*people, of=committee(quorum=quorum(None, "gp")))
    assert (clean.changes[0].who, clean.changes[0].is_screened, clean.changes[0].way) == ("gp", True, Way.ATTEND)


NURSE_COMES = ("attend: Member nurse (nurse)",)
DOCTOR_ADVISES = ("invite: Member doctor (doctor elsewhere), as adviser without a vote",)
ANY_ADVISER = (
    "invite: an independent clinician (a GP from elsewhere, a secondary care doctor or a nurse), as adviser without a vote",
)


def test_a_lost_clinical_voice_alone_is_offered_its_sources_and_bars_no_decision():
    people = led(
        sitting("gp", "gp"), sitting("nurse", "nurse", present=False), on_call("doctor", "secondary_care", voting=False)
    )
    found = answered(*people, out=["gp"], clinical=True)
    assert [remedy.words for remedy in found] == [NURSE_COMES, DOCTOR_ADVISES, ANY_ADVISER]
    assert {remedy.aim for remedy in found} == {Aim.BE_HEARD}
    assert mended(*people, out=["gp"]) == ()


def test_a_clinician_whose_vote_would_cost_the_majority_is_not_asked_for_their_voice():
    people = chaired(sitting("gp", "gp"), sitting("nurse", "nurse", present=False))
    assert mended(*people, out=["gp"], clinical=True) == (ANY_ADVISER,)


def test_among_remedies_of_one_size_those_that_keep_a_clinical_voice_are_preferred():
    absent = [sitting("nurse", "nurse", present=False), sitting("head", "executive", present=False)]
    people = led(sitting("gp", "gp"), *absent)
    body = committee(quorum=quorum(4))
    assert mended(*people, of=body, out=["gp"])[:2] == (NURSE_COMES, ("attend: Member head (executive)",))
    assert mended(*people, of=body, out=["gp"], clinical=True) == (NURSE_COMES, *INSTEAD)


def test_where_no_smallest_remedy_keeps_a_voice_the_smallest_that_does_both_follows():
    people = led(sitting("gp", "gp"), sitting("head", "executive", office="Head", present=False))
    found = answered(*people, of=committee(quorum=quorum(None, "Head")), out=["gp"], clinical=True)
    assert [(remedy.aim, remedy.words) for remedy in found[:2]] == [
        (Aim.DECIDE, ("attend: Member head (Head)",)),
        (Aim.BE_HEARD, ("attend: Member head (Head)", *ANY_ADVISER)),
    ]


def test_what_is_done_instead_comes_with_what_follows_from_it():
    found = answered(*chaired(), of=committee(quorum=quorum(5)))
    assert {remedy.changes[0].way: remedy.consequence for remedy in found if remedy.aim is Aim.INSTEAD} == {
        Way.DEFER: "The item waits; no later meeting of the committee is known.",
        Way.CONSULT: "",
        Way.REFER: "Which committee could decide it was not checked.",
    }


def test_what_is_done_instead_is_told_plainly():
    found = answered(*chaired(), of=committee(quorum=quorum(5)))
    assert [remedy.changes[0].plainly for remedy in found if remedy.aim is Aim.INSTEAD] == [
        "adjourn, and reconvene when the committee can decide",
        "consult the Conflicts of Interest Guardian",
        "refer it to another committee, or the governing body, that can decide",
    ]


def test_four_absent_members_who_could_all_come_are_more_than_one_remedy_asks_for():
    absent = [sitting(f"absent-{n}", "executive", present=False) for n in range(4)]
    assert len(mended(*chaired(*absent), of=committee(quorum=quorum(4)))[0]) == AT_MOST
    assert mended(*chaired(*absent), of=committee(quorum=quorum(5))) == INSTEAD


def tried(asked, *offices):
    """The smallest remedies where executives of these offices could come, and how many rooms were looked at to find them."""
    people = chaired(*(sitting(office, "executive", office=office, present=False) for office in offices))
    at = item_before(*people, of=committee(GOVERNING_BODY, quorum=asked))
    looked = []

    def measured(room):
        looked.append(room)
        return lacks(room)

    found = [tuple(move.change.who for move in together) for together in smallest(at, [*arrivals(at)], measured)]
    return found, len(looked)


@pytest.mark.parametrize("asked", [quorum(4), quorum(None, "North"), quorum(2, "North", "South")])
def test_where_too_few_could_help_with_a_want_no_set_of_them_is_tried(asked):
    as_it_is, each_alone = 1, 2
    assert tried(asked, "South", "East") == ([], as_it_is + each_alone)


def test_where_two_are_short_pairs_are_the_first_sets_tried():
    as_it_is, each_alone, pairs = 1, 3, 3
    found, looked = tried(quorum(3, "North", "South"), "North", "South", "East")
    assert (found, looked) == ([("North", "South")], as_it_is + each_alone + pairs)


people_drawn = st.tuples(
    st.sampled_from([SeatCategory.LAY, SeatCategory.EXECUTIVE, SeatCategory.GP, SeatCategory.NURSE]),
    st.booleans(),  # present
    st.booleans(),  # must leave
    st.sampled_from(["chair", "member", "member", "on call", "adviser", "deputy", "sharer"]),
)
tables = st.lists(people_drawn, min_size=1, max_size=6)
quorums = st.builds(
    quorum,
    st.none() | st.integers(0, 4),
    st.sampled_from(["lay", "gp", "executive", "nurse", "chair"]),
)


def table_of(drawn):
    for number, (category, present, _, place) in enumerate(drawn):
        match place:
            case "on call" | "adviser":
                yield on_call(number, category, voting=place == "on call")
            case "sharer" if number:
                yield sitting(number, category, present=present, shares_vote_with=0)
            case "deputy" if number:
                yield sitting(number, category, present=present, deputy_for=0)
            case _:
                yield sitting(number, category, present=present, chair=place == "chair")


def all_wants(room):
    return {**lacks(room), **unheard(room)}


def brute_force(at, possible, measure):
    """Slow and obvious: every set of changes of every size, until a size mends."""
    for size in range(1, AT_MOST + 1):
        found = [together for together in combinations(possible, size) if not wants(at, together, measure)]
        if found:
            return found
    return []


# Who comes shares the only vote: the GP's is no longer one against them.
SHARED = [(SeatCategory.LAY, False, False, "chair"), (SeatCategory.GP, True, False, "sharer")]


@example(SHARED, quorum(None, "lay"), lacks)
@given(tables, quorums, st.sampled_from([lacks, all_wants]))
def test_the_smallest_remedies_are_all_of_those_and_only_those_that_trying_everything_finds(drawn, asked, measure):
    people = tuple(table_of(drawn))
    out = [number for number, row in enumerate(drawn) if row[2]]
    at = item_before(*people, of=committee(quorum=asked), out=out, clinical=True)
    if not any(measure(room) for room in at.rooms()):
        return
    possible = moves(at, at.rooms(), load().in_force(ON))
    found, tried = smallest(at, possible, measure), brute_force(at, possible, measure)
    assert {frozenset(words(together)) for together in found} == {frozenset(words(together)) for together in tried}
    assert all(not wants(at, together, measure) for together in found)


def words(together):
    return [(move.alike, sum(other.alike == move.alike for other in together)) for move in together]


@given(tables, quorums)
def test_nobody_proposed_is_out_there_already_or_presides_as_a_guest(drawn, asked):
    people = {one.key: one for one in table_of(drawn)}
    out = {number for number, row in enumerate(drawn) if row[2]}
    for remedy in answered(*people.values(), of=committee(quorum=asked), out=out, clinical=True):
        for change in remedy.changes:
            if change.who is not None:
                assert change.who not in out
                assert not people[change.who].present or change.way is Way.DEPUTY
