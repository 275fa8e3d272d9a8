"""A declaration that is being made, in the session."""

from typing import Any
from uuid import uuid4

from declarations.interests import drafts
from declarations.interests.drafts import Draft
from declarations.interests.questions import Question


def test_a_draft_comes_back_from_the_session_as_it_was_kept() -> None:
    session: dict[str, Any] = {}
    draft = Draft(person=uuid4(), interest=uuid4(), version=3, meeting=uuid4()).answered(
        Question.KIND, {"kind": "financial"}
    )
    drafts.keep(session, draft)
    assert drafts.fetch(session, draft.key) == draft


def test_two_drafts_in_two_tabs_do_not_mix() -> None:
    session: dict[str, Any] = {}
    one, other = Draft(person=uuid4()), Draft(person=uuid4())
    for draft, kind in ((one, "financial"), (other, "indirect")):
        drafts.keep(session, draft.answered(Question.KIND, {"kind": kind}))
    assert [drafts.fetch(session, draft.key).kind for draft in (one, other)] == ["financial", "indirect"]


def test_a_draft_that_was_sent_is_gone_and_the_others_stay() -> None:
    session: dict[str, Any] = {}
    one, other = Draft(person=uuid4()), Draft(person=uuid4())
    drafts.keep(session, one)
    drafts.keep(session, other)
    drafts.drop(session, one)
    assert drafts.fetch(session, one.key) is None
    assert drafts.fetch(session, other.key) == other


def test_the_oldest_of_many_drafts_gives_way_and_the_one_in_use_stays() -> None:
    session: dict[str, Any] = {}
    first = Draft(person=uuid4())
    drafts.keep(session, first)
    second = Draft(person=uuid4())
    drafts.keep(session, second)
    drafts.keep(session, first.answered(Question.KIND, {"kind": "financial"}))
    for _ in range(drafts.MOST - 1):
        drafts.keep(session, Draft(person=uuid4()))
    assert drafts.fetch(session, first.key) is not None
    assert drafts.fetch(session, second.key) is None
