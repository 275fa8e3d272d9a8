"""The words for a rule."""

from datetime import date

import pytest

from declarations.guidance.rulebook import load
from declarations.guidance.rules import Period, Rule, RuleKind
from declarations.guidance.vocabulary import Status
from declarations.rulebook.presenters.rules import chapters
from declarations.rulebook.presenters.words import (
    KIND_HEADINGS,
    LISTED,
    STATUS_COLOURS,
    days_of,
    recommended,
    what_it_does,
    when_it_holds,
)

ON = date(2018, 3, 1)


def rule(rule_id: str, on: date = ON) -> Rule:
    found = load().in_force(on).rule(rule_id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(date(2017, 6, 16), date(2022, 7, 1)), "16 June 2017 to 30 June 2022"),
        (Period(date(2022, 7, 1)), "since 1 July 2022"),
    ],
)
def test_the_last_day_named_is_the_last_on_which_it_holds(period: Period, words: str) -> None:
    assert days_of(period) == words


def test_every_kind_has_a_heading_and_every_status_a_colour() -> None:
    assert set(KIND_HEADINGS) == set(RuleKind)
    assert set(STATUS_COLOURS) == set(Status)


def test_a_rule_that_follows_the_register_recommends_what_was_agreed_there() -> None:
    assert recommended(rule("standing-mitigation")) == "The step agreed in the register for this interest"


def test_conditions_are_joined_by_and_exceptions_by_or() -> None:
    rows = dict(when_it_holds(rule("standing-in-a-decision")))
    assert rows["When"] == "Interest is professional"
    assert rows["Unless"].endswith(" or item is for strategy or information")


def test_a_rule_about_offers_says_what_by_whom_worth_what_and_whether_to_declare() -> None:
    assert dict(what_it_does(rule("large-gift"))) == {
        "Recommended": "Accept only on behalf of the CCG",
        "Declare it": "Yes",
        "What is offered": "Gift",
        "By whom": "Another organisation, A patient or their family or Somebody else",
        "Worth": "Over £50",
    }
    assert dict(what_it_does(rule("meal-to-declare")))["Worth"] == "At least £25 and up to £75"
    assert dict(what_it_does(rule("several-gifts-from-one-source")))["Worth together"] == "Over £50"


def test_a_rule_on_scope_names_the_committee_its_level_and_the_items() -> None:
    rows = dict(what_it_does(rule("delegated-committee-decides")))
    assert rows["Commissioning"] == "Delegated commissioning or Joint commissioning with NHS England"
    assert rows["Items"].startswith("Procurement, contract award")


def test_a_procedure_names_whom_the_chair_may_invite() -> None:
    assert "another CCG's governing body" in dict(what_it_does(rule("invite-to-make-up-quorum")))["Who may be invited"]


def test_a_procedure_shows_what_it_lists_and_nothing_listed_goes_unsaid() -> None:
    assert dict(what_it_does(rule("ladder-of-steps")))["The steps"].startswith(
        "Do not attend the meeting; receive no papers"
    )
    lists = {
        key for one in load().rules if one.kind is RuleKind.PROCEDURE for key, of in one.requires.items() if is_prose(of)
    }
    assert lists - {"invited"} == set(LISTED)


def is_prose(listed: object) -> bool:
    return isinstance(listed, list) and any(" " in words for words in listed)


def test_every_rule_of_every_date_can_be_shown_in_one_chapter() -> None:
    for on in (text.in_force.since for text in load().texts):
        book = load().in_force(on)
        shown = [
            each.id
            for chapter in chapters(book, book.rules, every=load(), on=on)
            for section in chapter.sections
            for each in section.rules
        ]
        assert sorted(shown) == sorted(rule.id for rule in book.rules)


def test_the_heaviest_step_stands_first() -> None:
    book = load().in_force(ON)
    [guidance] = [chapter for chapter in chapters(book, book.rules, every=load(), on=ON) if chapter.key == "G2017"]
    first, *_, last = guidance.sections[0].rules
    assert dict(first.rows)["Recommended"].startswith("Leave")
    assert dict(last.rows)["Recommended"].startswith("The step agreed")
