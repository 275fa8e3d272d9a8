"""The pages on which a declaration is made."""

from dataclasses import replace
from datetime import date

import pytest

from coi_register.refusals import CannotBeDone
from committees.people.models import Person
from declarations.interests import checking, guided
from declarations.interests.drafts import Draft
from declarations.interests.questions import Question
from declarations.interests.soundness import SaidBefore
from tests.factories import InterestFactory, PersonFactory

pytestmark = pytest.mark.django_db
TODAY = date(2018, 3, 1)


@pytest.fixture
def person() -> Person:
    return PersonFactory(name="Dr Ada Example")


@pytest.fixture
def draft(person: Person) -> Draft:
    typed = guided.draft_of(InterestFactory(person=person, organisation__name="Harbourside Ltd"))
    return replace(typed, interest=None)


def page_of(draft: Draft, person: Person, *, own: bool = True) -> checking.CheckPage:
    asked = guided.asked(draft, from_paper=not own)
    return checking.check_page(draft, person, asked, own=own, today=TODAY)


def test_every_answer_stands_in_words_with_a_way_to_change_it(draft: Draft, person: Person) -> None:
    rows = {question: (says, href) for question, says, _, href in page_of(draft, person).rows}
    assert rows["Organisation"] == ("Harbourside Ltd", checking.address(draft, Question.ORGANISATION))
    assert rows["Role"][0] == "Director"
    assert rows["Dates"][0] == "From 1 June 2015, ongoing"


def test_an_officer_reads_whose_word_they_write_down_and_from_which_paper(draft: Draft, person: Person) -> None:
    paper = {"because": "Signed form", "on-day": "27", "on-month": "2", "on-year": "2018"}
    page = page_of(draft.answered(Question.PAPER, paper), person, own=False)
    assert page.caption == "Declare an interest of Dr Ada Example, from paper: Harbourside Ltd"
    assert page.rows[0][:2] == ("Paper", "Signed form, 27 February 2018")


def test_a_refusal_leads_to_the_answer_it_is_about(draft: Draft, person: Person) -> None:
    refused = page_of(draft, person).refused(CannotBeDone("Wrong day.", field="until"), draft)
    assert refused.problem == ("Wrong day.", checking.address(draft, Question.DATES))


def test_a_refusal_about_nothing_in_particular_has_no_link(draft: Draft, person: Person) -> None:
    assert page_of(draft, person).refused(CannotBeDone("Too late."), draft).problem == ("Too late.", None)


def test_what_is_on_the_register_already_is_offered_to_be_changed_instead(draft: Draft, person: Person) -> None:
    before = InterestFactory(person=person)
    refused = page_of(draft, person).refused(SaidBefore(before), draft)
    assert refused.same is not None
    assert str(before.pk) in refused.same[1]


def test_a_question_counts_along_the_path_and_leads_back(draft: Draft, person: Person) -> None:
    asked = guided.asked(draft, from_paper=False)
    page = checking.question_page(Question.WHERE, draft, person, own=True, asked=asked)
    assert (page.progress, page.back) == ("Question 2", checking.address(draft, Question.KIND))


def test_a_question_of_an_amendment_leads_back_to_the_check_page(draft: Draft, person: Person) -> None:
    change = replace(draft, interest=InterestFactory(person=person).pk)
    page = checking.question_page(Question.ROLE, change, person, own=True, asked=guided.asked(change, from_paper=False))
    assert (page.progress, page.back.endswith("/check/"), page.caption) == ("", True, "Change an interest")
