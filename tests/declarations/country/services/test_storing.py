"""A year decided from PostgreSQL and stored."""

import pytest

from declarations.changes.models import Outcome
from declarations.country.bench.in_database import YEAR
from declarations.country.models import Touches
from declarations.country.services.storing import store
from declarations.country.services.trying import forget
from declarations.guidance.many.deciding import decided
from tests.declarations.country.years import area

pytestmark = pytest.mark.usefixtures("one_ccg")


def test_what_is_stored_is_what_was_decided_in_memory() -> None:
    run = store(YEAR)
    expected = {
        (item, person): (answer.outcome, answer.step, answer.interest, answer.rule or "")
        for docket, seated in area(0).sittings()
        for (item, person), answer in decided(docket, seated).items()
    }
    rows = Outcome.objects.values_list("item_id", "person_id", "outcome", "step", "interest_id", "rule")
    stored = {(str(i), str(p)): (outcome, step, n and str(n), rule) for i, p, outcome, step, n, rule in rows}
    assert stored == expected
    assert (run.meetings, run.outcomes) == (40, len(stored))
    assert Touches.objects.count() == run.written - run.outcomes


def test_a_second_run_writes_nothing_and_a_lost_row_is_written_again() -> None:
    store(YEAR)
    assert store(YEAR).written == 0
    lost = Outcome.objects.first()
    assert lost is not None
    lost.delete()
    assert store(YEAR).written == 1


def test_what_was_decided_can_be_forgotten_for_it_is_worked_out_again() -> None:
    written = store(YEAR).written
    forget()
    assert not Outcome.objects.exists()
    assert store(YEAR).written == written
