"""Who acts for a person reads with them and is bound by what binds them; a line manager reads the declarations of their staff."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from coi_register.accounts.actors import Actor, Right, Role
from coi_register.accounts.policy import Where, may
from coi_register.accounts.selectors import actor_of
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.models import ActsFor, Manages
from committees.people import services
from tests.factories import BY_THE_TEST, CcgFactory, HoldingFactory, PersonFactory, UserFactory, actor_of_person, actor_with

pytestmark = pytest.mark.django_db
BEGAN, MID, ENDED = date(2018, 1, 1), date(2018, 3, 1), date(2018, 4, 1)


@pytest.fixture
def basil() -> Any:
    return PersonFactory(name="Dr Basil Sample")


@pytest.fixture
def officer(basil: Any) -> Actor:
    return actor_with(Role.OFFICER, ccg=basil.ccg)


def test_who_acts_for_a_person_does_so_between_two_days(basil: Any, officer: Actor) -> None:
    user = UserFactory()
    services.let_act_for(basil, user=user, since=BEGAN, until=ENDED, by=officer)
    acting = [actor_of(user, on=day).acts_for for day in (date(2017, 12, 31), BEGAN, date(2018, 3, 31), ENDED)]
    assert acting == [frozenset(), {basil.pk}, {basil.pk}, frozenset()]


def test_a_delegate_reads_with_their_person_and_speaks_for_nobody(basil: Any, officer: Actor) -> None:
    held: Any = HoldingFactory(person=basil)
    user = UserFactory()
    services.let_act_for(basil, user=user, since=BEGAN, by=officer)
    delegate = actor_of(user, on=MID)
    about = Where(ccgs=frozenset({basil.ccg_id}), committees=frozenset({held.seat.committee_id}), person=basil.pk)
    allowed = [bool(may(delegate, each, about)) for each in ("read_declaration", "see_flags_on_oneself", "read_meeting")]
    assert allowed == [True, True, True]
    assert not [
        each
        for each in ("declare", "read_private_item", "rule_when_chosen", "see_flags_on_others")
        if may(delegate, each, about)
    ]
    assert not may(delegate, "read_declaration", Where(person=PersonFactory().pk))


def test_the_prohibitions_of_a_person_follow_whoever_acts_for_them(basil: Any, officer: Actor) -> None:
    ada: Any = PersonFactory(ccg=basil.ccg)
    actor_of_person(ada)
    services.let_act_for(basil, user=ada.user, since=BEGAN, by=officer)
    assert actor_of(ada.user, on=MID).stands_for == {ada.pk, basil.pk}
    assert officer.stands_for == frozenset()


def test_nobody_acts_for_themselves_or_twice_at_once_or_from_a_closed_account(basil: Any, officer: Actor) -> None:
    actor_of_person(basil)
    user = UserFactory()
    services.let_act_for(basil, user=user, since=BEGAN, by=officer)
    for who, says in (
        (basil.user, "own account"),
        (user, "in these days already"),
        (UserFactory(is_active=False), "closed"),
    ):
        with pytest.raises(CannotBeDone, match=says):
            services.let_act_for(basil, user=who, since=MID, by=officer)
    assert ActsFor.objects.count() == 1


def test_a_line_manager_reads_what_their_staff_declared_and_agrees_how_a_risk_is_met(basil: Any, officer: Actor) -> None:
    manager: Any = PersonFactory(ccg=basil.ccg)
    services.name_manager(basil, manager=manager, since=BEGAN, until=ENDED, by=officer)
    actor = actor_of_person(manager, on=MID)
    assert Right(Role.LINE_MANAGER, basil.ccg_id) in actor.rights
    about = Where(ccgs=frozenset({basil.ccg_id}), person=basil.pk)
    assert may(actor, "read_declaration", about)
    assert may(actor, "agree_mitigation", about)
    assert not may(actor, "read_declaration", Where(ccgs=frozenset({basil.ccg_id}), person=PersonFactory(ccg=basil.ccg).pk))
    assert not may(actor_of_person(manager, on=ENDED), "read_declaration", about)


def test_one_line_manager_at_a_time_and_never_oneself_or_somebody_of_another_ccg(basil: Any, officer: Actor) -> None:
    manager: Any = PersonFactory(ccg=basil.ccg)
    services.name_manager(basil, manager=manager, since=BEGAN, until=ENDED, by=officer)
    for who, says in (
        (PersonFactory(ccg=basil.ccg), "is their line manager in these days"),
        (basil, "Nobody is their own"),
        (PersonFactory(), "not among the people of"),
    ):
        with pytest.raises(CannotBeDone, match=says):
            services.name_manager(basil, manager=who, since=MID, by=officer)
    services.name_manager(basil, manager=PersonFactory(ccg=basil.ccg), since=ENDED, by=officer)


def test_a_relation_is_ended_and_stays_in_the_history(basil: Any, officer: Actor) -> None:
    acts = services.let_act_for(basil, user=UserFactory(), since=BEGAN, by=officer)
    with pytest.raises(CannotBeDone, match="must end after it begins"):
        services.end_relation(acts, until=BEGAN, by=officer)
    acts.refresh_from_db()
    services.end_relation(acts, until=MID, by=officer, because="They left.")
    assert [version.until for version in acts.history.order_by("history_date")] == [None, MID]


@pytest.mark.parametrize("role", [Role.CHAIR, Role.SECRETARY, Role.AUDITOR, Role.ADMIN])
def test_only_an_officer_of_the_ccg_relates_people(role: Role, basil: Any) -> None:
    for who in (actor_with(role, ccg=basil.ccg), actor_with(Role.OFFICER, ccg=CcgFactory())):
        with pytest.raises(NotAllowed):
            services.let_act_for(basil, user=UserFactory(), since=BEGAN, by=who)
        with pytest.raises(NotAllowed):
            services.name_manager(basil, manager=PersonFactory(ccg=basil.ccg), since=BEGAN, by=who)


def test_the_database_itself_refuses_a_second_manager_and_oneself(basil: Any) -> None:
    manager: Any = PersonFactory(ccg=basil.ccg)
    with audit.deed("test", by=BY_THE_TEST):
        Manages(staff=basil, manager=manager, since=BEGAN).save()
        with pytest.raises(IntegrityError), transaction.atomic():
            Manages(staff=basil, manager=PersonFactory(ccg=basil.ccg), since=MID).save()
        with pytest.raises(IntegrityError), transaction.atomic():
            Manages(staff=manager, manager=manager, since=BEGAN).save()
