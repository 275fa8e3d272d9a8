"""The words to read out follow the rulings and what is recommended, and name no third person."""

from declarations.guidance.vocabulary import Step
from declarations.proceedings.presenters.words import asked_of, opening_words, said_to, words_at
from declarations.proceedings.selectors import Somebody, room_of
from tests.declarations.proceedings.conftest import Sat


def of(sat: Sat, who: str) -> Somebody:
    one = sat.now.of(sat.person(who).pk)
    assert one is not None
    return one


def test_who_must_leave_is_told_why_and_to_go(sat: Sat) -> None:
    sat.open()
    sat.begin()
    assert said_to(of(sat, "gp")) == (
        "Gp Example, you have an interest in this item: Harbourside Ltd. You must leave the meeting for this item, discussion "
        "and decision. Please leave now; the time is noted.",
    )
    assert asked_of(of(sat, "gp")) == "Recommended: leaves for this item"
    assert words_at(sat.now) == ("Where nobody has ruled yet, I follow what is recommended.",)
    sat.leaves("gp")
    assert said_to(of(sat, "gp")) == ()
    assert words_at(sat.now) == ()


def test_who_leaves_before_the_decision_is_told_twice(sat: Sat) -> None:
    sat.rules("gp", Step.LEAVE_FOR_DECISION)
    sat.open()
    sat.begin()
    first, then = said_to(of(sat, "gp"))
    assert first.endswith("You may join the discussion. You must leave before the decision.")
    assert then == "Gp Example, we come to the decision. Please leave now; the time is noted."
    assert asked_of(of(sat, "gp")) == "Decided: leaves before the decision"


def test_a_note_is_said_to_all(sat: Sat) -> None:
    sat.rules("gp", Step.NOTE)
    sat.open()
    sat.begin()
    assert words_at(sat.now) == (
        "Gp Example, you have an interest in this item: Harbourside Ltd. Your interest is noted. You stay, discuss and decide.",
    )


def test_a_chair_with_a_conflict_hands_over(sat: Sat) -> None:
    sat.room.conflict("chair")
    sat.open()
    sat.begin()
    assert "Chair Example hands over the chair for this item. Vice Example presides." in words_at(sat.now)


def test_the_meeting_is_declared_quorate_and_asked_for_declarations(sat: Sat) -> None:
    sat.open(nurse="absent")
    said = opening_words(room_of(sat.meeting))
    assert said[0] == (
        "I declare the meeting of the Primary Care Commissioning Committee open. 4 votes are in the room; it is quorate."
    )
    assert said[1].startswith("Does anybody have an interest to declare in any item on this agenda?")


def test_a_meeting_that_is_not_quorate_is_not_declared_to_be(sat: Sat) -> None:
    sat.open(nurse="absent", exec="absent", gp="apologies")
    assert opening_words(room_of(sat.meeting))[0].endswith(
        "is not quorate. It may discuss, and decides nothing until it is."
    )
