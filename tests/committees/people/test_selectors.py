"""Whom an actor may know of."""

from uuid import uuid4

import pytest
from django.http import Http404

from coi_register.accounts.actors import NOBODY, Role, command
from committees.people.selectors import people_of, person_for
from tests.factories import (
    CcgFactory,
    CommitteeFactory,
    HoldingFactory,
    PersonFactory,
    SeatFactory,
    actor_of_person,
    actor_with,
)

pytestmark = pytest.mark.django_db


def test_a_ccg_knows_its_own_people_and_those_who_sit_on_its_committees() -> None:
    ccg = CcgFactory()
    own, guest, _stranger = PersonFactory(ccg=ccg), PersonFactory(), PersonFactory()
    for _twice in range(2):
        HoldingFactory(seat=SeatFactory(committee=CommitteeFactory(ccg=ccg)), person=guest)
    actor = actor_with(Role.OFFICER, ccg=ccg)
    assert [*people_of(actor)] == [own, guest]
    assert person_for(actor, guest.pk) == guest


def test_a_person_of_another_ccg_answers_like_one_who_does_not_exist() -> None:
    actor, stranger = actor_with(Role.OFFICER, ccg=CcgFactory()), PersonFactory()
    answers = []
    for pk in (stranger.pk, uuid4()):
        with pytest.raises(Http404) as missing:
            person_for(actor, pk)
        answers.append(str(missing.value))
    assert answers[0] == answers[1]


def test_everyone_may_know_of_themselves() -> None:
    person = PersonFactory()
    assert person in people_of(actor_of_person(person))


def test_the_public_knows_of_nobody_and_a_command_of_all() -> None:
    person = PersonFactory()
    assert not people_of(NOBODY).exists()
    assert [*people_of(command("test"))] == [person]


def test_the_people_are_listed_in_one_query(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    ccg = CcgFactory()
    PersonFactory.create_batch(5, ccg=ccg)
    actor = actor_with(Role.OFFICER, ccg=ccg)
    with django_assert_num_queries(1):
        assert len({person.ccg.name for person in people_of(actor)}) == 1
