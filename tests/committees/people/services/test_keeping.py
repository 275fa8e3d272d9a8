"""People are added to the registers of a CCG and amended, by its officers."""

import pytest

from coi_register.accounts.actors import Role
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.people import services
from tests.factories import BY_THE_TEST, CcgFactory, PersonFactory, PracticeFactory, UserFactory, actor_with

pytestmark = pytest.mark.django_db


def test_a_person_is_added_with_the_organisation_they_come_from() -> None:
    ccg, practice = CcgFactory(), PracticeFactory()
    person = services.add(name=" Ada  Example ", ccg=ccg, represents=practice, by=actor_with(Role.OFFICER, ccg=ccg))
    person.refresh_from_db()
    assert (person.name, person.represents, person.ccg) == ("Ada Example", practice, ccg)


def test_amending_a_person_keeps_what_was_recorded_before() -> None:
    person = PersonFactory(name="Ada Example")
    services.amend(person, name="Ada Sample", by=BY_THE_TEST, because="She married.")
    assert [*person.history.order_by("history_date").values_list("name", flat=True)] == ["Ada Example", "Ada Sample"]


def test_an_account_belongs_to_one_person() -> None:
    user = UserFactory()
    PersonFactory(user=user, name="Ada Example")
    with pytest.raises(CannotBeDone, match="already belongs to Ada Example"):
        services.add(name="Basil Sample", ccg=CcgFactory(), user=user, by=BY_THE_TEST)


def test_what_is_no_ccg_keeps_no_registers() -> None:
    with pytest.raises(CannotBeDone, match="keeps no registers here"):
        services.add(name="Basil Sample", ccg=PracticeFactory(), by=BY_THE_TEST)


def test_an_amendment_that_changes_nothing_is_refused() -> None:
    person = PersonFactory(position="Lay member")
    with pytest.raises(CannotBeDone, match="Nothing is different"):
        services.amend(person, position="Lay member", by=BY_THE_TEST)


def test_a_person_needs_a_name() -> None:
    with pytest.raises(CannotBeDone, match="Give the person’s name"):
        services.amend(PersonFactory(), name=" ", by=BY_THE_TEST)


def test_only_an_officer_of_the_ccg_keeps_its_people() -> None:
    ccg = CcgFactory()
    for actor in (actor_with(Role.OFFICER, ccg=CcgFactory()), actor_with(Role.CHAIR, ccg=ccg)):
        with pytest.raises(NotAllowed):
            services.add(name="Ada Example", ccg=ccg, by=actor)
        with pytest.raises(NotAllowed):
            services.amend(PersonFactory(ccg=ccg), name="Ada Sample", by=actor)
