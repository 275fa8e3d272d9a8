"""Somebody has looked at what changed; the Guardian has looked into what would have been different."""

from datetime import timedelta

import pytest

from coi_register.accounts.actors import Role
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from declarations.changes.models import Look, LookedInto, Run
from declarations.changes.services import look, look_into
from tests.declarations.changes.conftest import CLERK, TODAY, World
from tests.factories import CcgFactory, actor_with


def test_looking_twice_is_one_look_and_the_last_one_counts(world: World) -> None:
    officer = actor_with(Role.OFFICER, ccg=world.ccg)
    first = look(world.meetings["next"], by=officer)
    with audit.told_as_of(first.at + timedelta(hours=1)):
        look(world.meetings["next"], by=officer)
    row = Look.objects.get()
    assert row.at - first.at == timedelta(hours=1)
    assert Run.objects.get(meeting=world.meetings["next"]).looked == {str(officer.user_id): row.at.timestamp()}
    assert row.history.count() == 2


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.MEMBER, Role.GUARDIAN])
def test_only_those_who_follow_a_meeting_note_that_they_looked(world: World, role: Role) -> None:
    committee = world.committees["pccc"]
    look(world.meetings["next"], by=actor_with(Role.SECRETARY, ccg=world.ccg, committee=committee))
    with pytest.raises(NotAllowed):
        look(world.meetings["next"], by=actor_with(role, ccg=world.ccg, committee=committee))
    assert Look.objects.count() == 1


def test_a_command_has_no_eyes(world: World) -> None:
    with pytest.raises(CannotBeDone, match="signed in"):
        look(world.meetings["next"], by=CLERK)


def test_the_guardian_notes_what_they_found_and_may_say_it_better(world: World) -> None:
    guardian, deed = actor_with(Role.GUARDIAN, ccg=world.ccg, on=TODAY), Deed.objects.latest("at")
    look_into(deed, ccg=world.ccg, note="  No price was discussed. ", by=guardian)
    row = look_into(deed, ccg=world.ccg, note="Recorded as a breach.", by=guardian)
    assert (LookedInto.objects.get(), row.note, row.history.count()) == (row, "Recorded as a breach.", 2)


def test_a_note_that_says_nothing_is_refused(world: World) -> None:
    guardian = actor_with(Role.GUARDIAN, ccg=world.ccg)
    with pytest.raises(CannotBeDone, match="Say what you found"):
        look_into(Deed.objects.latest("at"), ccg=world.ccg, note=" ", by=guardian)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.AUDITOR, Role.CHAIR])
def test_nobody_but_the_guardian_of_the_ccg_notes_it(world: World, role: Role) -> None:
    deed = Deed.objects.latest("at")
    look_into(deed, ccg=world.ccg, note="Looked into.", by=actor_with(Role.GUARDIAN, ccg=world.ccg))
    for actor in (actor_with(role, ccg=world.ccg), actor_with(Role.GUARDIAN, ccg=CcgFactory())):
        with pytest.raises(NotAllowed):
            look_into(deed, ccg=world.ccg, note="Looked into.", by=actor)
