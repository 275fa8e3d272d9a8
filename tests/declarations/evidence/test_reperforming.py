"""An assessment worked out again."""

from dataclasses import replace
from datetime import date

from committees.meetings.facts import Concern
from committees.organisations.facts import Organisation
from committees.organisations.vocabulary import OrganisationKind
from declarations.conflicts.assessment import assess
from declarations.evidence.basis import Basis
from declarations.evidence.reperforming import reperform
from declarations.guidance.differences import Aspect
from declarations.guidance.facts import Interest
from declarations.guidance.record import Heading, Record, read, written
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import InterestCategory
from tests.declarations.table import ON, committee, item, meeting, quorum, sitting

HARBOURSIDE = Organisation("harbourside", "Harbourside Ltd", OrganisationKind.COMPANY)
GAIN = Interest("gain", InterestCategory.FINANCIAL, direct=True, organisation="harbourside")
BOOK = load().in_force(ON)
CHAIR, GP = (
    sitting(key, category, chair=key == "chair", confirmed=date(2018, 1, 10))
    for key, category in (("chair", "lay"), ("gp", "gp"))
)


def facts(*people):
    return meeting(
        *(people or (CHAIR, GP)),
        committees=[committee(quorum=quorum(2))],
        items=[item("6", concerns=(Concern(organisation="harbourside"),))],
        organisations={"harbourside": HARBOURSIDE},
    )


def record(**parts):
    kept = facts()
    whole = Record(Heading("m", 1, ON, "Ada Example"), kept, (), BOOK, assess(kept, BOOK))
    return read(written(replace(whole, **parts)))


def outcomes(explained):
    return [
        (found.difference.person, found.difference.after) for found in explained if found.difference.what is Aspect.OUTCOME
    ]


def test_nothing_changed_is_the_same_in_every_way():
    found = reperform(record(), Basis(facts(), BOOK, ()))
    assert found.same
    assert (found.differences, found.rules_changed, found.facts_changed) == ((), (), ())
    assert (found.under_the_rules_of_today, found.from_the_facts_of_today) == ((), ())


def test_another_answer_from_the_same_is_the_programmes_own_difference():
    flagged = facts(CHAIR, replace(GP, interests=(GAIN,)))
    found = reperform(record(answer=assess(flagged, BOOK)), Basis(facts(), BOOK, ()))
    assert not found.same
    assert ("gp", "Leave", "Clear") in {(each.person, each.before, each.after) for each in found.differences}
    assert found.from_the_facts_of_today == ()


def test_an_answer_that_differs_only_in_words_is_not_the_same():
    answer = record().answer
    [only] = answer.items
    odd = replace(answer, items=(replace(only, after=(replace(only.after[0], chair_says="Somebody; presides."),)),))
    assert not reperform(record(answer=odd), Basis(facts(), BOOK, ())).same


def test_the_digest_of_a_book_that_is_written_in_another_way_is_no_difference():
    odd = replace(record().answer, digest="written by an earlier release")
    assert reperform(record(answer=odd), Basis(facts(), BOOK, ())).same


def test_the_texts_of_today_are_compared_rule_by_rule_and_their_effect_apart_from_that_of_the_facts():
    flagged = facts(CHAIR, replace(GP, interests=(GAIN,)))
    kept = record(facts=flagged, answer=assess(flagged, BOOK))
    fired = {because.rule for because in kept.answer.items[0].findings["gp"].because}
    later = replace(BOOK, rules=tuple(rule for rule in BOOK.rules if rule.id not in fired))
    found = reperform(kept, Basis(facts(CHAIR, replace(GP, confirmed=None)), later, ()))
    assert found.same
    assert {change.place for change in found.rules_changed} == {("rule", rule) for rule in fired}
    assert outcomes(found.under_the_rules_of_today) != []
    assert {change.place[0] for change in found.facts_changed} == {"declaration", "interest"}
    assert all(change.place[0] != "rule" for each in found.from_the_facts_of_today for change in each.because)


def test_the_facts_of_today_are_compared_under_the_rules_of_today():
    found = reperform(record(), Basis(facts(CHAIR, replace(GP, interests=(GAIN,))), BOOK, ()))
    assert found.same
    assert outcomes(found.from_the_facts_of_today) == [("gp", "Leave")]
