"""A year in numbers, and the share of items from which each member withdrew."""

from hypothesis import given

from declarations.oversight.tally import shares_of, tally_of
from tests.declarations.oversight.made import MEETINGS, held, held_item, present


def test_a_year_is_counted() -> None:
    quiet = held(held_item(present()), held_item(decision=False))
    busy = held(held_item(present("a", True), present("b", True), present("c"), lost_quorum=True))
    tally = tally_of([quiet, busy])
    assert (tally.meetings, tally.items, tally.decisions) == (2, 3, 2)
    assert (tally.touched, tally.withdrawals, tally.lost_quorums) == (1, 2, 1)


def test_a_share_is_of_the_items_at_which_the_member_was() -> None:
    [share] = shares_of([held(held_item(present("a", True)), held_item(present("a"), decision=False), held_item())])
    assert (share.items, share.decisions, share.withdrew, share.percent, share.rank) == (2, 1, 1, 50, 1)


def test_equal_shares_have_one_rank_and_the_next_counts_them_all() -> None:
    everybody = held_item(*(present(person, True) for person in "abc"))
    shares = shares_of([held(everybody, held_item(present("c")))])
    assert [(share.person, share.rank) for share in shares] == [("a", 1), ("b", 1), ("c", 3)]


def test_who_never_withdrew_or_is_only_in_attendance_is_not_asked_about() -> None:
    assert shares_of([held(held_item(present("a"), present("b", True, is_member=False)))]) == []


@given(meetings=MEETINGS)
def test_shares_add_up_to_the_withdrawals_of_members_and_stand_in_their_order(meetings: list) -> None:
    shares = shares_of(meetings)
    people = [one for meeting in meetings for item in meeting.items for one in item.people]
    assert sum(share.withdrew for share in shares) == sum(one.withdrew for one in people if one.is_member)
    exact = [share.withdrew / share.items for share in shares]
    assert exact == sorted(exact, reverse=True)
    assert all(0 < share.withdrew <= share.items and share.decisions <= share.items for share in shares)


@given(meetings=MEETINGS)
def test_the_numbers_of_a_year_are_those_of_its_meetings_together(meetings: list) -> None:
    parts = [tally_of([meeting]) for meeting in meetings]
    whole = tally_of(meetings)
    for number in ("meetings", "items", "decisions", "touched", "withdrawals", "lost_quorums"):
        assert getattr(whole, number) == sum(getattr(part, number) for part in parts)
