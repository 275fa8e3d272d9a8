"""Two people rule, or send the same form, at the same moment: one takes effect, and the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from coi_register.accounts.actors import Role
from coi_register.audit.models import Deed
from coi_register.audit.services import AlreadyDone
from coi_register.refusals import CannotBeDone
from declarations.conflicts.models import Dismissal, Ruling
from declarations.conflicts.services import Decision, NoMatch, confirm, dismiss, rule
from declarations.guidance.vocabulary import Step
from declarations.models import Interest
from tests.declarations.conflicts.conftest import ON, Room, make_room
from tests.factories import actor_with

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def room(transactional_db: None) -> Room:
    """A room of its own for each test: others must see what is written."""
    return make_room()


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """What each deed came to when all begin together: its result, or the error it raised."""
    barrier = Barrier(len(deeds))

    def done(deed: Callable[[], object]) -> object:
        try:
            barrier.wait(timeout=10)
            return deed()
        except (CannotBeDone, AlreadyDone) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(done, deeds))


@pytest.mark.parametrize("round_", range(5))
def test_of_two_rulings_at_once_one_stands_and_the_other_is_told(room: Room, round_: int) -> None:
    chair, person = room.actor("chair"), room.people["gp"].id
    decisions = [Decision(Step.LEAVE, no_papers=True), Decision(Step.NOTE, reason="The firm withdrew.")]
    came = at_once(*[lambda one=one: rule(room.item.id, person=person, decision=one, by=chair) for one in decisions])
    assert sorted(type(one).__name__ for one in came) == ["CannotBeDone", "Ruling"]
    told = next(one for one in came if isinstance(one, CannotBeDone))
    assert "on this while you were deciding. Nothing of yours was saved." in told.says
    assert Ruling.objects.count() == 1
    assert Deed.objects.filter(name="conflict.ruled").count() == 1


def test_one_form_sent_twice_at_once_rules_once(room: Room) -> None:
    chair, person, once = room.actor("chair"), room.people["gp"].id, uuid4()
    decision = Decision(Step.LEAVE, no_papers=True)
    came = at_once(*[lambda: rule(room.item.id, person=person, decision=decision, by=chair, once=once)] * 2)
    assert sum(isinstance(one, Ruling) for one in came) == 1
    assert Ruling.objects.count() == 1


def test_of_two_who_dismiss_one_match_at_once_one_is_told(room: Room) -> None:
    interest = Interest.objects.get(person=room.people["gp"]).pk
    found, person = NoMatch(interest, str(room.bidder.pk), "Another firm"), room.people["gp"].pk
    actors = [room.actor("chair"), room.actor("vice")]
    came = at_once(*[lambda by=by: dismiss(room.item.pk, person=person, found=found, on=ON, by=by) for by in actors])
    assert sorted(type(one).__name__ for one in came) == ["CannotBeDone", "Dismissal"]
    assert Dismissal.objects.count() == 1


def test_of_two_second_persons_at_once_one_confirms(room: Room) -> None:
    interest = Interest.objects.get(person=room.people["gp"]).pk
    found = NoMatch(interest, str(room.bidder.pk), "Another firm")
    row = dismiss(room.item.pk, person=room.people["gp"].pk, found=found, on=ON, by=room.actor("chair"))
    seconds = [room.actor("vice"), actor_with(Role.OFFICER, ccg=room.committee.ccg)]
    came = at_once(*[lambda by=by: confirm(row, on=ON, by=by) for by in seconds])
    assert sorted(type(one).__name__ for one in came) == ["ChangedMeanwhile", "Dismissal"]
    assert Deed.objects.filter(name="dismissal.confirmed").count() == 1
