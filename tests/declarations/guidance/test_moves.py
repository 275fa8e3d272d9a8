"""Each single change to who sits at an item: its way, its words, and the sittings it alters."""

from committees.seats.vocabulary import InvitedAs
from declarations.guidance.findings import Way
from declarations.guidance.moves import AT_MOST, arrivals, by_name, effects, moves
from declarations.guidance.remaining import Deliberation, demands
from declarations.guidance.rulebook import load
from tests.declarations.table import ON, OUT, committee, quorum, sitting

HERE, LATER = frozenset({"6"}), frozenset({"7"})
BOOK = load().in_force(ON)


def before(*sittings, bodies=None, out=(), clinical=False):
    asked = tuple((body, demands(body, BOOK)) for body in bodies or [committee()])
    return Deliberation("6", asked, tuple(sittings), dict.fromkeys(out, OUT), needs_clinician=clinical)


def told(found):
    return [(move.change.way, move.change.says, move.change.plainly) for move in found]


def test_whoever_is_absent_for_this_item_alone_is_asked_to_attend():
    at = before(
        sitting("a", "lay", absent_for=HERE), sitting("b", "lay", absent_for=LATER), sitting("c", "lay", vacant=True)
    )
    [comes] = arrivals(at)
    assert told([comes]) == [(Way.ATTEND, "attend: Member a (lay)", "ask Member a (lay) to attend")]
    assert (comes.sittings["a"].present, comes.sittings["a"].absent_for) == (True, frozenset())


def test_a_deputy_steps_in_for_whoever_is_absent_for_this_item_alone_or_out_for_it():
    principal, deputy = sitting("a", "executive", office="Chief officer"), sitting("b", "officer", deputy_for="a")
    absent = before(sitting("a", "executive", office="Chief officer", absent_for=HERE), deputy)
    words = ("deputy: Member b in the seat of Chief officer", "let Member b deputise in the seat of Chief officer")
    assert told(arrivals(absent))[-1] == (Way.DEPUTY, *words)
    [steps_in] = arrivals(before(principal, deputy, out=["a"]))
    assert told([steps_in]) == [(Way.DEPUTY, *words)]
    assert {key: one.present for key, one in steps_in.sittings.items()} == {"a": False, "b": True}
    assert [*arrivals(before(sitting("a", "executive", absent_for=LATER), deputy))] == []


def test_somebody_who_may_be_invited_is_unless_they_are_there_in_another_seat():
    adviser = sitting("adviser", "gp", voting=False, person="p", invited_as=InvitedAs.INDEPENDENT_CLINICIAN, present=False)
    words = "Member adviser (gp), as adviser without a vote"
    for seat, may_come in ((sitting("m", "gp", person="p"), False), (sitting("m", "gp", person="p", absent_for=HERE), True)):
        found = told(by_name(before(seat, adviser)))
        assert found == ([(Way.INVITE, f"invite: {words}", f"invite {words}")] if may_come else [])


def test_guests_of_a_kind_are_as_many_as_one_remedy_can_ask_for_and_told_for_which_committee():
    bodies = [committee(key=name, name=name, quorum=quorum(None, "gp")) for name in ("East", "West")]
    at = before(sitting("chair", "lay", chair=True), bodies=bodies)
    east, west = (
        [move for move in moves(at, at.rooms(), BOOK) if move.change.committee == body and "GP" in move.change.says]
        for body in ("East", "West")
    )
    says = "a GP from another CCG's governing body, for East"
    assert told(east) == [(Way.INVITE, f"invite: {says}", f"invite {says}, once screened")] * AT_MOST
    assert [
        (guest.seat.voting, guest.seat.invited_as, guest.seat.committees)
        for move in west
        for guest in move.sittings.values()
    ] == [(True, InvitedAs.OTHER_GOVERNING_BODY, {"West"})] * AT_MOST
    assert len({key for move in (*east, *west) for key in move.sittings}) == 2 * AT_MOST


def test_a_clinician_to_be_heard_is_one_without_a_vote_and_named_for_no_committee_where_there_is_one():
    at = before(sitting("chair", "lay", chair=True), sitting("gp", "gp"), out=["gp"], clinical=True)
    [adviser] = moves(at, at.rooms(), BOOK)
    who = "an independent clinician (a GP from elsewhere, a secondary care doctor or a nurse), as adviser without a vote"
    assert told([adviser]) == [(Way.INVITE, f"invite: {who}", f"invite {who}, once screened")]
    [guest] = adviser.sittings.values()
    assert (guest.name, guest.seat.office, guest.seat.voting) == (who, f"Invited: {who}", False)
    assert (guest.seat.invited_as, guest.seat.committees) == (InvitedAs.INDEPENDENT_CLINICIAN, {"committee"})


def test_only_members_who_come_alike_into_seats_of_their_own_have_one_effect():
    lay = {"category": "lay", "present": False}
    people = [
        sitting("a", **lay),
        sitting("b", **lay, office="Another"),
        sitting("chair", **lay, chair=True),
        sitting("vice", **lay, vice_chair=True),
        sitting("named", **lay, office="Treasurer"),
        sitting("elsewhere", **lay, committees=["another"]),
        sitting("shares", **lay, shares_vote_with="shared"),
        sitting("shared", **lay),
        sitting("deputised", **lay),
        sitting("deputy", "lay", deputy_for="deputised"),
        sitting("adviser", "lay", voting=False, present=False),
        sitting("gp", "gp", present=False),
    ]
    at = before(*people, bodies=[committee(quorum=quorum(None, "Treasurer"))])
    effect = {move.change.who: effect for move, effect in effects(at, [*arrivals(at)])}
    assert len(effect) == len(people)
    assert effect["a"] == effect["b"]
    assert len(set(effect.values())) == len(people) - 1
