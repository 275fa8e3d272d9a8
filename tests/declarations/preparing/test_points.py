"""The points of the checklist, dated and cited."""

from datetime import date

from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import Status
from declarations.preparing.points import all_points, points_on
from declarations.preparing.selectors.checklist import FACTS
from declarations.preparing.vocabulary import Block


def test_there_are_three_blocks_and_each_point_has_a_name_of_its_own() -> None:
    points = all_points()
    assert [*dict.fromkeys(one.block for one in points)] == [*Block]
    assert len({one.key for one in points}) == len(points)


def test_each_says_where_it_stands_and_how_sure_that_is() -> None:
    titles = {text.key for text in load().texts}
    assert {one.source.instrument for one in all_points()} <= titles
    assert {one.source.status for one in all_points()} == {Status.UNCONFIRMED}  # until somebody has read the annex itself


def test_what_the_register_knows_of_a_point_is_worked_out_and_nothing_else() -> None:
    assert {one.known_by for one in all_points()} - {""} == FACTS.keys()


def test_it_is_the_checklist_of_its_days() -> None:
    assert points_on(date(2017, 6, 15)) == points_on(date(2022, 7, 1)) == ()
    assert points_on(date(2017, 6, 16)) == points_on(date(2022, 6, 30)) == all_points()
