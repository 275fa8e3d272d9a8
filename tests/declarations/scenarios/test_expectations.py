"""An expected row that does not hold is named, and a row that asks nothing sensible is refused."""

import pytest

from declarations.scenarios.expectations import failures
from declarations.scenarios.outcome import outcome
from declarations.scenarios.reading import read
from declarations.scenarios.services import play
from declarations.scenarios.shapes import CannotRead
from tests.declarations.scenarios.pages import page

pytestmark = pytest.mark.django_db


def failed(*changes: tuple[str, str]) -> list[str]:
    scenario = read(page(*changes))
    return failures(scenario, outcome(play(scenario)))


def test_rows_that_hold_say_nothing() -> None:
    assert failed() == []


def test_a_row_that_does_not_hold_is_named_with_what_came_instead() -> None:
    assert failed(("step: leave,", "step: note,")) == ["line 26: item 6, gp1: step is leave, not note."]


def test_null_is_an_answer_that_can_be_expected() -> None:
    assert failed(("chair: lay1", "chair: null")) == ["line 27: item 6, PCCC: chair is lay1, not null."]


def test_add_ons_are_compared_whole() -> None:
    assert failed(("also: [no_papers]", "also: []")) == ["line 26: item 6, gp1: also is [no_papers], not []."]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ('{item: "6", person: gp1, quorate: true}', "“quorate” cannot be expected here"),
        ('{item: "6", outcome: flag}', "“outcome” cannot be expected here"),
        ("{committee: PCCC, chair: lay1}", "“chair” cannot be expected here"),
    ],
)
def test_a_row_that_asks_nothing_sensible_is_refused(row: str, says: str) -> None:
    with pytest.raises(CannotRead, match=says):
        failed(('{item: "6", quorate: true, chair: lay1}', row))
