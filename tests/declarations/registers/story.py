"""One invented CCG whose register of interests can be prepared and published: an officer, another, a Guardian, two members."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from coi_register.accounts.actors import Actor, Role
from declarations.registers import services
from declarations.registers.models import Edition, Entry
from declarations.registers.moment import Moment
from declarations.registers.selectors.editions import published_sheet
from declarations.registers.selectors.rows import sheet_of
from declarations.registers.vocabulary import Part, Register
from tests import factories as make

ON = date(2018, 3, 1)
INTERESTS = Register.INTERESTS


@dataclass
class Story:
    """The CCG and whoever does something in it."""

    ccg: Any = field(default_factory=lambda: make.CcgFactory(name="NHS Invented CCG", ods_code="99X"))

    def __post_init__(self) -> None:
        self.officer = make.actor_with(Role.OFFICER, ccg=self.ccg)
        self.second = make.actor_with(Role.OFFICER, ccg=self.ccg)
        self.guardian = make.actor_with(Role.GUARDIAN, ccg=self.ccg)
        self.auditor = make.actor_with(Role.AUDITOR, ccg=self.ccg)
        self.board = make.CommitteeFactory(ccg=self.ccg, name="Governing Body", kind="governing_body", level=None)
        self.ada = self.member("Ada Example", "Lay member")
        self.basil = self.member("Dr Basil Sample", "GP member")
        self.bidder = make.OrganisationFactory(name="Harbourside Invented Ltd")
        self.adas = make.InterestFactory(person=self.ada, organisation=self.bidder, text="Chairs its board.")

    def member(self, name: str, position: str) -> Any:
        """Somebody with a seat on the governing body."""
        person = make.PersonFactory(ccg=self.ccg, name=name, position=position)
        make.HoldingFactory(seat=make.SeatFactory(committee=self.board), person=person)
        return person

    def edition(self, on: date = ON) -> Edition:
        """Another edition, prepared by the one officer and published by the other."""
        made = services.prepare(self.ccg, register=INTERESTS, true_on=on, by=replace(self.officer, on=on))
        return services.publish(made, version=made.version, by=self.second)

    def withheld(self, person: Any, part: Part = Part.NAME, **more: Any) -> Any:
        """Something of a person that the Guardian withheld."""
        asked = self.asked(person, part, **more)
        until = date(2019, 3, 1)
        return services.grant(asked, version=1, reason="A risk of harm.", review_on=until, on=ON, by=self.guardian)

    def asked(self, person: Any, part: Part = Part.NAME, **more: Any) -> Any:
        """The same while it waits."""
        return services.ask_to_withhold(
            person, part=part, because="Somebody threatens them.", letter="Of 1 March 2018", on=ON, by=self.officer, **more
        )

    def kept(self, actor: Actor | None = None, on: date = ON, **more: Any) -> list[dict[str, Any]]:
        """The rows of the register as it is kept, by the names of the columns."""
        moment = Moment(on, more.pop("known_at", None))
        return told(sheet_of(actor or self.officer, ccg=self.ccg, register=INTERESTS, moment=moment, **more))


def told(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet, by the names of its columns."""
    names = [column.name for column in sheet.columns]
    return [dict(zip(names, row, strict=True)) for row in sheet.rows]


def public(edition: Edition, **more: Any) -> list[dict[str, Any]]:
    """The rows of an edition as the public reads them."""
    return told(published_sheet(edition, **more))


def stored(edition: Edition) -> str:
    """All that the entries of an edition hold."""
    return repr(list(Entry.objects.filter(edition=edition).values_list()))


@pytest.fixture
def story(db: None) -> Story:
    return Story()
