"""What a few rules could bear on: never too little, and much less than everything."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from declarations.guidance import codes
from declarations.guidance.bearing import CouldBear, told_otherwise
from declarations.guidance.rulebook import RuleBook, load
from declarations.guidance.situation import Situation
from declarations.guidance.table import table_of
from tests.declarations.guidance.test_codes import SITUATIONS
from tests.declarations.guidance.test_table import holds

BOOK = load().in_force(date(2018, 3, 1))
RULES = (*BOOK.steps, *BOOK.exceptions)


@given(st.sampled_from(RULES), SITUATIONS)
def test_a_rule_bears_on_what_it_fires_on(rule: object, situation: Situation) -> None:
    could = CouldBear([rule])(codes.of_situation(situation))  # type: ignore[list-item]
    assert could or not holds(rule, situation)  # type: ignore[arg-type]


@given(st.sampled_from(RULES), SITUATIONS)
def test_where_no_changed_rule_could_bear_the_weights_read_the_same(left_out: object, situation: Situation) -> None:
    other = RuleBook(tuple(rule for rule in BOOK.rules if rule != left_out), BOOK.texts)
    code = codes.of_situation(situation)
    if not CouldBear(told_otherwise(BOOK, other))(code):
        one, two = (table.read(table.weights[code]) for table in (table_of(BOOK), table_of(other)))
        assert one == two


@given(st.lists(SITUATIONS, min_size=1))
def test_no_rule_bears_on_nothing(situations: list[Situation]) -> None:
    assert not any(map(CouldBear(told_otherwise(BOOK, BOOK)), map(codes.of_situation, situations)))


@given(SITUATIONS)
def test_a_rule_bears_on_nothing_that_one_half_rules_out(situation: Situation) -> None:
    """Of a gain in a named provider, what names nobody decides alone."""
    rule = next(rule for rule in RULES if rule.id == "direct-gain-in-a-named-provider")
    if not situation.direct:
        assert not CouldBear([rule])(codes.of_situation(situation))
