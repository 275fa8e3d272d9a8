"""What minutes say in words, and how two versions of them differ."""

from dataclasses import replace

from declarations.guidance.vocabulary import Step
from declarations.minutes.presenters.told import declarations_of, told_item, told_opening
from declarations.minutes.presenters.versions import differences
from declarations.proceedings.vocabulary import HowItEnded, Manner
from tests.declarations.minutes.account import AWARD, BASIL, CONFLICT, OPENING, QUORATE, REPORT, declared


def facts(**spoilt: object) -> dict[str, str]:
    [told] = told_item(replace(AWARD, conflicts=(replace(CONFLICT, **spoilt),))).conflicts  # type: ignore[arg-type]
    return dict(told.rows)


def test_a_conflict_shows_the_five_facts() -> None:
    assert [*facts()] == [
        "Who has the interest", "What it is", "Why it is a conflict", "At which item", "How it was agreed to manage it",
        "How it was managed",
    ]  # fmt: skip
    assert facts()["Who has the interest"] == "Dr Basil Sample"
    assert facts()["What it is"].startswith("Director of Harbourside Ltd")
    assert "Ruled by Ada Example, chair, on 1 March 2018, 9:00am." in facts()["How it was agreed to manage it"]
    assert facts()["How it was managed"] == (
        "Was out of the room from 10:05am to 10:30am. The papers were withheld. Did not vote."
    )


def test_a_lighter_ruling_says_what_was_recommended_and_why_not() -> None:
    said = facts(ruled=Step.NOTE, reason="One share of a thousand.")["How it was agreed to manage it"]
    assert "Recommended was to leave for this item." in said
    assert said.endswith("Reason: One share of a thousand.")


def test_a_conflict_on_which_nobody_ruled_says_so() -> None:
    assert facts(ruled_by="")["How it was agreed to manage it"].startswith("Nobody ruled on it.")


def test_whoever_never_came_back_is_said_to_have_not() -> None:
    gone = replace(BASIL, came_back_at=None)
    assert "from 10:05am and did not come back" in facts(goings=(gone,))["How it was managed"]


def test_whoever_must_leave_and_has_no_time_is_not_said_to_have_left() -> None:
    assert facts(goings=())["How it was managed"].startswith("Was not recorded as leaving the room.")
    assert facts(came=False, goings=())["How it was managed"].startswith("Was not at the meeting.")


def test_what_is_not_recorded_is_said_to_be_so() -> None:
    assert facts(nature=())["What it is"] == "Not recorded"


def test_the_quorum_is_restated_without_those_who_withdrew() -> None:
    assert told_item(AWARD).quorum == (
        "The Primary Care Commissioning Committee was quorate without Dr Basil Sample, with 3 votes left, "
        "with a lay and executive majority.",
    )
    lost = replace(QUORATE, quorate=False, lacks=("at least 4 voting members: 3",), majority=False)
    [says] = told_item(replace(AWARD, standing=(lost,))).quorum
    assert "was not quorate: at least 4 voting members: 3" in says
    assert says.endswith("without a lay and executive majority.")


def test_votes_are_counted_and_named() -> None:
    voted = replace(AWARD, standing=(replace(QUORATE, tally=(2, 0, 0)),))
    assert told_item(voted).how == ("2 for, 0 against, 0 abstained.", "For: Ada Example and Cora Invented.")
    assert told_item(REPORT).how == ("By consensus.",)


def test_what_became_of_an_item_is_said_in_a_word() -> None:
    assert told_item(AWARD).outcome == "Decided"
    referred = replace(AWARD, became=HowItEnded.REFERRED, referred_to="the Governing Body", manner=Manner.VOTES)
    assert told_item(referred).outcome == "Referred to the Governing Body"
    assert told_item(replace(AWARD, became=None)).outcome == "No outcome recorded"


def test_the_head_lists_everybody_by_how_they_came() -> None:
    told = told_opening(OPENING)
    assert [heading for heading, _ in told.people] == ["Present", "Apologies"]
    assert dict(told.rows)["When"] == "Thursday 1 March 2018, from 10:00am to 10:55am"


def test_declarations_are_listed_item_by_item_with_those_made_at_the_meeting() -> None:
    lines = [*declarations_of([replace(AWARD, late=declared("dev", "Dev Madeup")), REPORT])]
    assert [(one.name, one.item) for one in lines] == [("Dr Basil Sample", "5"), ("Dev Madeup", "5")]
    assert lines[1].nature == "Declared at the meeting at 10:06am: A cousin works for Harbourside Ltd"


def test_two_versions_differ_in_the_lines_that_changed() -> None:
    found = differences(AWARD, replace(AWARD, decision="The contract goes to nobody."))
    assert [(line.text, line.is_new) for line in found] == [
        ("The contract goes to Harbourside Ltd.", False), ("The contract goes to nobody.", True)
    ]  # fmt: skip
    assert differences(OPENING, OPENING) == ()
