"""What an interest meets over a period is on each day what it meets on that day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from committees.organisations.vocabulary import OrganisationKind
from declarations.guidance.facts import Meeting
from declarations.guidance.many.from_facts import surroundings_of
from declarations.guidance.many.surroundings import Known, Span, Surroundings, Topic
from tests.declarations.guidance.many.meetings import CCGS, KINDS, meetings

DAYS = 120
TURNS = st.none() | st.integers(1, DAYS - 1)


@given(meetings(), st.sampled_from(list(KINDS)), TURNS)
def test_a_walk_is_made_again_only_when_it_becomes_another(meeting: Meeting, start: str, moved: int | None) -> None:
    first = meeting.date.toordinal()
    known = dict(surroundings_of(meeting).organisations)
    if moved is not None:
        moves = (Span(0, first + moved), CCGS[0]), (Span(first + moved, 10**7), CCGS[1])
        known["Practice 0"] = Known(OrganisationKind.GP_PRACTICE, moves)
    period = Surroundings(Span(first, first + DAYS), known, meeting.links)
    met = period.met_from(start)
    assert [each.span.since for each in met[1:]] == [each.span.until for each in met[:-1]]
    for day in range(first, first + DAYS, 7):
        alone = Surroundings(Span(day, day + 1), known, meeting.links)
        [there] = [each for each in met if each.span.since <= day < each.span.until]
        assert replace(alone.met_from(start)[0], span=there.span) == there
        assert period.classes_held(start, day) == alone.classes_held(start, day)


def test_a_topic_meets_one_that_says_all_its_words() -> None:
    eyes, care = Topic({"eye"}), Topic({"eye", "care"})
    assert eyes.meets(care)
    assert care.meets(eyes)
    assert not Topic({"eye", "test"}).meets(care)
    assert not Topic().meets(care)


def test_the_last_day_of_a_period_is_outside() -> None:
    ends = date(2018, 4, 1)
    around = Surroundings(Span((ends - timedelta(days=1)).toordinal(), ends.toordinal()), {})
    assert [each.span.until for each in around.met_from("Nobody knows")] == [ends.toordinal()]
