"""How a conflict was managed is said in words, over what was read, and by nobody whose own it is."""

import pytest

from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from coi_register.verdicts import NotAllowed
from declarations.models import InterestMet
from declarations.procurement import selectors, services
from declarations.procurement.vocabulary import Stage
from tests.declarations.procurement.conftest import ON, Buying
from tests.factories import actor_of_person


@pytest.fixture
def met(buying: Buying) -> InterestMet:
    buying.person("director", organisation=buying.bidder)
    buying.name(buying.bidder)
    return InterestMet.objects.get()


def test_what_was_done_is_kept_beside_what_was_found(buying: Buying, met: InterestMet) -> None:
    services.manage(met, managed=" Left the panel ", by=buying.officer)
    assert InterestMet.objects.get().managed == "Left the panel"
    assert selectors.told(buying.officer, selectors.procurement_for(buying.officer, buying.procurement.pk)).unmanaged == []


def test_each_stage_asks_again(buying: Buying, met: InterestMet) -> None:
    services.manage(met, managed="Left the panel", by=buying.officer)
    buying.reach(Stage.EVALUATED)
    told = selectors.told(buying.officer, selectors.procurement_for(buying.officer, buying.procurement.pk))
    assert [one.found_by.stage.stage for one in told.unmanaged] == [Stage.EVALUATED]


def test_nothing_said_is_refused_and_nobody_is_written_over(buying: Buying, met: InterestMet) -> None:
    with pytest.raises(CannotBeDone, match="what was done"):
        services.manage(met, managed=" ", by=buying.officer)
    read = InterestMet.objects.get()
    services.manage(met, managed="Left the panel", by=buying.officer)
    with pytest.raises(ChangedMeanwhile):
        services.manage(read, managed="Stayed", by=buying.officer)


def test_nobody_says_how_their_own_was_managed(buying: Buying, met: InterestMet) -> None:
    with pytest.raises(NotAllowed):
        services.manage(met, managed="Stayed", by=actor_of_person(met.person, on=ON))
