"""The meetings in whole numbers say the same as the meetings themselves."""

from declarations.country.peers.numbered import numbered
from declarations.guidance.many.deciding import touches
from tests.declarations.country.years import area


def test_every_touch_finds_its_weight_by_row_and_column() -> None:
    sittings = list(area(0).sittings())[::20]
    known = numbered(sittings)
    for meeting, (docket, seated) in zip(known.meetings, sittings, strict=True):
        cells = known.cells[meeting.table]
        found = {
            (item, who, cells[row][column] + interest)
            for item, token, column in meeting.sought
            for who, person in meeting.people
            for way, since, until, row, interest in person.ways
            if way == token and since <= meeting.day < until
        }
        said = {(pair >> 10, pair % 1024, seated.table.weights[code] + way) for pair, code, way in touches(docket, seated)}
        assert found == said


def test_the_parts_are_all_of_the_meetings() -> None:
    known = numbered(list(area(0).sittings()))
    assert [meeting for part in known.in_parts(7) for meeting in part] == known.meetings
