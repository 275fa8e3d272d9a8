"""From what meets to what is decided: in one go or from touches that are kept, on each day of a period, and in whose chair."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarations.guidance import written
from declarations.guidance.facts import Meeting
from declarations.guidance.many.deciding import CLEAR, Decided, decided, doubts, touches, weigh, weighed
from declarations.guidance.many.from_facts import decide, docket_of, surroundings_of
from declarations.guidance.many.surroundings import Span
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import AddOn, Outcome, Step
from tests.declarations.guidance.many.meetings import meetings
from tests.declarations.guidance.many.worked_out import around_for, seated_for

DAYS = 91
PARTNER = {"category": "financial", "direct": True, "role": "partner", "in": "Riverside Practice"}
PATIENT = {"category": "non_financial_personal", "direct": True, "role": "patient", "in": "Riverside Practice"}
DECIDED = {"kind": "closure", "concerns": [{"organisation": "Riverside Practice"}]}
TALKED_OVER = DECIDED | {"decision": False}


@given(meetings())
def test_touches_that_are_kept_weigh_what_is_weighed_at_once(meeting: Meeting) -> None:
    around, book = surroundings_of(meeting), load().in_force(meeting.date)
    docket, seated = docket_of(meeting, around), seated_for(meeting, around, book)
    assert weigh(touches(docket, seated), doubts(docket, seated), docket, seated) == weighed(docket, seated)


@given(meetings(), st.lists(st.integers(0, DAYS - 1), min_size=1, max_size=3))
def test_who_is_worked_out_for_a_period_is_judged_on_a_day_of_it_as_for_that_day(meeting: Meeting, days: list[int]) -> None:
    first, book = meeting.date.toordinal(), load().in_force(meeting.date)
    around = around_for(meeting, Span(first, first + DAYS))
    seated = seated_for(meeting, around, book)
    for on in (meeting.date + timedelta(days=day) for day in days):
        held = replace(meeting, date=on)
        assert (decided(docket_of(held, around), seated) if book.proposes else decide(held, book)) == decide(held, book)


@pytest.mark.parametrize(
    ("interest", "chairs", "item", "moves"),
    [
        (PARTNER, True, DECIDED | {"committees": ["B"]}, False),
        (PARTNER, True, DECIDED | {"committees": ["A"]}, True),
        (PARTNER, True, DECIDED, True),
        (PARTNER, False, DECIDED, False),
        (PATIENT, True, DECIDED, True),
        (PATIENT, True, TALKED_OVER, False),
    ],
    ids=["another committee's", "their own", "everybody's", "no chair", "to leave for it", "to be noted: it moves nobody"],
)
def test_a_chair_in_conflict_gives_way_in_the_items_that_they_chair(
    interest: Mapping[str, Any], chairs: bool, item: Mapping[str, Any], moves: bool
) -> None:
    found = decide(_of_two_committees([_in_the_chair_of_a(interest, chairs=chairs)], item), load())
    assert (AddOn.NEW_CHAIR in found["1", "m1"].also) is moves


def test_a_finding_says_who_by_which_interest_and_under_which_rule() -> None:
    found = decide(_of_two_committees([_in_the_chair_of_a(PATIENT), {"id": "m2"}], TALKED_OVER), load())
    assert found["1", "m1"].interest == 1
    assert found["1", "m1"].step is Step.NOTE
    assert found["1", "m2"] == Decided(Outcome.CANNOT_TELL)  # who never declared


def test_whoever_is_clear_is_not_listed() -> None:
    meeting = _of_two_committees([{"id": "m1", "confirmed": date(2018, 1, 10), "interests": []}], DECIDED)
    assert decide(meeting, load()) == {}
    assert Decided(Outcome.CLEAR) == CLEAR


def _in_the_chair_of_a(interest: Mapping[str, Any], *, chairs: bool = True) -> Mapping[str, Any]:
    seat = {"category": "gp", "chair": chairs, "committees": ["A"]}
    return {"id": "m1", "confirmed": date(2018, 1, 10), "seat": seat, "interests": [interest]}


def _of_two_committees(people: list[Mapping[str, Any]], item: Mapping[str, Any]) -> Meeting:
    committees = [{"name": "A"}, {"name": "B"}]
    return written.meeting(
        written.WORLD | {"date": date(2018, 3, 1), "people": people, "items": [item], "committees": committees}
    )
