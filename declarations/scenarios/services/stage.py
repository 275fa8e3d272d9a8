"""What a scenario has made so far, and where in the file it stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from coi_register.accounts.actors import Actor
from coi_register.refusals import CannotBeDone
from committees.meetings.models import Item
from committees.organisations.facts import Key
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats.models import Committee, Seat
from declarations.scenarios import scenario as said
from declarations.scenarios.names import organisation_called
from declarations.scenarios.shapes import CannotRead


@dataclass
class Stage:
    """The rows made so far, by the scenario's names."""

    scenario: said.Scenario
    by: Actor
    ccgs: dict[str, Organisation] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    committees: dict[str, Committee] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    seats: dict[str, list[Seat]] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    interests: dict[Key, int] = field(default_factory=dict)

    def organisation(self, name: str, line: int) -> Organisation:
        """The organisation or CCG that is meant on this line."""
        called = organisation_called(self.scenario, name, line)
        return self.ccgs[called] if called in self.ccgs else self.organisations[called]


@contextmanager
def at(line: int) -> Iterator[None]:
    """Tell the product's refusal with the line it came from."""
    try:
        yield
    except CannotBeDone as refusal:
        raise CannotRead(line, refusal.says) from refusal
