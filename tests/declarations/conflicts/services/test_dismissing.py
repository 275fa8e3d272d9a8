"""A match is dismissed with a reason, by two people where it is direct and financial, and never by whom it is of."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from coi_register.accounts.actors import Role, command
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from declarations.conflicts.models import Dismissal
from declarations.conflicts.selectors import assessed
from declarations.conflicts.services import NoMatch, confirm, dismiss, withdraw
from declarations.guidance.findings import Finding
from declarations.guidance.vocabulary import Outcome
from declarations.models import Interest
from tests.declarations.conflicts.conftest import ON, Room
from tests.factories import CcgFactory, ConcernFactory, ItemFactory, MeetingFactory, actor_with

NEXT = date(2018, 3, 15)


@pytest.fixture
def spouse(room: Room) -> Interest:
    """The interest of the chief officer's spouse in the bidder: financial, and not direct."""
    return room.conflict("exec", direct=False, relationship="spouse_or_partner")


def of(room: Room, who: str = "exec", **otherwise: Any) -> NoMatch:
    interest = Interest.objects.filter(person=room.people[who]).earliest("since").pk
    return NoMatch(**{"interest": interest, "party": str(room.bidder.pk), "because": "Another firm", **otherwise})


def dismissed(room: Room, who: str = "exec", *, by: Any = None, on: date = ON, **otherwise: Any) -> Dismissal:
    actor = by or room.actor("chair")
    return dismiss(room.item.pk, person=room.people[who].pk, found=of(room, who, **otherwise), on=on, by=actor)


def finding(room: Room, who: str = "exec", meeting: Any = None) -> Finding:
    found = assessed((meeting or room.meeting).pk)
    assert found
    [item] = found.items
    return found.finding(item, room.people[who].pk)


def later(room: Room, on: date = NEXT) -> Any:
    """Another meeting of the committee about the same bidder."""
    meeting = MeetingFactory(ccg=room.committee.ccg, on=on, committees=[room.committee])
    ConcernFactory(item=ItemFactory(meeting=meeting), organisation=room.bidder, part_played="holder")
    return meeting


def test_an_indirect_interest_takes_one_person_and_is_not_flagged_any_more(room: Room, spouse: Interest) -> None:
    assert finding(room).outcome is Outcome.FLAG
    row = dismissed(room)
    assert (row.since, row.is_pending, row.history.get().deed.name) == (ON, False, "match.dismissed")
    assert finding(room).outcome is Outcome.CLEAR
    assert "dismissed by Chair Example" in finding(room).near_misses[0].says


def test_a_direct_financial_one_stands_until_a_second_person_confirms_it(room: Room) -> None:
    row = dismissed(room, "gp")
    assert row.is_pending
    assert finding(room, "gp").outcome is Outcome.FLAG
    confirm(row, on=ON, by=room.actor("vice"))
    assert finding(room, "gp").outcome is Outcome.CLEAR
    assert "confirmed by Vice Example" in finding(room, "gp").near_misses[0].says
    assert [version.deed.name for version in row.history.order_by("history_date")] == [
        "match.dismissed",
        "dismissal.confirmed",
    ]


def test_an_interest_of_an_unknown_type_counts_as_financial(room: Room) -> None:
    room.conflict("nurse", category="unknown")
    assert dismissed(room, "nurse").is_pending


def test_who_dismissed_it_is_not_the_second_person(room: Room) -> None:
    row = dismissed(room, "gp")
    with pytest.raises(NotAllowed, match="You dismissed this match yourself"):
        confirm(row, on=ON, by=room.actor("chair"))
    assert finding(room, "gp").outcome is Outcome.FLAG


def test_nor_does_the_database_let_them(room: Room) -> None:
    row = dismissed(room, "gp")
    row.confirmed_by = row.dismissed_by
    with pytest.raises(IntegrityError), transaction.atomic(), audit.deed("test", by=command("the test")):
        row.save()


def test_nobody_dismisses_confirms_or_takes_back_a_match_of_their_own(room: Room) -> None:
    room.conflict("chair")
    with pytest.raises(NotAllowed, match="a match of their own"):
        dismissed(room, "chair")
    row = dismissed(room, "chair", by=room.actor("vice"))
    for deed in (
        lambda: confirm(row, on=ON, by=room.actor("chair")),
        lambda: withdraw(row, because="It is mine.", on=ON, by=room.actor("chair")),
    ):
        with pytest.raises(NotAllowed, match="a match of their own"):
            deed()


@pytest.mark.parametrize("role", [Role.GUARDIAN, Role.AUDITOR, Role.SECRETARY])
def test_who_has_not_the_right_may_not(room: Room, spouse: Interest, role: Role) -> None:
    with pytest.raises(NotAllowed):
        dismissed(room, by=actor_with(role, ccg=room.committee.ccg, committee=room.committee))
    with pytest.raises(CannotBeDone, match="takes no part"):  # as of an item that never was
        dismissed(room, by=actor_with(Role.OFFICER, ccg=CcgFactory()))
    assert dismissed(room, by=actor_with(Role.OFFICER, ccg=room.committee.ccg))


