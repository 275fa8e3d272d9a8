"""What an interest must be to stand on the register."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.interests import soundness
from declarations.interests.models import Interest
from tests.factories import BY_THE_TEST, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db
DAYS = st.none() | st.dates(date(2018, 1, 1), date(2018, 1, 4))


@pytest.fixture
def person() -> Person:
    return PersonFactory()


@pytest.fixture
def firm() -> Organisation:
    return OrganisationFactory()


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_passes_the_check_the_database_accepts(person: Person, firm: Organisation, data: st.DataObject) -> None:
    interest = Interest(
        person=person,
        category="financial",
        direct=data.draw(st.booleans()),
        relationship=data.draw(st.sampled_from([None, "close_friend"])),
        organisation=data.draw(st.sampled_from([None, firm])),
        topic=data.draw(st.sampled_from([None, "dermatology"])),
        text=data.draw(st.sampled_from(["", " ", "Words"])),
        since=data.draw(DAYS),
        until=data.draw(DAYS),
        aware_on=data.draw(DAYS),
        declared_on=data.draw(st.dates(date(2018, 1, 1), date(2018, 1, 4))),
    )
    try:
        soundness.check(interest, today=None)
    except CannotBeDone as refusal:
        assert refusal.field in {"organisation", "relationship", "until", "aware_on"}  # noqa: PT017
        return
    with audit.deed("test", by=BY_THE_TEST):
        interest.save()
