"""Who may read, declare, amend and agree: the whole table, for a person of one CCG."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from coi_register.accounts.actors import NOBODY, Actor, Role, command
from coi_register.verdicts import Refused
from committees.people.models import Person
from declarations.interests import permissions
from declarations.interests.models import Interest
from tests.factories import (
    CcgFactory,
    HoldingFactory,
    InterestFactory,
    SeatFactory,
    actor_of_person,
    actor_with,
)

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class House:
    """A person with an interest and a seat on a committee, and those around them."""

    person: Person
    interest: Interest
    committee: object

    def actor(self, who: str) -> Actor:
        """The actor called so in the table."""
        match who:
            case "the person":
                return actor_of_person(self.person)
            case "a member beside them":
                return actor_of_person(HoldingFactory(seat=SeatFactory(committee=self.committee)).person)
            case "their chair":
                return actor_of_person(HoldingFactory(seat=SeatFactory(committee=self.committee, chair=True)).person)
            case "their secretary":
                return actor_with(Role.SECRETARY, ccg=self.person.ccg, committee=self.committee)
            case "an officer of another CCG":
                return actor_with(Role.OFFICER, ccg=CcgFactory())
            case "the public":
                return NOBODY
            case "a command":
                return command("import_register")
            case _:
                return actor_with(Role(who), ccg=self.person.ccg)


@pytest.fixture
def house() -> House:
    holding = HoldingFactory(since=date(2015, 4, 1))
    return House(holding.person, InterestFactory(person=holding.person), holding.seat.committee)


MAY: dict[str, Callable[[Actor, House], object]] = {
    "read": lambda actor, house: permissions.may_read(actor, house.person),
    "declare": lambda actor, house: permissions.may_declare(actor, house.person),
    "amend": lambda actor, house: permissions.may_amend(actor, house.interest),
    "note down": lambda actor, house: permissions.may_note_down(actor, house.person),
    "agree": lambda actor, house: permissions.may_agree_mitigation(actor, house.person),
}


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("the person", {"read", "declare", "amend", "note down"}),
        ("officer", {"read", "declare", "note down", "agree"}),
        ("guardian", {"read"}),
        ("auditor", {"read"}),
        ("their chair", {"read", "note down"}),
        ("their secretary", {"read", "note down"}),
        ("a member beside them", set()),
        ("admin", set()),
        ("an officer of another CCG", set()),
        ("the public", set()),
        ("a command", {"read", "declare", "amend", "note down", "agree"}),
    ],
)
def test_the_table_of_who_may_what(house: House, who: str, allowed: set[str]) -> None:
    actor = house.actor(who)
    assert {deed for deed, may in MAY.items() if may(actor, house)} == allowed


def test_an_officer_who_is_the_person_agrees_nothing_for_themselves(house: House) -> None:
    officer = actor_with(Role.OFFICER, ccg=house.person.ccg)
    assert permissions.may_agree_mitigation(officer, house.person)
    verdict = permissions.may_agree_mitigation(replace(officer, person=house.person.pk), house.person)
    assert isinstance(verdict, Refused)
    assert "their own interest" in verdict.because


def test_only_who_speaks_for_another_drafts_from_paper(house: House) -> None:
    assert not permissions.drafts_from_paper(house.actor("the person"), house.person)
    assert not permissions.drafts_from_paper(house.actor("a command"), house.person)
    assert permissions.drafts_from_paper(house.actor("officer"), house.person)
