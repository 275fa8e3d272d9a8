"""What a reader could not make out of a declaration."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarations.interests.plainness import unclear
from declarations.interests.questions import Question, Where

CLEAR = {
    "organisation": "Harbourside Ltd",
    "affected_class": None,
    "topic": None,
    "text": "Medical director, paid by the session",
    "direct": True,
    "since": date(2017, 5, 1),
    "aware_on": date(2017, 5, 1),
}


def asked(where: str | None = Where.ORGANISATION, **changes: Any) -> list[Question]:
    return [one.question for one in unclear({**CLEAR, **changes}, where=where)]


def test_a_whole_declaration_leaves_no_question() -> None:
    assert asked() == []


@pytest.mark.parametrize(
    ("changes", "question"),
    [
        ({"since": None}, Question.DATES),
        ({"aware_on": None}, Question.DATES),
        ({"organisation": None}, Question.ORGANISATION),
        ({"text": "Director of various companies in the region"}, Question.ROLE),
        ({"text": "Shares in several firms, etc."}, Question.ROLE),
        ({"text": "None"}, Question.ROLE),
        ({"direct": False, "text": "My wife Ann Example works there"}, Question.ROLE),
        ({"direct": False, "text": "Her brother, Mr Example, owns it"}, Question.ROLE),
    ],
)
def test_what_is_missing_or_vague_is_asked_where_it_is_mended(changes: dict[str, Any], question: Question) -> None:
    assert question in asked(**changes)


@pytest.mark.parametrize(
    "text", ["My wife works there", "His brother owns a tenth of it", "Ann is a friend of mine, she works there"]
)
def test_a_relationship_without_a_name_is_as_it_should_be(text: str) -> None:
    assert asked(direct=False, text=text) == []


def test_ones_own_interest_may_name_whom_it_likes() -> None:
    assert asked(text="Partner Example Surgeries hold the lease with me") == []


@pytest.mark.parametrize(
    ("text", "vague"), [("Consultancy", True), ("Paid consultancy work", True), ("I advise hospitals on rotas", False)]
)
def test_a_word_or_two_about_nothing_we_know_is_too_little(text: str, vague: bool) -> None:
    words = asked(where=Where.WORDS, organisation=None, text=text)
    assert (Question.ROLE in words) is vague
    assert Question.WHERE in words


def test_a_miscellany_inside_another_word_is_none() -> None:
    assert asked(text="Adviser to a firm that sells etching tools to hospitals") == []


@given(text=st.text(max_size=200), direct=st.booleans(), organisation=st.none() | st.just("Harbourside Ltd"))
def test_no_words_make_it_fail_and_each_doubt_is_a_sentence(text: str, direct: bool, organisation: str | None) -> None:
    for one in unclear({**CLEAR, "text": text, "direct": direct, "organisation": organisation}, where=Where.ORGANISATION):
        assert one.says.endswith((".", "?"))
