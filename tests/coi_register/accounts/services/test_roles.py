"""Giving a role takes two people, and ending one takes one."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from coi_register.accounts import services
from coi_register.accounts.actors import Actor, Role, command
from coi_register.accounts.models import RoleAsked, RoleHeld, User
from coi_register.accounts.selectors import actor_of, roles_waiting_for
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from coi_register.refusals import CannotBeDone
from coi_register.verdicts import NotAllowed
from committees.models import Organisation
from tests.factories import CcgFactory, CommitteeFactory, RoleHeldFactory, UserFactory, actor_with

pytestmark = pytest.mark.django_db

TODAY, LATER = date(2018, 3, 1), date(2018, 4, 1)
SERVER = command("the test")


@pytest.fixture
def ccg() -> Organisation:
    return CcgFactory()


@pytest.fixture
def officer(ccg: Organisation) -> Actor:
    return actor_with(Role.OFFICER, ccg=ccg)


@pytest.fixture
def second(ccg: Organisation) -> Actor:
    return actor_with(Role.OFFICER, ccg=ccg)


@pytest.fixture
def nora(ccg: Organisation) -> User:
    return UserFactory(ccg=ccg)


def asked(user: User, by: Actor, ccg: Organisation, **other: object) -> RoleAsked:
    return services.ask_for_role(
        user, **{"role": Role.AUDITOR, "ccg": ccg, "since": TODAY, "on": TODAY, "because": "The audit.", "by": by} | other
    )


def rights(user: User, on: date) -> int:
    return len(actor_of(user, on=on).rights)


def test_a_role_is_held_only_when_a_second_person_has_confirmed_it(
    officer: Actor, second: Actor, nora: User, ccg: Organisation
) -> None:
    wanted = asked(nora, officer, ccg, until=LATER)
    assert rights(nora, TODAY) == 0
    services.confirm_role(wanted, on=TODAY, by=second)
    assert [rights(nora, day) for day in (TODAY, date(2018, 3, 31), LATER)] == [1, 1, 0]
    assert [deed.by_id for deed in Deed.objects.filter(name__startswith="role.").order_by("at")] == [
        officer.user_id,
        second.user_id,
    ]


def test_whoever_asks_does_not_confirm(officer: Actor, nora: User, ccg: Organisation) -> None:
    wanted = asked(nora, officer, ccg)
    with pytest.raises(NotAllowed, match="whoever asks does not approve"):
        services.confirm_role(wanted, on=TODAY, by=officer)
    assert rights(nora, TODAY) == 0


def test_whoever_gets_the_role_does_not_confirm_it(officer: Actor, second: Actor, ccg: Organisation) -> None:
    wanted = asked(User.objects.get(pk=second.user_id), officer, ccg)
    with pytest.raises(NotAllowed, match="to yourself"):
        services.confirm_role(wanted, on=TODAY, by=second)


def test_nobody_asks_for_a_role_of_their_own(officer: Actor, ccg: Organisation) -> None:
    with pytest.raises(NotAllowed, match="ask another officer"):
        asked(User.objects.get(pk=officer.user_id), officer, ccg)


@pytest.mark.parametrize("who", ["asked_by", "user"])
def test_the_database_itself_refuses_a_role_confirmed_by_its_own_people(
    who: str, officer: Actor, second: Actor, nora: User, ccg: Organisation
) -> None:
    wanted = asked(nora, officer, ccg)
    services.confirm_role(wanted, on=TODAY, by=second)
    wanted.refresh_from_db()
    wanted.confirmed_by_id = getattr(wanted, f"{who}_id")
    with pytest.raises(IntegrityError), audit.deed("test", by=SERVER), transaction.atomic():
        wanted.save()


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.OFFICER, Role.ADMIN)])
def test_nobody_else_asks_and_nobody_else_confirms(role: Role, officer: Actor, nora: User, ccg: Organisation) -> None:
    wanted, other = asked(nora, officer, ccg), actor_with(role, ccg=ccg)
    with pytest.raises(NotAllowed):
        asked(UserFactory(), other, ccg)
    with pytest.raises(NotAllowed):
        services.confirm_role(wanted, on=TODAY, by=other)


def test_an_officer_asks_and_confirms_for_no_other_ccg(officer: Actor, nora: User, ccg: Organisation) -> None:
    elsewhere = actor_with(Role.OFFICER, ccg=CcgFactory())
    wanted = asked(nora, officer, ccg)
    with pytest.raises(NotAllowed):
        services.confirm_role(wanted, on=TODAY, by=elsewhere)
    with pytest.raises(NotAllowed):
        asked(UserFactory(), elsewhere, ccg)


def test_only_administrators_make_administrators(officer: Actor, second: Actor, nora: User, ccg: Organisation) -> None:
    with pytest.raises(NotAllowed, match="only another one"):
        asked(nora, officer, ccg, role=Role.ADMIN)
    one, other = (actor_with(Role.ADMIN, ccg=ccg) for _ in range(2))
    wanted = asked(nora, one, ccg, role=Role.ADMIN)
    with pytest.raises(NotAllowed, match="only another one"):
        services.confirm_role(wanted, on=TODAY, by=second)
    held = services.confirm_role(wanted, on=TODAY, by=other)
    with pytest.raises(NotAllowed, match="only another one"):
        services.end_role(held, until=LATER, by=officer, because="")


def test_a_right_never_begins_before_two_had_agreed(officer: Actor, second: Actor, nora: User, ccg: Organisation) -> None:
    wanted = asked(nora, officer, ccg, since=date(2018, 1, 1))
    assert services.confirm_role(wanted, on=date(2018, 3, 5), by=second).since == date(2018, 3, 5)


def test_what_nobody_confirms_runs_out(officer: Actor, second: Actor, nora: User, ccg: Organisation) -> None:
    wanted = asked(nora, officer, ccg)
    assert wanted.expires == date(2018, 3, 15)
    with pytest.raises(CannotBeDone, match="has run out"):
        services.confirm_role(wanted, on=wanted.expires, by=second)
    assert services.confirm_role(wanted, on=date(2018, 3, 14), by=second)


def test_what_was_withdrawn_is_not_confirmed_and_can_be_asked_for_anew(
    officer: Actor, second: Actor, nora: User, ccg: Organisation
) -> None:
    wanted = asked(nora, officer, ccg)
    with pytest.raises(CannotBeDone, match="asked for already"):
        asked(nora, second, ccg)
    services.withdraw_role(wanted, on=TODAY, by=officer, because="A mistake.")
    with pytest.raises(CannotBeDone, match="does not wait"):
        services.confirm_role(wanted, on=TODAY, by=second)
    assert asked(nora, second, ccg).is_waiting(TODAY)


def test_it_waits_for_the_other_officers_and_not_for_whoever_asked(
    officer: Actor, second: Actor, nora: User, ccg: Organisation
) -> None:
    wanted = asked(nora, officer, ccg)
    elsewhere, auditor = actor_with(Role.OFFICER, ccg=CcgFactory()), actor_with(Role.AUDITOR, ccg=ccg)
    waiting = [roles_waiting_for(who, on=TODAY) for who in (officer, second, elsewhere, auditor)]
    assert waiting == [[], [wanted], [], []]


def test_a_closed_account_gets_no_role(officer: Actor, ccg: Organisation) -> None:
    with pytest.raises(CannotBeDone, match="closed"):
        asked(UserFactory(ccg=ccg, is_active=False), officer, ccg)


def test_a_reason_is_asked_for(officer: Actor, nora: User, ccg: Organisation) -> None:
    with pytest.raises(CannotBeDone, match="Say why") as refused:
        asked(nora, officer, ccg, because=" ")
    assert refused.value.field == "because"


def test_a_role_that_follows_from_a_seat_is_not_given(officer: Actor, nora: User, ccg: Organisation) -> None:
    with pytest.raises(CannotBeDone, match="follows from a seat"):
        asked(nora, officer, ccg, role=Role.CHAIR)


def test_a_secretary_is_one_committees_and_nobody_else_is(officer: Actor, nora: User, ccg: Organisation) -> None:
    theirs, another = CommitteeFactory(ccg=ccg), CommitteeFactory()
    assert asked(nora, officer, ccg, role=Role.SECRETARY, committee=theirs).committee_id == theirs.pk
    for role, committee, says in (
        (Role.SECRETARY, None, "Choose the committee"),
        (Role.SECRETARY, another, "is not a committee of"),
        (Role.AUDITOR, theirs, "Only a secretary"),
    ):
        with pytest.raises(CannotBeDone, match=says):
            asked(UserFactory(), officer, ccg, role=role, committee=committee)


def test_a_role_is_not_given_twice_for_the_same_days(officer: Actor, second: Actor, ccg: Organisation) -> None:
    held = RoleHeldFactory(role=Role.AUDITOR, ccg=ccg, since=TODAY, until=LATER)
    with pytest.raises(CannotBeDone, match="holds the role Auditor in these days already"):
        asked(held.user, officer, ccg, since=date(2018, 3, 31))
    services.confirm_role(asked(held.user, officer, ccg, since=LATER), on=TODAY, by=second)


def test_a_role_does_not_end_before_it_begins(officer: Actor, nora: User, ccg: Organisation) -> None:
    with pytest.raises(CannotBeDone, match="must end after it begins, on 1 March 2018"):
        asked(nora, officer, ccg, until=TODAY)


def test_a_role_that_is_ended_stays_in_the_history(officer: Actor, ccg: Organisation) -> None:
    held = RoleHeldFactory(role=Role.AUDITOR, ccg=ccg)
    services.end_role(held, until=TODAY, by=officer, because="The audit is over.")
    assert rights(held.user, TODAY) == 0
    assert [version.until for version in held.history.order_by("history_date")] == [None, TODAY]


def test_nobody_ends_their_own_role(officer: Actor) -> None:
    with pytest.raises(NotAllowed, match="ask another officer"):
        services.end_role(RoleHeld.objects.get(user_id=officer.user_id), until=TODAY, by=officer, because="")


def test_only_a_command_gives_a_role_alone(officer: Actor, nora: User, ccg: Organisation) -> None:
    with pytest.raises(NotAllowed, match="by one person and confirmed by another"):
        services.grant(nora, role=Role.AUDITOR, ccg=ccg, since=TODAY, by=officer)
    services.grant(nora, role=Role.AUDITOR, ccg=ccg, since=TODAY, by=SERVER)
    assert rights(nora, TODAY) == 1


def test_the_first_two_officers_are_named_from_the_server_and_the_third_is_not(ccg: Organisation) -> None:
    for email in ("one@example.org", "two@example.org"):
        user = services.name_first_officer(
            email=email, name="Nora Example", ccg=ccg, on=TODAY, by=SERVER, because="The service begins."
        )
        assert rights(user, TODAY) == 1
        assert user.letters.count() == 1
    with pytest.raises(CannotBeDone, match="two governance officers already"):
        services.name_first_officer(
            email="three@example.org", name="Noel Example", ccg=ccg, on=TODAY, by=SERVER, because="Once more."
        )
    assert not User.objects.filter(email="three@example.org").exists()


def test_naming_an_officer_needs_a_reason_and_no_person_does_it(officer: Actor, ccg: Organisation) -> None:
    told = {"email": "one@example.org", "name": "Nora Example", "ccg": ccg, "on": TODAY}
    with pytest.raises(CannotBeDone, match="Say why"):
        services.name_first_officer(**told, by=SERVER, because="")
    with pytest.raises(NotAllowed):
        services.name_first_officer(**told, by=officer, because="I need help.")
