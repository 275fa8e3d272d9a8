"""A private item is not named to whom it may concern: worked out of the meeting, and asked of what is stored, alike."""

from collections.abc import Callable

import pytest

from committees.models import Item
from declarations.conflicts.models import Ruling
from declarations.conflicts.selectors import assessed
from declarations.conflicts.services import Decision, rule
from declarations.guidance.vocabulary import Step
from tests.declarations.conflicts.conftest import Room, room  # noqa: F401 - a fixture
from tests.factories import ConcernFactory, OrganisationFactory, arranged

pytestmark = pytest.mark.django_db


@pytest.fixture
def private(room: Room) -> Room:  # noqa: F811
    with arranged():
        room.item.part = "private"
        room.item.save()
    return room


def not_named_to(room: Room) -> set[str]:  # noqa: F811
    """To whom the item is not named; by both ways of asking."""
    found = assessed(room.meeting.pk)
    assert found is not None
    item = found.items[room.item.pk]
    worked_out = {who for who, person in room.people.items() if found.is_unnamed_to(person.pk, item)}
    stored = {who for who in room.people if not Item.objects.visible_to(room.actor(who)).filter(pk=room.item.pk).exists()}
    assert worked_out == stored
    return worked_out


def ruled(room: Room, who: str, *, no_papers: bool) -> None:  # noqa: F811
    last = Ruling.objects.filter(item=room.item, person=room.people[who], followed_by=None).first()
    decision = Decision(Step.LEAVE, no_papers=no_papers, reason="It is known to the meeting.")
    rule(
        room.item.pk,
        person=room.people[who].pk,
        decision=decision,
        by=room.actor("chair"),
        follows=last.pk if last else None,
    )


def nothing_more(room: Room) -> None:  # noqa: F811
    """As the room is."""


def let_have_the_papers(room: Room) -> None:  # noqa: F811
    ruled(room, "gp", no_papers=False)


def kept_from_them(room: Room) -> None:  # noqa: F811
    let_have_the_papers(room)
    ruled(room, "gp", no_papers=True)


def a_party_nobody_knows(room: Room) -> None:  # noqa: F811
    """Of whoever declared anything nobody can tell; the chair rules all the same."""
    for who in ("chair", "nurse"):
        room.conflict(who, organisation=OrganisationFactory())
    ConcernFactory(item=room.item, unidentified="a second bidder")


def the_chair_too(room: Room) -> None:  # noqa: F811
    room.conflict("chair")


def public_again(room: Room) -> None:  # noqa: F811
    with arranged():
        room.item.part = "public"
        room.item.save()


@pytest.mark.parametrize(
    ("then", "to"),
    [
        (nothing_more, {"gp"}),
        (let_have_the_papers, set()),
        (kept_from_them, {"gp"}),
        (a_party_nobody_knows, {"nurse", "gp"}),
        (the_chair_too, {"chair", "gp"}),  # the vice-chair rules
        (public_again, set()),
    ],
)
def test_it_is_not_named_to_whom_it_may_concern_but_to_whoever_presides(
    then: Callable[[Room], None],
    to: set[str],
    private: Room,
) -> None:
    then(private)
    assert not_named_to(private) == to
