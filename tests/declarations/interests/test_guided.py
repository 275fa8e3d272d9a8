"""From the answers of a draft to what is declared, and back."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from committees.meetings.vocabulary import AffectedClass
from committees.organisations.models import Organisation
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship
from declarations.interests import guided
from declarations.interests.models import Interest
from tests.factories import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db
TODAY = date(2018, 3, 1)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2017, 1, 1))
KINDS = [kind for kind in InterestCategory if kind is not InterestCategory.UNKNOWN]


@pytest.fixture
def firm() -> Organisation:
    return OrganisationFactory(name="Harbourside Ltd")


@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_interest_turned_into_answers_says_the_same_again(firm: Organisation, data: st.DataObject) -> None:
    direct = data.draw(st.booleans())
    lies_in = data.draw(
        st.sampled_from([{"organisation": firm}, {"affected_class": AffectedClass.ALL_DENTAL}, {"topic": "dermatology"}, {}])
    )
    interest = Interest(
        person_id=PersonFactory.build().pk,
        category=data.draw(st.sampled_from(KINDS)),
        direct=direct,
        relationship=None if direct else data.draw(st.sampled_from(list(Relationship))),
        role=data.draw(st.sampled_from(list(InterestRole))),
        text=data.draw(st.sampled_from(["Some words", "Two\nlines"])),
        since=data.draw(DAYS),
        aware_on=data.draw(DAYS),
        **lies_in,
    )
    draft = guided.draft_of(interest)
    asked = guided.asked(draft, from_paper=False)
    assert guided.first_unsound(draft, asked, today=TODAY) is None
    told = guided.said(draft, asked, today=TODAY)
    assert {name: getattr(interest, name) for name in told} == told


def test_an_amendment_is_not_asked_for_a_paper() -> None:
    interest = Interest(person_id=PersonFactory.build().pk, category="financial", text="Words")
    draft = guided.draft_of(interest)
    assert guided.asked(draft, from_paper=True) == guided.asked(draft, from_paper=False)
