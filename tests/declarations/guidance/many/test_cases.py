"""The engine for many meetings finds in every written case of the law what is found for one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import yaml

from declarations.guidance import written
from declarations.guidance.facts import Meeting
from declarations.guidance.judgement import judge
from declarations.guidance.many.deciding import decided
from declarations.guidance.many.from_facts import decide, docket_of, without_words
from declarations.guidance.many.surroundings import Span
from declarations.guidance.proof import CASES
from declarations.guidance.rulebook import load
from tests.declarations.guidance.many.worked_out import around_for, seated_for

SEATS = ({}, {"seat": {"category": "gp", "chair": True}})
DAYS = 40  # before and after a date that a case names, on which an interest begins or ends


def _written() -> list[Mapping[str, Any]]:
    """Every case of one person and one item, of whatever file, as a fact of its own."""
    found: list[Mapping[str, Any]] = []
    for name in ("outcomes", "published", "ladder", "psr", "three_regimes"):
        for entry in yaml.safe_load((CASES / f"{name}.yaml").read_text()):
            found += (
                [*entry.get("fires", ()), *entry.get("near_miss", ())] if "rule" in entry and "fires" in entry else [entry]
            )
    return [case | {"interests": _interests(case)} for case in found if "item" in case]


def _interests(case: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return case["interests"] if "interests" in case else [case["interest"]] if "interest" in case else []


ALL = _written()


@pytest.mark.parametrize("beside", SEATS, ids=["as written", "of a general practitioner in the chair"])
def test_a_written_case_comes_out_the_same_beside_another_person_and_item(beside: Mapping[str, Any]) -> None:
    for case in ALL:
        meeting = _in_company(written.meeting_of(case | beside))
        assert decide(meeting, load()) == without_words(judge(meeting, load())), case


def test_so_it_does_around_each_date_that_a_case_names_for_people_worked_out_once() -> None:
    for case in ALL:
        for turn in {each[end] for each in case["interests"] for end in ("from", "to") if end in each}:
            first = turn.toordinal() - DAYS
            begins = _in_company(written.meeting_of(case | {"date": turn, "confirmed": turn - timedelta(days=DAYS)}))
            book, around = load().in_force(turn), around_for(begins, Span(first, first + 2 * DAYS))
            seated = seated_for(begins, around, book)
            for days in (-DAYS, -1, 0, 1, DAYS - 1) if book.proposes else ():
                held = replace(begins, date=turn + timedelta(days=days))
                assert decided(docket_of(held, around), seated) == without_words(judge(held, book)), (case, held.date)


def _in_company(meeting: Meeting) -> Meeting:
    """With somebody before the one of the case who has nothing to declare, and an item before theirs that concerns nobody."""
    colleague = replace(meeting.sittings[0], key="m0", name="m0", confirmed=meeting.date, interests=())
    other = replace(meeting.items[0], key="0", concerns=())
    return replace(meeting, sittings=(colleague, *meeting.sittings), items=(other, *meeting.items))
