"""A procurement is put on the register, and changed over what was read."""

from datetime import date
from typing import Any

import pytest

from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from declarations.models import Procurement
from declarations.procurement import services
from declarations.procurement.vocabulary import Stage
from tests.declarations.procurement.conftest import ON, PLANNED, WHOLE, Buying


def test_planning_begins_at_the_first_stage_and_says_who_decided(buying: Buying) -> None:
    stage = buying.procurement.stages.get()
    assert (stage.stage, stage.on, stage.committee) == (Stage.PLANNED, PLANNED, buying.committee)


def test_nobody_plans_without_saying_who_decided(buying: Buying) -> None:
    with pytest.raises(CannotBeDone, match="Say who decided"):
        services.plan(buying.ccg, reference="P-2", title="X", description="Y", on=ON, by=buying.officer)


def test_a_reference_is_given_once(buying: Buying) -> None:
    with pytest.raises(CannotBeDone, match="is the reference of “Minor surgery” already"):
        services.plan(
            buying.ccg, reference="P-1", title="X", description="Y", on=ON, by=buying.officer, decided_by="The chief officer"
        )
    assert Procurement.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"last_day": date(2018, 1, 1)}, "cannot end on 1 January 2018"),
        ({"value_to_ccg": 420001}, "more than the whole contract"),
    ],
)
def test_figures_and_days_do_not_contradict_each_other(buying: Buying, changes: dict[str, Any], says: str) -> None:
    with pytest.raises(CannotBeDone, match=says):
        services.amend(buying.fresh(), by=buying.officer, because="Told so", **changes)


def test_who_read_an_older_version_writes_over_nobody(buying: Buying) -> None:
    read = buying.fresh()
    services.amend(buying.fresh(), by=buying.officer, because="A better name", title="Skin surgery")
    with pytest.raises(ChangedMeanwhile):
        services.amend(read, by=buying.officer, because="Another", title="Hand surgery")
    with pytest.raises(ChangedMeanwhile):
        services.reach(read, stage=Stage.INVITED, on=ON, by=buying.officer, committee=buying.committee)


def test_an_unknown_word_is_refused_by_the_code(buying: Buying) -> None:
    with pytest.raises(TypeError, match="no colour"):
        services.amend(buying.fresh(), by=buying.officer, because="X", colour="blue")
    assert WHOLE["route"] == buying.fresh().route
