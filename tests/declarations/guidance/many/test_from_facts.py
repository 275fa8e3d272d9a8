"""The engine for many meetings finds, without its words, what is found for one."""

from hypothesis import given

from declarations.guidance.facts import Meeting
from declarations.guidance.judgement import judge
from declarations.guidance.many.from_facts import decide, without_words
from declarations.guidance.rulebook import load
from tests.declarations.guidance.many.meetings import meetings
from tests.declarations.guidance.reference.meetings import meetings as meetings_of_the_reference


@given(meetings())
def test_the_engine_for_many_meetings_finds_what_is_found_for_one(meeting: Meeting) -> None:
    assert decide(meeting, load()) == without_words(judge(meeting, load()))


@given(meetings_of_the_reference())
def test_so_it_does_at_the_meetings_that_the_reference_is_held_against(meeting: Meeting) -> None:
    assert decide(meeting, load()) == without_words(judge(meeting, load()))
