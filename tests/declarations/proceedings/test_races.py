"""Two devices do something in the room at the same moment, each on a connection of its own: there is one effect."""

import pytest

from coi_register.accounts.actors import Role
from coi_register.audit.services import AlreadyDone
from coi_register.refusals import CannotBeDone
from declarations.models import Discussion, Movement, Sitting, Vote
from declarations.proceedings import services
from declarations.proceedings.vocabulary import Manner, VoteCast
from tests.declarations.conflicts.conftest import make_room
from tests.declarations.proceedings.conftest import Sat, at
from tests.factories import actor_with
from tests.racing import at_once

pytestmark = pytest.mark.django_db(transaction=True)
REFUSED = (CannotBeDone, AlreadyDone)


@pytest.fixture
def sat(transactional_db: None) -> Sat:
    """A committee of its own for each test: others must see what is written."""
    room = make_room()
    return Sat(room, actor_with(Role.SECRETARY, ccg=room.committee.ccg, committee=room.committee))


@pytest.mark.parametrize("round_", range(3))
def test_two_taps_of_one_person_at_one_moment_have_one_effect(sat: Sat, round_: int) -> None:
    sat.open()
    sat.begin()
    came = at_once(*[lambda: sat.leaves("gp", 6)] * 4, refusals=REFUSED)
    assert len({one.pk for one in came}) == 1  # type: ignore[attr-defined]
    assert Movement.objects.count() == 1
    back = at_once(*[lambda: sat.comes_back("gp", 9)] * 4, refusals=REFUSED)
    assert len({one.came_back_at for one in back}) == 1  # type: ignore[attr-defined]
    assert Movement.objects.get().history.count() == 2


def test_of_two_who_open_the_meeting_at_one_moment_one_does(sat: Sat) -> None:
    came = at_once(*[sat.open] * 2, refusals=REFUSED)
    assert sorted(type(one).__name__ for one in came) == ["CannotBeDone", "Sitting"]
    assert Sitting.objects.count() == 1


def test_of_two_who_record_an_outcome_at_one_moment_one_does(sat: Sat) -> None:
    sat.open()
    discussion = sat.begin()
    sat.leaves("gp")

    def decide() -> object:
        with at(10):
            return services.decide(discussion, words="Awarded.", manner=Manner.CONSENSUS, by=sat.by)

    def defer() -> object:
        with at(10):
            return services.defer(discussion, reason="Later.", by=sat.by)

    came = at_once(decide, defer, refusals=REFUSED)
    assert sum(isinstance(one, Discussion) for one in came) == 1
    assert Discussion.objects.get().outcome in ("decided", "deferred")


@pytest.mark.parametrize("round_", range(3))
def test_nobody_comes_in_while_a_decision_is_recorded(sat: Sat, round_: int) -> None:
    """Either the decision was recorded first, or it is refused: it never stands with somebody in the room who must be out."""
    sat.open()
    discussion = sat.begin()
    sat.leaves("gp")

    def decide() -> object:
        with at(10):
            return services.decide(discussion, words="Awarded.", manner=Manner.CONSENSUS, by=sat.by)

    came = at_once(decide, lambda: sat.comes_back("gp", 10), refusals=REFUSED)
    taken = sat.told.taken(sat.item.pk)
    assert taken is not None
    if taken.outcome is None:
        assert any("Gp Example is in the room" in str(one) for one in came)
    else:
        assert sat.person("gp").pk not in taken.present_for_the_outcome


def test_votes_counted_on_two_devices_are_never_mixed(sat: Sat) -> None:
    sat.open()
    discussion = sat.begin()
    sat.leaves("gp")

    def count(cast: VoteCast) -> object:
        with at(8):
            casts = dict.fromkeys((sat.person(who).pk for who in ("chair", "vice", "exec")), cast)
            return services.record_votes(discussion, casts=casts, by=sat.by)

    came = at_once(lambda: count(VoteCast.FOR), lambda: count(VoteCast.AGAINST), refusals=REFUSED)
    assert sorted(type(one).__name__ for one in came) == ["ChangedMeanwhile", "Discussion"]
    assert len(set(Vote.objects.values_list("cast", flat=True))) == 1
