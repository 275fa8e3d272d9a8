"""A procurement comes to its stages, in order, and nothing is awarded before conflicts were managed."""

from datetime import date, timedelta

import pytest

from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from declarations.models import InterestMet, Ruling, StageReached, Supplier
from declarations.procurement import services
from declarations.procurement.vocabulary import Fate, Stage
from tests.declarations.procurement.conftest import ON, PLANNED, Buying
from tests.factories import ItemFactory, MeetingFactory, RoleHeldFactory, UserFactory, actor_of_person, arranged


@pytest.mark.parametrize(
    ("stage", "on", "says"),
    [
        (Stage.PLANNED, ON, "has come to “Suppliers invited” already|has come to “Planned” already"),
        (Stage.EVALUATED, PLANNED, "Give that day or a later one"),
        (Stage.EVALUATED, ON + timedelta(days=1), "has not come yet"),
    ],
)
def test_stages_come_in_order_and_none_before_its_day(buying: Buying, stage: Stage, on: date, says: str) -> None:
    buying.reach(Stage.INVITED, on=date(2018, 2, 1))
    with pytest.raises(CannotBeDone, match=says):
        buying.reach(stage, on=on)
    assert buying.procurement.stages.count() == 2


def test_the_form_sent_twice_comes_to_the_stage_once(buying: Buying) -> None:
    buying.reach(Stage.INVITED)
    with pytest.raises(CannotBeDone, match="already"):
        buying.reach(Stage.INVITED)
    assert StageReached.objects.filter(stage=Stage.INVITED).count() == 1


def test_an_award_needs_what_the_register_must_show(buying: Buying) -> None:
    supplier = buying.name(buying.bidder)
    services.amend(buying.fresh(), by=buying.officer, because="Not agreed yet", value=None, route=None)
    with pytest.raises(CannotBeDone, match="must show the total value and the procurement route .*regulation 9"):
        buying.reach(Stage.AWARDED, awarded=[supplier])
    assert not StageReached.objects.filter(stage=Stage.AWARDED).exists()
    assert supplier.checks.count() == 1  # what was refused left nothing half-written


def test_nothing_is_awarded_to_nobody_nor_to_somebody_unknown(buying: Buying) -> None:
    unknown = buying.name(unidentified="Some company")
    with pytest.raises(CannotBeDone, match="Say which supplier"):
        buying.reach(Stage.AWARDED)
    with pytest.raises(CannotBeDone, match="Identify it first"):
        buying.reach(Stage.AWARDED, awarded=[unknown])


def test_nothing_is_awarded_before_every_conflict_was_managed(buying: Buying) -> None:
    buying.person("director", organisation=buying.bidder)
    supplier = buying.name(buying.bidder)
    with pytest.raises(CannotBeDone, match="Director Example has an interest in Harbourside Ltd .* nothing says how"):
        buying.reach(Stage.AWARDED, awarded=[supplier])
    services.manage(InterestMet.objects.get(), managed="Left the panel before the bids came in", by=buying.officer)
    buying.reach(Stage.AWARDED, awarded=[supplier])
    assert Supplier.objects.get(pk=supplier.pk).fate == Fate.AWARDED


def test_a_ruling_at_the_item_of_the_stage_says_how_it_was_managed(buying: Buying) -> None:
    director, chair = buying.person("director", organisation=buying.bidder), buying.person("chair")
    item = ItemFactory(meeting=MeetingFactory(ccg=buying.ccg, committees=[buying.committee]), title="Award of minor surgery")
    with arranged():
        Ruling(
            item=item, person=director, step="leave", ruled_by=chair, capacity="chair", entered_by=UserFactory(),
            at="2018-03-01T14:00Z",
        ).save()  # fmt: skip
    supplier = buying.name(buying.bidder)
    buying.reach(Stage.AWARDED, awarded=[supplier], item=item)
    assert buying.fresh().stages.filter(stage=Stage.AWARDED).exists()


def test_a_conflict_with_a_supplier_that_is_not_chosen_does_not_stand_in_the_way(buying: Buying) -> None:
    buying.person("director", organisation=buying.rival)
    chosen, other = buying.name(buying.bidder), buying.name(buying.rival)
    buying.reach(Stage.AWARDED, awarded=[chosen])
    assert {one.pk: one.fate for one in Supplier.objects.all()} == {chosen.pk: Fate.AWARDED, other.pk: Fate.NOT_CHOSEN}


def test_a_stage_is_corrected_with_a_reason_and_stays_between_its_fellows(buying: Buying) -> None:
    invited = buying.reach(Stage.INVITED, on=date(2018, 2, 1))
    services.correct(invited, on=date(2018, 2, 2), by=buying.officer, because="The minutes say so", decided_by="The chair")
    assert StageReached.objects.get(pk=invited.pk).on == date(2018, 2, 2)
    with pytest.raises(CannotBeDone, match="not before it"):
        services.correct(
            StageReached.objects.get(pk=invited.pk), on=date(2018, 1, 1), by=buying.officer, because="X", decided_by="Y"
        )


def test_whoever_has_an_interest_in_a_supplier_records_nothing(buying: Buying) -> None:
    conflicted = buying.person("director", organisation=buying.bidder)
    actor_of_person(conflicted)
    RoleHeldFactory(role="officer", ccg=buying.ccg, user=conflicted.user)
    their_own = actor_of_person(conflicted, on=ON)
    buying.reach(Stage.INVITED, by=their_own)  # before any supplier is known
    buying.name(buying.bidder)
    with pytest.raises(NotAllowed, match="an interest of yours in a supplier"):
        buying.reach(Stage.EVALUATED, by=their_own)
