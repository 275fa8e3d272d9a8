"""A scenario beside its answer: everything is made, assessed, and taken back."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from coi_register.accounts.actors import command
from committees.organisations.facts import Key
from declarations.conflicts.selectors import Assessed, assessed
from declarations.scenarios import scenario as said
from declarations.scenarios.services.declaring import declare
from declarations.scenarios.services.founding import found
from declarations.scenarios.services.meeting import attend, meet
from declarations.scenarios.services.seating import seat_everyone, set_terms
from declarations.scenarios.services.stage import Stage


@dataclass(frozen=True, slots=True)
class Played:
    """A scenario beside its assessment, and the rows' keys by the scenario's own names."""

    scenario: said.Scenario
    found: Assessed
    people: dict[str, UUID]
    items: dict[str, UUID]
    committees: dict[str, UUID]
    interests: dict[Key, int]  # each with its place among its person's, from 1


class _TakeBack(Exception):
    """Ends the transaction so that nothing of the scenario stays."""


def play(scenario: said.Scenario) -> Played:
    """Make the meeting, assess it and take everything back. Raises CannotRead where the product refuses what is written."""
    try:
        with transaction.atomic():
            played = _played(Stage(scenario, command("assess")))
            raise _TakeBack
    except _TakeBack:
        return played


def _played(stage: Stage) -> Played:
    found(stage)
    seat_everyone(stage)
    set_terms(stage)
    meeting = meet(stage)
    declare(stage)
    attend(stage, meeting)
    answer = assessed(meeting.pk, instruments=stage.scenario.rulebook)
    assert answer is not None
    return Played(
        stage.scenario,
        answer,
        people={name: person.pk for name, person in stage.people.items()},
        items={name: item.pk for name, item in stage.items.items()},
        committees={name: committee.pk for name, committee in stage.committees.items()},
        interests=stage.interests,
    )
