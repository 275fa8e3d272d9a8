"""What stands in the way of a decision is said once, with everybody whom it is about."""

from declarations.guidance.vocabulary import Step
from declarations.proceedings.selectors import bars_at
from tests.declarations.proceedings.conftest import Sat
from tests.factories import arranged


def test_nothing_stands_in_the_way_of_a_valid_decision(sat: Sat) -> None:
    sat.open()
    sat.begin()
    sat.leaves("gp")
    assert bars_at(sat.now) == ()


def test_those_who_stay_against_the_same_rule_are_named_together(sat: Sat) -> None:
    sat.room.conflict("nurse")
    sat.open()
    sat.begin()
    first, *_ = bars_at(sat.now)
    assert first.says == (
        "Nurse Example and Gp Example are in the room and must be out for item 6 (recommended, and nobody has ruled otherwise)."
    )
    assert first.place.endswith("Managing conflicts of interest at meetings")


def test_a_ruling_and_a_recommendation_are_told_apart(sat: Sat) -> None:
    sat.rules("nurse", Step.LEAVE)
    sat.open()
    sat.begin()
    assert [bar.says.split(" ")[0] for bar in bars_at(sat.now)] == ["Nurse", "Gp"]
    assert "Chair Example ruled: leave" in bars_at(sat.now)[0].says


def test_a_committee_whose_quorum_is_not_on_record_decides_nothing(sat: Sat) -> None:
    terms = sat.room.committee.terms.get()
    with arranged():
        terms.quorum_known, terms.minimum, terms.clauses = False, None, []
        terms.save()
    sat.open()
    sat.begin()
    sat.leaves("gp")
    assert "cannot be told: its quorum is not on record" in bars_at(sat.now)[0].says
