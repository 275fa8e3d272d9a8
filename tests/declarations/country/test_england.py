"""The invented England-year has the size of England, and comes out the same for everybody."""

from declarations.country import england
from declarations.country.england import ccg_year, share


def test_a_ccg_comes_out_the_same_from_the_same_seed_and_otherwise_from_another() -> None:
    assert ccg_year(7, seed=1) == ccg_year(7, seed=1)
    assert ccg_year(7, seed=1).items != ccg_year(7, seed=2).items
    assert ccg_year(7, seed=1).items != ccg_year(8, seed=1).items


def test_the_shares_of_all_ccgs_are_the_whole() -> None:
    for whole in (england.PRACTICES, england.PEOPLE, england.INTERESTS):
        assert sum(share(whole, number) for number in range(england.CCGS)) == whole


def test_a_ccg_has_its_share_of_everything() -> None:
    year = ccg_year(100)
    assert len(year.people) == share(england.PEOPLE, 100)
    assert len(year.interests) == share(england.INTERESTS, 100)
    assert len(year.meetings) == 40
    assert len(year.items) == 40 * 14
    assert len({row.id for table in (year.interests, year.items, year.seats) for row in table}) >= 56 + 560 + 1000


def test_each_committee_seats_fourteen_at_every_meeting() -> None:
    year = ccg_year(100)
    for meeting in year.meetings:
        there = [
            seat
            for seat in year.seats
            if seat.committee == meeting.committee
            and not seat.deputy
            and (seat.since is None or seat.since <= meeting.on)
            and (seat.until is None or meeting.on < seat.until)
        ]
        assert len(there) == 14
        assert len({seat.person for seat in there}) == 14


def test_every_way_of_declaring_and_of_concerning_occurs() -> None:
    year = ccg_year(100)
    for field in ("organisation", "affected_class", "topic", "until", "mitigation", "relationship", "role"):
        values = {getattr(row, field) is None for row in year.interests}
        assert values == {True, False}, field
    for field in ("organisation", "affected_class", "practices_in", "topic", "person", "unidentified", "part_played"):
        values = {getattr(row, field) is None for row in year.concerns}
        assert values == {True, False}, field


def test_a_scale_makes_fewer_ccgs_of_full_size() -> None:
    assert [len(year.items) for year in england.england(scale=0.01)] == [560, 560]
