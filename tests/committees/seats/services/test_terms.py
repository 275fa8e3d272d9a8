"""Terms that could not be met once some have left are saved only by whoever has read the warning."""

from typing import Any

import pytest

from coi_register.accounts.actors import command
from committees.seats import services
from committees.seats.models import Committee, TermsOfReference
from committees.seats.quorum import Trial
from tests.committees.seats.written import REAL, WRITTEN
from tests.factories import CommitteeFactory, SeatFactory, TermsFactory

pytestmark = pytest.mark.django_db

THE_TEST = command("the test")


@pytest.fixture
def committee() -> Committee:
    return CommitteeFactory()


def fill(committee: Committee, row: dict[str, Any]) -> None:
    for seat in (*row.get("seats", WRITTEN["seats"]), *row.get("more", ())):
        SeatFactory(committee=committee, **seat)


def entered(row: dict[str, Any]) -> dict[str, Any]:
    said = dict(row["quorum"])
    return {"clauses": said.pop("require", ()), **said}


@pytest.mark.parametrize("name", [name for name, row in REAL.items() if row["fails"]])
def test_a_real_quorum_that_can_be_lost_is_warned_of_and_saved_by_whoever_knows(committee: Committee, name: str) -> None:
    fill(committee, REAL[name])
    with pytest.raises(services.WouldFail) as warned:
        services.set_terms(committee, by=THE_TEST, knowing="", **entered(REAL[name]))
    told = {trial.value: [clause.says for clause in fails] for trial, fails in warned.value.fails.items()}
    assert told == REAL[name]["fails"]
    assert not TermsOfReference.objects.exists()
    services.set_terms(committee, by=THE_TEST, knowing=warned.value.sign, **entered(REAL[name]))
    assert TermsOfReference.objects.exists()


@pytest.mark.parametrize("name", [name for name, row in REAL.items() if not row["fails"]])
def test_a_real_quorum_that_holds_is_saved_at_once(committee: Committee, name: str) -> None:
    fill(committee, REAL[name])
    assert services.set_terms(committee, by=THE_TEST, knowing="", **entered(REAL[name]))


def test_another_quorum_than_the_one_warned_of_is_warned_of_again(committee: Committee) -> None:
    with pytest.raises(services.WouldFail) as first:
        services.set_terms(committee, by=THE_TEST, knowing="", clauses=[{"any_of": ["gp"]}])
    with pytest.raises(services.WouldFail) as second:
        services.set_terms(committee, by=THE_TEST, knowing=first.value.sign, clauses=[{"any_of": ["gp"], "at_least": 2}])
    assert second.value.sign != first.value.sign


def test_a_correction_is_tried_too(committee: Committee) -> None:
    terms = TermsFactory(committee=committee)
    with pytest.raises(services.WouldFail) as warned:
        services.correct_terms(terms, because="Misread.", by=THE_TEST, knowing="", clauses=[{"any_of": ["chair"]}])
    assert set(warned.value.fails) == {Trial.NO_CHAIRS}


def test_a_command_has_nobody_to_warn(committee: Committee) -> None:
    assert services.set_terms(committee, by=THE_TEST, clauses=[{"any_of": ["gp"]}])
