"""A legal hold keeps an entry whatever its age, until it is released with a reason."""

import pytest
from django.db import IntegrityError, transaction

from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from declarations.registers import services
from declarations.registers.models import Hold
from tests.declarations.registers.story import INTERESTS, ON, Story
from tests.factories import arranged


def held(story: Story, by: object = None, because: str = "An inquiry asks for it.") -> Hold:
    who = by or story.officer
    return services.place_hold(story.ccg, register=INTERESTS, entry=story.adas.pk, because=because, on=ON, by=who)  # type: ignore[arg-type]


def test_an_officer_and_the_guardian_hold_an_entry_and_the_register_shows_it(story: Story) -> None:
    placed = held(story)
    assert [row["held"] for row in story.kept()] == [True, False]
    services.release_hold(placed, version=1, because="The inquiry is over.", on=ON, by=story.guardian)
    assert [row["held"] for row in story.kept()] == [False, False]


def test_nobody_else_holds_or_releases(story: Story) -> None:
    with pytest.raises(NotAllowed):
        held(story, by=story.auditor)
    with pytest.raises(NotAllowed):
        services.release_hold(held(story), version=1, because="Over.", on=ON, by=story.auditor)


def test_a_hold_has_a_reason_at_both_ends(story: Story) -> None:
    with pytest.raises(CannotBeDone, match="why the entry must be kept"):
        held(story, because=" ")
    placed = held(story)
    with pytest.raises(CannotBeDone, match="need not be held"):
        services.release_hold(placed, version=1, because=" ", on=ON, by=story.officer)
    placed.released_on = ON
    with pytest.raises(IntegrityError, match="a_hold_is_released_with_a_reason"), arranged(), transaction.atomic():
        placed.save()


def test_an_entry_is_on_one_hold_at_a_time_and_each_is_released_once(story: Story) -> None:
    placed = held(story)
    with pytest.raises(CannotBeDone, match="on a legal hold already"):
        held(story)
    released = services.release_hold(placed, version=1, because="Over.", on=ON, by=story.officer)
    with pytest.raises(CannotBeDone, match="released already"):
        services.release_hold(released, version=2, because="Over.", on=ON, by=story.officer)
    assert held(story).released_on is None
