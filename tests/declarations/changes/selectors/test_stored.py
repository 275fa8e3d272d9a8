"""The answers of a meeting, as they were stored and as they are now."""

from committees.seats import services as seats
from declarations.changes.models import Left, Outcome, Run
from declarations.changes.selectors.stored import answers_of, stored
from declarations.conflicts.selectors import assessed
from declarations.guidance.vocabulary import Outcome as Outcomes
from tests.declarations.changes.conftest import CLERK, World
from tests.factories import InterestFactory


def test_what_is_read_back_is_what_was_stored(world: World, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    run = Run.objects.get(meeting=world.meetings["next"])
    with django_assert_num_queries(2):
        answers = stored(run)
    found = assessed(world.meetings["next"].pk)
    assert found is not None
    assert (answers.people, answers.found, answers.left) == (lambda now: (now.people, now.found, now.left))(
        answers_of(found)
    )
    assert run.digest == found.standing.digest


def test_only_what_is_not_clear_is_stored_and_something_is_left_at_every_item(world: World) -> None:
    items = [item for (meeting, _), item in world.items.items() if meeting == "next"]
    assert Left.objects.filter(item__in=items).count() == len(items)
    assert not Outcome.objects.filter(item=world.item("next", "minutes")).exists()
    flag = Outcome.objects.get(item=world.item("next", "valley"), person=world.people["elm_gp"])
    assert (flag.step, flag.interest.person, flag.version, flag.instrument) == ("leave", world.people["elm_gp"], 1, "G2017")


def test_somebody_in_two_seats_has_the_heavier_of_their_answers(world: World) -> None:
    """An executive who also sits for general practice must say in which practice; the other seat does not ask."""
    person = world.people["exec"]
    also = seats.create_seat(world.committees["pccc"], office="GP, coast", category="gp", by=CLERK)
    seats.seat(person, in_=also, by=CLERK)
    InterestFactory(person=person, organisation=world.organisations["other"])
    found = assessed(world.meetings["next"].pk)
    assert found is not None
    item = world.item("next", "scheme").pk
    mine = [key for key, sitting in found.sittings.items() if (sitting.person or key) == person.pk]
    assert {found.finding(item, key).outcome for key in mine} == {Outcomes.CLEAR, Outcomes.CANNOT_TELL}
    assert answers_of(found).says((item, person.pk)) == "Cannot tell"
