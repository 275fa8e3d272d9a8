"""The questions of a declaration, and which come next."""

import pytest

from declarations.interests.questions import INDIRECT, Question, Where, before, path

KIND, WHOSE, THEIRS, WHERE = Question.KIND, Question.WHOSE, Question.THEIRS, Question.WHERE


def test_ones_own_interest_in_words_asks_the_fewest_questions() -> None:
    assert path("financial", Where.WORDS, from_paper=False) == [KIND, WHERE, Question.ROLE, Question.DATES, Question.PUBLISH]


def test_an_indirect_interest_asks_whose_it_is_before_what_it_lies_in() -> None:
    assert path(INDIRECT, None, from_paper=False)[:4] == [KIND, WHOSE, THEIRS, WHERE]


@pytest.mark.parametrize(
    ("where", "page"),
    [(Where.ORGANISATION, Question.ORGANISATION), (Where.GROUP, Question.GROUP), (Where.TOPIC, Question.TOPIC)],
)
def test_what_it_lies_in_has_one_page_of_its_own(where: Where, page: Question) -> None:
    asked = path("financial", where, from_paper=False)
    assert asked[asked.index(WHERE) + 1] is page
    assert len(asked) == 6


def test_an_officer_is_first_asked_for_the_paper() -> None:
    assert path(None, None, from_paper=True)[0] is Question.PAPER
    assert Question.PAPER not in path(None, None, from_paper=False)


def test_the_way_back_leads_along_the_questions_that_are_asked() -> None:
    asked = path(INDIRECT, Where.TOPIC, from_paper=False)
    assert before(KIND, asked) is None
    assert before(Question.ROLE, asked) is Question.TOPIC
