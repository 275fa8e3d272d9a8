"""An England-year founded in PostgreSQL, decided and stored, edited, and decided by other rules."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection

from coi_register.accounts.actors import command
from coi_register.refusals import CannotBeDone
from committees.meetings.models import Item
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.changes.models import Outcome
from declarations.country import england
from declarations.country.bench.in_database import YEAR, _heavier
from declarations.country.gather import Period
from declarations.country.models import Touch
from declarations.country.services.founding import found
from declarations.country.services.ruling import decide_by
from declarations.country.services.storing import store
from declarations.country.services.trying import edit, forget, nobody_told
from declarations.guidance.many.deciding import decided
from declarations.guidance.rulebook import RuleBook, load
from declarations.interests.models import Interest
from tests.declarations.country.years import area

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has COPY"),
]
BY = command("test")


@pytest.fixture
def one_ccg() -> Iterator[None]:
    assert found(by=BY, scale=0.005) == 1
    return


@pytest.mark.usefixtures("one_ccg")
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
    assert Touch.objects.count() == run.written - run.outcomes


@pytest.mark.usefixtures("one_ccg")
def test_a_second_run_writes_nothing_and_a_lost_row_is_written_again() -> None:
    store(YEAR)
    assert store(YEAR).written == 0
    lost = Outcome.objects.first()
    assert lost is not None
    lost.delete()
    assert store(YEAR).written == 1


@pytest.mark.usefixtures("one_ccg")
def test_an_edit_decides_again_exactly_what_a_full_run_would() -> None:
    store(YEAR)
    to_come = Period(date(2017, 10, 1), YEAR.until)
    sitting = Interest.objects.filter(organisation__isnull=False, person__holdings__deputy=False)
    interests = list(sitting.order_by("pk").values_list("pk", flat=True).distinct()[:12])
    with nobody_told():
        differed = [edit(interest, to_come, by=BY, on=england.LAST + timedelta(days=0)) for interest in interests]
    assert any(differed)
    assert store(to_come).written == 0


@pytest.mark.usefixtures("one_ccg")
def test_another_step_of_a_rule_changes_exactly_what_a_full_run_would() -> None:
    store(YEAR)
    rule = "direct-gain-in-a-named-provider"
    book = load()
    other = RuleBook(tuple(_heavier(each) if each.id == rule else each for each in book.rules), book.texts)
    before = Outcome.objects.filter(rule=rule, step="leave").count()
    ruled = decide_by(other, instead_of=book, period=YEAR)
    assert ruled.pairs >= ruled.changed >= before > 0
    assert Outcome.objects.filter(rule=rule, step="not_attend").count() >= before
    assert store(YEAR, book=other).written == 0


@pytest.mark.usefixtures("one_ccg")
def test_no_country_is_founded_where_the_registers_of_a_ccg_are_kept() -> None:
    people = Person.objects.count()
    with pytest.raises(CannotBeDone, match="keeps the registers of a CCG"):
        found(by=BY, scale=0.005)
    assert Person.objects.count() == people


@pytest.mark.usefixtures("one_ccg")
def test_an_interest_has_its_earlier_versions_in_its_history() -> None:
    interest = Interest.objects.order_by("pk").first()
    assert interest is not None
    assert [row.version for row in interest.history.order_by("history_date")] == [1, 2, 3, 4]
    assert interest.version == 4
    assert Organisation.objects.ccgs().count() == 1
    assert Item.objects.count() == 560


@pytest.mark.usefixtures("one_ccg")
def test_what_was_decided_can_be_forgotten_for_it_is_worked_out_again() -> None:
    written = store(YEAR).written
    forget()
    assert not Outcome.objects.exists()
    assert store(YEAR).written == written
