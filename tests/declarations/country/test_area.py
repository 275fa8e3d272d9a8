"""The engine for the country finds at each meeting what is found for one."""

import pytest

from declarations.country.told import told
from declarations.guidance.judgement import judge
from declarations.guidance.many.deciding import decided
from declarations.guidance.many.from_facts import without_words
from declarations.guidance.rulebook import load
from tests.declarations.country.years import area


@pytest.mark.parametrize("place", range(0, 40, 5))
@pytest.mark.parametrize("number", [0, 117])
def test_each_meeting_of_the_year_comes_out_as_it_does_alone(number: int, place: int) -> None:
    meeting = area(number).year.meetings[place]
    docket, seated = next(each for each in area(number).sittings() if each[0].key == meeting.id)
    found = decided(docket, seated)
    assert found == without_words(judge(told(meeting, area(number)), load()))
    assert len({answer.rule for answer in found.values()}) > 2
