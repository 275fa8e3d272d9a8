"""The engine and a second, slow and obvious writing of the same law agree on every meeting that can be made up.

A few hundred meetings here; `make prove` holds them against each other on ten thousand."""

import pytest
from hypothesis import given

from committees.meetings.facts import Item
from declarations.guidance.facts import Meeting, Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.judgement import NEW_CHAIR, judge
from declarations.guidance.rulebook import load
from tests.declarations.guidance.reference.judging import Judged, judged
from tests.declarations.guidance.reference.meetings import meetings


def plain(finding: Finding) -> Judged:
    because = frozenset((each.rule, each.interest) for each in finding.because if each.rule != NEW_CHAIR)
    return Judged(finding.outcome.value, finding.step, finding.also, because)


def has_a_part(sitting: Sitting, item: Item) -> bool:
    return sitting.only_for is None or item.key in sitting.only_for


@pytest.mark.parametrize("half", ["one half", "the other"])  # for two cores
@given(meeting=meetings())
def test_the_engine_finds_what_the_reference_finds(meeting: Meeting, half: str) -> None:
    book = load().in_force(meeting.date)
    found = judge(meeting, load())
    pairs = {(item.key, one.key): (item, one) for item in meeting.items for one in meeting.sittings if has_a_part(one, item)}
    assert found.keys() == pairs.keys()
    for pair, (item, sitting) in pairs.items():
        assert plain(found[pair]) == judged(item, sitting, meeting, book), (item, sitting)
