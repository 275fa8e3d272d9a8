"""A compiled rule book proposes what its rules say one by one."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declarations.guidance import codes
from declarations.guidance.conditions import CONDITIONS
from declarations.guidance.rulebook import RuleBook, load
from declarations.guidance.rules import Rule
from declarations.guidance.situation import Situation, TouchKind
from declarations.guidance.table import IN_DOUBT, NO_PAPERS, Proposal, Table, table_of
from declarations.guidance.vocabulary import AddOn, InterestCategory, Step
from tests.declarations.guidance.test_codes import SITUATIONS

BOOKS = st.sampled_from([date(2014, 3, 1), date(2018, 3, 1), date(2024, 5, 1)]).map(load().in_force)


def holds(rule: Rule, situation: Situation) -> bool:
    """Asked as a reader would: every condition of the rule, in turn."""
    return all(CONDITIONS[words](situation) for words in rule.when) and not any(
        CONDITIONS[words](situation) for words in rule.unless
    )


def read_out(book: RuleBook, situation: Situation) -> Proposal:
    for exception in book.exceptions:
        if holds(exception, situation):
            return Proposal(exception=exception)
    return Proposal(tuple(rule for rule in book.steps if holds(rule, situation)))


@given(BOOKS, SITUATIONS)
def test_the_table_proposes_what_the_rules_say_one_by_one(book: RuleBook, situation: Situation) -> None:
    assert table_of(book).proposed(codes.of_situation(situation)) == read_out(book, situation)


@given(BOOKS, SITUATIONS)
def test_a_weight_reads_as_the_heaviest_step_and_its_first_rule(book: RuleBook, situation: Situation) -> None:
    table, proposal = table_of(book), read_out(book, situation)
    weight = table.weights[codes.of_situation(situation)]
    steps = [(situation.mitigation if rule.by_mitigation else rule.step, rule.id) for rule in proposal.rules]
    heaviest = max((step.weight for step, _ in steps if step), default=None)
    expected = min((rule for step, rule in steps if step and step.weight == heaviest), default=None)
    assert table.read(weight) == (None if expected is None else (list(Step)[heaviest or 0], expected))
    assert bool(weight & NO_PAPERS) == any(AddOn.NO_PAPERS in rule.also for rule in proposal.rules)


@given(BOOKS, st.lists(SITUATIONS, min_size=2, max_size=6))
def test_of_two_weights_the_heavier_step_is_the_greater(book: RuleBook, situations: list[Situation]) -> None:
    table = table_of(book)
    weights = [table.weights[codes.of_situation(situation)] for situation in situations]
    read = [said for weight in sorted(weights) if (said := table.read(weight))]
    assert [step.weight for step, _ in read] == sorted(step.weight for step, _ in read)
    notes = [weight for weight in weights if (said := table.read(weight)) and said[0] is Step.NOTE]
    assert all(weight <= table.heaviest_note for weight in notes)


def test_a_type_that_is_not_recorded_leaves_a_doubt() -> None:
    table = table_of(load().in_force(date(2018, 3, 1)))
    situation = codes.situation_of(0)
    assert table.weights[codes.of_situation(replace(situation, category=InterestCategory.UNKNOWN))] & IN_DOUBT


@pytest.mark.parametrize("said_nothing", [True, False])
def test_somebody_named_where_no_rule_reaches_may_still_be_meant_unless_they_have_no_interest(said_nothing: bool) -> None:
    table = table_of(load().in_force(date(2018, 3, 1)))
    procurement = replace(codes.situation_of(0), touch=TouchKind.PERSON, category=None)
    code = codes.of_situation(procurement) + (codes.NIL_RETURN if said_nothing else 0)
    assert bool(table.weights[code] & IN_DOUBT) is not said_nothing


def test_a_condition_that_looks_at_both_halves_is_asked_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CONDITIONS, "financial and decided", lambda s: bool(s.category) and s.decision)
    rule = load().in_force(date(2018, 3, 1)).steps[0]
    both = Rule(
        **{name: getattr(rule, name) for name in Rule.__slots__} | {"when": ("financial and decided",), "unless": ()}
    )
    table = Table([both], [])
    for category in (None, InterestCategory.FINANCIAL):
        for decision in (True, False):
            situation = replace(codes.situation_of(0), category=category, decision=decision)
            weight = table.weights[codes.of_situation(situation)]
            assert (table.read(weight) is not None) == (category is not None and decision)


def test_days_on_which_the_same_rules_are_in_force_share_one_table() -> None:
    book = load()
    assert table_of(book.in_force(date(2018, 3, 1))) is table_of(book.in_force(date(2018, 3, 2)))
    assert table_of(book.in_force(date(2018, 3, 1))) is not table_of(book.in_force(date(2014, 3, 1)))