@pytest.mark.parametrize(
    ("otherwise", "says"),
    [
        ({"because": "  "}, "Say why this is no match"),
        ({"until": ON}, "for a day at least"),
        ({"on": NEXT}, "This meeting is over"),
        ({"party": "somebody else"}, "There is no such match any more"),
    ],
)
def test_what_cannot_be_found_is_refused(room: Room, spouse: Interest, otherwise: dict[str, Any], says: str) -> None:
    with pytest.raises(CannotBeDone, match=says):
        dismissed(room, **otherwise)
    assert not Dismissal.objects.exists()
    assert dismissed(room)


def test_a_match_is_dismissed_once(room: Room, spouse: Interest) -> None:
    dismissed(room)
    with pytest.raises(CannotBeDone, match="There is no such match any more"):
        dismissed(room)
    dismissed(room, "gp")
    with pytest.raises(CannotBeDone, match="Chair Example dismissed this match already, on 1 March 2018. It waits"):
        dismissed(room, "gp", by=room.actor("vice"))


def test_it_is_remembered_at_the_next_meeting_and_not_before_it_was_found(room: Room, spouse: Interest) -> None:
    before, after = later(room, date(2018, 2, 1)), later(room)
    dismissed(room)
    assert finding(room, meeting=after).outcome is Outcome.CLEAR
    assert finding(room, meeting=before).outcome is Outcome.FLAG


def test_it_is_not_remembered_where_another_ccg_convenes(room: Room, spouse: Interest) -> None:
    elsewhere = later(room)
    elsewhere.ccg = CcgFactory()
    with audit.deed("test", by=command("the test")):
        elsewhere.save()
    dismissed(room)
    assert finding(room, meeting=elsewhere).outcome is Outcome.FLAG


@pytest.mark.parametrize(("until", "outcome"), [(NEXT, Outcome.FLAG), (date(2018, 3, 16), Outcome.CLEAR)])
def test_it_holds_until_the_day_given(room: Room, spouse: Interest, until: date, outcome: Outcome) -> None:
    meeting = later(room)
    dismissed(room, until=until)
    assert finding(room, meeting=meeting).outcome is outcome


def test_a_new_version_of_the_interest_brings_the_flag_back(room: Room, spouse: Interest) -> None:
    dismissed(room)
    spouse.text = "Finance director"
    with audit.deed("test", by=command("the test")):
        spouse.save()
    assert finding(room).outcome is Outcome.FLAG
    assert any("Not so then, or not known then: the interest, version 2" in miss.says for miss in finding(room).near_misses)
    assert dismissed(room, by=room.actor("vice"))  # and may be dismissed on the facts as they are now


def test_every_interest_in_the_party_is_dismissed_together_where_so_said(room: Room, spouse: Interest) -> None:
    room.conflict("exec", direct=False, relationship="close_friend", role="shareholder", since=date(2016, 1, 1))
    row = dismissed(room, scope=Dismissal.Scope.PROVIDER)
    assert len([about for about in row.rests_on if about.startswith("interest")]) == 2
    assert finding(room).outcome is Outcome.CLEAR


def test_one_direct_financial_interest_among_them_takes_a_second_person(room: Room, spouse: Interest) -> None:
    room.conflict("exec", since=date(2016, 1, 1))
    assert dismissed(room, scope=Dismissal.Scope.PROVIDER).is_pending
    assert not dismissed(room, by=room.actor("vice")).is_pending


def test_what_was_taken_back_is_flagged_from_that_day(room: Room, spouse: Interest) -> None:
    row, meeting = dismissed(room), later(room)
    withdraw(row, because="It is the same firm after all.", on=date(2018, 3, 10), by=room.actor("vice"))
    assert finding(room).outcome is Outcome.CLEAR
    assert finding(room, meeting=meeting).outcome is Outcome.FLAG
    row.refresh_from_db()
    with pytest.raises(CannotBeDone, match="taken back already, on 10 March 2018"):
        withdraw(row, because="Again.", on=NEXT, by=room.actor("vice"))


def test_taking_back_needs_a_reason(room: Room, spouse: Interest) -> None:
    with pytest.raises(CannotBeDone, match="Say why") as refusal:
        withdraw(dismissed(room), because=" ", on=ON, by=room.actor("chair"))
    assert refusal.value.field == "because"


def test_the_second_person_is_told_when_the_facts_have_changed(room: Room) -> None:
    row = dismissed(room, "gp")
    interest = Interest.objects.get(person=room.people["gp"])
    with audit.deed("test", by=command("the test")):
        interest.save()
    with pytest.raises(CannotBeDone, match="The facts are not what they were"):
        confirm(row, on=ON, by=room.actor("vice"))
    assert finding(room, "gp").outcome is Outcome.FLAG


def test_what_waits_no_more_cannot_be_confirmed(room: Room) -> None:
    row = dismissed(room, "gp", until=date(2018, 3, 5))
    with pytest.raises(CannotBeDone, match="until 5 March 2018, which is over"):
        confirm(row, on=date(2018, 3, 5), by=room.actor("vice"))
    withdraw(row, because="Refused.", on=ON, by=room.actor("vice"))
    row.refresh_from_db()
    with pytest.raises(CannotBeDone, match="does not wait"):
        confirm(row, on=ON, by=room.actor("vice"))
