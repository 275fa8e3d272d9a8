"""An invented country in the real tables."""

import pytest

from coi_register.accounts.actors import command
from coi_register.refusals import CannotBeDone
from committees.meetings.models import Item
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.country.services.founding import found
from declarations.interests.models import Interest

pytestmark = pytest.mark.usefixtures("one_ccg")


def test_no_country_is_founded_where_the_registers_of_a_ccg_are_kept() -> None:
    people = Person.objects.count()
    with pytest.raises(CannotBeDone, match="keeps the registers of a CCG"):
        found(by=command("test"), scale=0.005)
    assert Person.objects.count() == people


def test_an_interest_has_its_earlier_versions_in_its_history() -> None:
    interest = Interest.objects.order_by("pk").first()
    assert interest is not None
    assert [row.version for row in interest.history.order_by("history_date")] == [1, 2, 3, 4]
    assert interest.version == 4
    assert Organisation.objects.ccgs().count() == 1
    assert Item.objects.count() == 560
