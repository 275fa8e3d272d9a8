"""Everyone and everything that has come into the story so far, by the story's own keys."""

from dataclasses import dataclass, field
from datetime import date

from coi_register.accounts.actors import Actor, command
from coi_register.accounts.models import User
from coi_register.accounts.selectors import actor_of
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats.models import Committee, Seat

LOADER = command("demo")


@dataclass
class Cast:
    organisations: dict[str, Organisation] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    committees: dict[str, Committee] = field(default_factory=dict)
    seats: dict[tuple[str, str], Seat] = field(default_factory=dict)  # by committee and office
    _actors: dict[tuple[str, date], Actor] = field(default_factory=dict)

    @property
    def ccg(self) -> Organisation:
        return self.organisations["ccg"]

    def acting(self, key: str, on: date) -> Actor:
        """A person with the rights they have on a day; asked once a day, for no right in the story changes during one."""
        if (key, on) not in self._actors:
            self._actors[key, on] = actor_of(self.users[key], on=on)
        return self._actors[key, on]

    def officer(self, on: date) -> Actor:
        """Who keeps the registers, the committees and the agendas."""
        return self.acting("olive", on)
