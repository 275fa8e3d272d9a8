"""Somebody says which names are parties and which are none; nothing is decided by itself."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from coi_register.accounts.actors import Actor, Role
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.models import Concern, Item
from declarations.models import NoParty
from declarations.scanning import services
from declarations.scanning.selectors import parties_by_key, search_of
from tests.factories import actor_of_person, actor_with

pytestmark = pytest.mark.django_db
ON = date(2018, 3, 1)


def test_a_search_writes_nothing(item: Item, officer: Actor, park: Any, paper: Callable[..., Any]) -> None:
    paper("Park Surgery")
    before = Deed.objects.count()
    search_of(officer, item)
    assert (Deed.objects.count(), Concern.objects.count(), NoParty.objects.count()) == (before, 0, 0)


def test_those_taken_up_are_parties_of_the_item(item: Item, officer: Actor, park: Any, ada: Any) -> None:
    services.take_up(item, parties=parties_by_key(officer, item, [park.pk, ada.pk]), part_played="applicant", by=officer)
    said = {(one.organisation, one.person, one.part_played) for one in item.concerns.all()}
    assert said == {(park, None, "applicant"), (None, ada, None)}
    assert Deed.objects.filter(name="parties.found_in_papers").count() == 1


def test_those_put_aside_are_remembered_with_the_reason_and_not_offered_again(
    item: Item, officer: Actor, park: Any, paper: Callable[..., Any]
) -> None:
    paper("Park Surgery")
    services.leave_out(item, parties=[park], because="Only the place of the meeting", on=ON, by=officer)
    found = search_of(officer, item)
    assert not found.offered
    assert [(one.name, because) for one, because in found.put_aside] == [("Park Surgery", "Only the place of the meeting")]
    row = NoParty.objects.get()
    assert (row.on, row.said_by_id, str(row)) == (ON, officer.user_id, "Park Surgery")


def test_a_reason_is_asked_for(item: Item, officer: Actor, park: Any) -> None:
    with pytest.raises(CannotBeDone, match="Say why they are no parties"):
        services.leave_out(item, parties=[park], because=" ", on=ON, by=officer)


def test_somebody_must_be_chosen(item: Item, officer: Actor) -> None:
    for deed in (
        lambda: services.take_up(item, parties=[], by=officer),
        lambda: services.leave_out(item, parties=[], because="None", on=ON, by=officer),
    ):
        with pytest.raises(CannotBeDone, match="Choose at least one"):
            deed()


def test_what_somebody_put_aside_is_put_aside_once(item: Item, officer: Actor, park: Any) -> None:
    services.leave_out(item, parties=[park], because="The place", on=ON, by=officer)
    with pytest.raises(CannotBeDone, match="Somebody said already that Park Surgery is no party"):
        services.leave_out(item, parties=[park], because="The place", on=ON, by=officer)


def test_all_are_taken_up_or_none(item: Item, officer: Actor, park: Any, ada: Any) -> None:
    services.take_up(item, parties=[park], by=officer)
    with pytest.raises(CannotBeDone, match="already says"):
        services.take_up(item, parties=[ada, park], by=officer)
    assert [one.organisation for one in item.concerns.all()] == [park]


def test_who_does_not_keep_the_papers_says_nothing_of_them(item: Item, committee: Any, park: Any, ada: Any) -> None:
    for who in (actor_with(Role.GUARDIAN, ccg=committee.ccg), actor_of_person(ada)):
        with pytest.raises(NotAllowed):
            services.take_up(item, parties=[park], by=who)
        with pytest.raises(NotAllowed):
            services.leave_out(item, parties=[park], because="No", on=ON, by=who)
