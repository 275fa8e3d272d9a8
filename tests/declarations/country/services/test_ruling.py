"""A year decided by other rules."""

import pytest

from declarations.changes.models import Outcome
from declarations.country.bench.in_database import YEAR, heavier
from declarations.country.services.ruling import decide_by
from declarations.country.services.storing import store
from declarations.guidance.rulebook import RuleBook, load

pytestmark = pytest.mark.usefixtures("one_ccg")


def test_another_step_of_a_rule_changes_exactly_what_a_full_run_would() -> None:
    store(YEAR)
    rule = "direct-gain-in-a-named-provider"
    book = load()
    other = RuleBook(tuple(heavier(each) if each.id == rule else each for each in book.rules), book.texts)
    before = Outcome.objects.filter(rule=rule, step="leave").count()
    ruled = decide_by(other, instead_of=book, period=YEAR)
    assert ruled.pairs >= ruled.changed >= before > 0
    assert Outcome.objects.filter(rule=rule, step="not_attend").count() >= before
    assert store(YEAR, book=other).written == 0
