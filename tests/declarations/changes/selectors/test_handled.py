"""A dismissed match and a CCG's own rule book reach the meetings on whose day they ask something else."""

from datetime import timedelta
from typing import Any

from coi_register.audit import services as audit
from committees.models import Meeting
from declarations.adoption import services as adoption
from declarations.adoption.models import LocalBook
from declarations.changes.models import Run
from declarations.changes.selectors.edits import Edit
from declarations.changes.selectors.handled import where_dismissed, where_ruled_otherwise
from declarations.changes.selectors.stored import answers_of, stored
from declarations.conflicts.models import Dismissal
from declarations.conflicts.selectors import assessed
from tests.declarations.changes.conftest import CLERK, TODAY, World
from tests.factories import UserFactory


def dismissed(world: World, **words: Any) -> Dismissal:
    interest = world.people["elm_gp"].interests.get()
    row = Dismissal(
        ccg=world.ccg,
        item=world.item("next", "valley"),
        person=world.people["elm_gp"],
        interest=interest,
        scope="pair",
        organisation=world.organisations["valley"],
        because="They left.",
        dismissed_by=UserFactory(),
        dismissed_on=TODAY,
        **words,
    )
    with audit.deed("match.dismissed", by=CLERK):
        row.save()
    return row


def met(world: World, where: Any) -> set[str]:
    found = {*Meeting.objects.filter(where).values_list("pk", flat=True)}
    return {name for name, row in world.meetings.items() if row.pk in found}


def test_a_dismissal_reaches_the_meetings_of_its_person_from_its_first_day(world: World) -> None:
    row = dismissed(world, since=TODAY + timedelta(days=10))
    assert met(world, where_dismissed([Edit(None, row)])) == {"after", "body"}


def test_a_dismissal_that_waits_for_a_second_person_reaches_none(world: World) -> None:
    assert met(world, where_dismissed([Edit(None, dismissed(world))])) == set()


def test_a_guidance_adopted_late_reaches_the_meetings_on_whose_day_another_now_holds(world: World) -> None:
    adoption.adopt(world.ccg, instrument="G2017", on=TODAY + timedelta(days=10), by=CLERK)
    book = LocalBook.objects.get(ccg=world.ccg)
    assert met(world, where_ruled_otherwise([Edit(None, book)])) == {"over", "next"}
    for meeting in world.meetings.values():
        found = assessed(meeting.pk)
        assert found is not None
        assert stored(Run.objects.get(meeting=meeting)).found == answers_of(found).found


def test_a_book_that_asks_the_same_reaches_none(world: World) -> None:
    adoption.adopt(world.ccg, instrument="G2017", on=TODAY + timedelta(days=10), by=CLERK)
    book = LocalBook.objects.get(ccg=world.ccg)
    assert met(world, where_ruled_otherwise([Edit(book, book)])) == set()
