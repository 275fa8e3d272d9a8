"""A breach is handed over, completed, assessed by the Guardian and closed; nobody whom it is about reads it."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from coi_register.accounts.actors import Actor, Role
from coi_register.audit.services import AlreadyDone
from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from coi_register.verdicts import NotAllowed
from committees.people.models import Manages, Person
from declarations.breaches import services
from declarations.breaches.models import Breach
from declarations.breaches.permissions import may_read
from declarations.breaches.selectors import breaches_for, waiting_for
from declarations.breaches.vocabulary import Affected, Control, Finding
from tests.factories import InterestFactory, PersonFactory, RoleHeldFactory, actor_of_person, actor_with, arranged

ON = date(2018, 3, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> Person:
    return PersonFactory(name="Dr Basil Sample")


@pytest.fixture
def officer(person: Person) -> Actor:
    return actor_with(Role.OFFICER, ccg=person.ccg)


@pytest.fixture
def guardian(person: Person) -> Actor:
    return actor_with(Role.GUARDIAN, ccg=person.ccg)


def hand_over(person: Person, by: Actor, **more: Any) -> Breach:
    told = {"control": Control.MEETINGS, "what_happened": "Stayed for an item", "discovered_on": date(2018, 2, 20)}
    return services.hand_over(person.ccg, on=ON, by=by, person=person, **told | more)


def close(breach: Breach, by: Actor, **more: Any) -> Breach:
    told = {
        "finding": Finding.BREACH,
        "outcome": "The minutes show it",
        "affected": Affected.NO,
        "lessons": "Ask at each item",
    }
    return services.close(breach, on=ON, by=by, **told | more)


def test_an_officer_hands_it_over_and_the_guardian_closes_it(person: Person, officer: Actor, guardian: Actor) -> None:
    breach = hand_over(person, officer)
    assert (breach.is_open, breach.by_name) == (True, officer.name)
    assert waiting_for(guardian) == [breach]
    assert waiting_for(officer) == []
    begun = services.begin(breach, on=ON, by=guardian)
    closed = close(begun, guardian)
    assert (closed.finding, closed.assessed_by_id, closed.closed_on) == ("breach", guardian.user_id, ON)
    assert waiting_for(guardian) == []
    assert [deed.deed.name for deed in closed.history.all()] == ["breach.closed", "breach.taken_up", "breach.handed_over"]


def test_only_the_guardian_assesses(person: Person, officer: Actor) -> None:
    breach = hand_over(person, officer)
    for deed in (lambda: services.begin(breach, on=ON, by=officer), lambda: close(breach, officer)):
        with pytest.raises(NotAllowed):
            deed()


def test_whom_it_is_about_their_manager_and_their_staff_never_read_it(person: Person, officer: Actor) -> None:
    manager, staff, colleague = (PersonFactory(ccg=person.ccg) for _ in range(3))
    with arranged():
        Manages(staff=person, manager=manager, since=date(2018, 1, 1)).save()
        Manages(staff=staff, manager=person, since=date(2018, 1, 1)).save()
    breach = hand_over(person, officer)
    for who, reads in ((person, False), (manager, False), (staff, False), (colleague, True)):
        actor_of_person(who)
        RoleHeldFactory(user=who.user, role=Role.GUARDIAN, ccg=person.ccg)
        actor = actor_of_person(who)
        assert bool(may_read(actor, breach)) is reads
        assert (breach in breaches_for(actor)) is reads
        if not reads:
            with pytest.raises(NotAllowed, match="Somebody else"):
                close(breach, actor)
            with pytest.raises(NotAllowed, match="Somebody else"):
                hand_over(person, actor)


def test_a_note_may_be_about_nobody_in_particular(person: Person, officer: Actor, guardian: Actor) -> None:
    told = {"control": Control.OTHER, "what_happened": "Papers left in a train", "discovered_on": ON}
    breach = services.hand_over(person.ccg, on=ON, by=officer, **told)
    assert breaches_for(guardian) == [breach]
    assert str(breach) == "Something else"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"what_happened": "  "}, "Say what happened"),
        ({"discovered_on": date(2018, 3, 2)}, "has not come yet"),
        ({"arose_on": date(2018, 2, 21)}, "happened only on"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(
    person: Person, officer: Actor, changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(CannotBeDone, match=sentence):
        hand_over(person, officer, **changes)
    assert not Breach.objects.exists()


def test_one_interest_has_one_open_breach(person: Person, officer: Actor, guardian: Actor) -> None:
    interest = InterestFactory(person=person)
    breach = hand_over(person, officer, interest=interest)
    with pytest.raises(CannotBeDone, match="handed over already"):
        hand_over(person, officer, interest=interest)
    close(breach, guardian, finding=Finding.NO_BREACH, lessons="")
    assert hand_over(person, officer, interest=interest).is_open


def test_the_database_holds_that_too(person: Person, officer: Actor) -> None:
    interest = InterestFactory(person=person)
    hand_over(person, officer, interest=interest)
    again = Breach(ccg=person.ccg, interest=interest, control="gifts", what_happened="x", discovered_on=ON, drafted_on=ON)
    with pytest.raises(IntegrityError), transaction.atomic(), arranged():
        again.save()


def test_the_same_form_sent_twice_is_one_breach(person: Person, officer: Actor) -> None:
    once = uuid4()
    hand_over(person, officer, once=once)
    with pytest.raises(AlreadyDone):
        hand_over(person, officer, once=once)


def test_a_finding_says_what_was_found_and_a_breach_what_was_learned(
    person: Person, officer: Actor, guardian: Actor
) -> None:
    breach = hand_over(person, officer)
    with pytest.raises(CannotBeDone, match="Say what was found"):
        close(breach, guardian, outcome=" ")
    with pytest.raises(CannotBeDone, match="others can learn"):
        close(breach, guardian, lessons=" ")


def test_what_is_closed_stays_closed(person: Person, officer: Actor, guardian: Actor) -> None:
    closed = close(hand_over(person, officer), guardian)
    for deed in (
        lambda: close(closed, guardian),
        lambda: services.begin(closed, on=ON, by=guardian),
        lambda: services.say_more(closed, by=officer, because="More", what_happened="Otherwise"),
    ):
        with pytest.raises(CannotBeDone, match="was closed on 1 March 2018"):
            deed()


def test_it_is_taken_up_once(person: Person, officer: Actor, guardian: Actor) -> None:
    begun = services.begin(hand_over(person, officer), on=ON, by=guardian)
    with pytest.raises(CannotBeDone, match="has been looking at this"):
        services.begin(begun, on=ON, by=guardian)


def test_more_is_said_with_a_reason_and_over_what_was_read(person: Person, officer: Actor) -> None:
    breach = hand_over(person, officer)
    with pytest.raises(CannotBeDone, match="Say why"):
        services.say_more(breach, by=officer, because="", what_happened="Otherwise")
    services.say_more(Breach.objects.get(pk=breach.pk), by=officer, because="Minutes read", what_happened="Otherwise")
    with pytest.raises(ChangedMeanwhile):
        services.say_more(breach, by=officer, because="Late", what_happened="As before")
