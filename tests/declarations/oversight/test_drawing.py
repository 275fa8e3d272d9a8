"""The picture of a year: every item has a square of its own, inside the picture, under the label of its meeting."""

from hypothesis import given

from declarations.oversight.drawing import GAP, IN_A_LINE, SIDE, WIDTH, drawn, tone_of
from tests.declarations.oversight.made import MEETINGS, held, held_item, present


def test_a_long_agenda_goes_on_in_the_next_line() -> None:
    [row] = drawn([held(*(held_item(number=str(n)) for n in range(IN_A_LINE + 1)))]).rows
    *first, last = row.squares
    assert {square.y for square in first} == {last.y - SIDE - GAP}
    assert last.x == 0


def test_a_square_says_by_its_tone_what_became_of_the_item() -> None:
    assert tone_of(held_item(present())) == "none"
    assert tone_of(held_item(present(withdrew=True))) == "some"
    assert tone_of(held_item(present(withdrew=True), lost_quorum=True)) == "lost"
    assert tone_of(held_item(present(), lost_quorum=True)) == "lost"


@given(meetings=MEETINGS)
def test_squares_lie_inside_the_picture_and_not_on_each_other(meetings: list) -> None:
    drawing = drawn(meetings)
    squares = [square for row in drawing.rows for square in row.squares]
    assert len(squares) == sum(len(meeting.items) for meeting in meetings)
    assert len({(square.x, square.y) for square in squares}) == len(squares)
    assert all(0 <= square.x <= WIDTH - SIDE and 0 <= square.y <= drawing.height - SIDE for square in squares)
    assert all(row.y < square.y for row in drawing.rows for square in row.squares)
    labels = [row.y for row in drawing.rows]
    assert labels == sorted(set(labels))
