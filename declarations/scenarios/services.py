"""Playing a scenario: its meeting is really made, by the product's own deeds, assessed, and taken back again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from coi_register.accounts.actors import Actor, command
from coi_register.refusals import CannotBeDone
from committees.meetings import services as meetings
from committees.meetings.models import Attendance, Item, Meeting
from committees.organisations import services as organisations
from committees.organisations.facts import Key
from committees.organisations.models import Organisation
from committees.organisations.vocabulary import OrganisationKind
from committees.people import services as people
from committees.people.models import Person
from committees.seats import services as seats
from committees.seats.models import Committee, Seat
from declarations.conflicts.selectors import Assessed, assessed
from declarations.interests import services as interests
from declarations.interests.models import Interest
from declarations.scenarios import scenario as said
from declarations.scenarios.names import organisation_called
from declarations.scenarios.shapes import CannotRead

WHY = "The scenario says so."


@dataclass(frozen=True, slots=True)
class Played:
    """A scenario beside its assessment, and the rows' keys by the scenario's own names."""

    scenario: said.Scenario
    found: Assessed
    people: dict[str, UUID]
    items: dict[str, UUID]
    committees: dict[str, UUID]
    interests: dict[Key, int]  # each with its place among its person's, from 1


class _TakeBack(Exception):
    """Ends the transaction so that nothing of the scenario stays."""


def play(scenario: said.Scenario) -> Played:
    """Make the meeting, assess it and take everything back. Raises CannotRead where the product refuses what is written."""
    try:
        with transaction.atomic():
            played = _Stage(scenario, command("assess")).play()
            raise _TakeBack
    except _TakeBack:
        return played


@contextmanager
def _at(line: int) -> Iterator[None]:
    """Tell the product's refusal with the line it came from."""
    try:
        yield
    except CannotBeDone as refusal:
        raise CannotRead(line, refusal.says) from refusal


@dataclass
class _Stage:
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

    def play(self) -> Played:
        self._found()
        self._seat_everyone()
        self._set_terms()
        meeting = self._meet()
        self._declare()
        self._attend(meeting)
        found = assessed(meeting.pk, instruments=self.scenario.rulebook)
        assert found is not None
        return Played(
            self.scenario,
            found,
            people={name: person.pk for name, person in self.people.items()},
            items={name: item.pk for name, item in self.items.items()},
            committees={name: committee.pk for name, committee in self.committees.items()},
            interests=self.interests,
        )

    def _found(self) -> None:
        for name in self.scenario.ccgs:
            self._ccg(name)
        for number, one in enumerate(self.scenario.organisations):
            with _at(one.line):
                made = organisations.add(name=one.name, kind=one.kind, ods_code=_if_free(one.ods), by=self.by)
                self.organisations[str(number)] = made
                if one.member_practice:
                    ccg = self.scenario.ccgs[0] if one.member_practice is True else one.member_practice
                    organisations.enrol(made, ccg=self._ccg(ccg), by=self.by)
        for link in self.scenario.links:
            with _at(link.line):
                organisations.link(
                    self._organisation(link.from_, link.line),
                    kind=link.kind,
                    to=self._organisation(link.to, link.line),
                    since=link.since,
                    until=link.until,
                    by=self.by,
                )

    def _ccg(self, name: str) -> Organisation:
        if name not in self.ccgs:
            self.ccgs[name] = organisations.add(name=name, kind=OrganisationKind.CCG, by=self.by)
        return self.ccgs[name]

    def _organisation(self, name: str, line: int) -> Organisation:
        called = organisation_called(self.scenario, name, line)
        return self.ccgs[called] if called in self.ccgs else self.organisations[called]

    def _seat_everyone(self) -> None:
        for committee in self.scenario.committees:
            with _at(committee.line):
                ccg = self.ccgs[committee.ccg or self.scenario.ccgs[0]]
                self.committees[committee.name] = seats.establish(
                    name=committee.name, kind=committee.kind, ccg=ccg, level=committee.level, by=self.by
                )
        for person in self.scenario.people:
            if not person.vacant:
                self.people[person.id] = people.add(name=person.id, ccg=self.ccgs[self.scenario.ccgs[0]], by=self.by)
        for person in sorted(self.scenario.people, key=lambda person: person.seat.deputy_for is not None):
            with _at(person.seat.line):
                self._seat(person)

    def _seat(self, person: said.Person) -> None:
        """Into a seat of their own, into the one they share, or behind the one they deputise for."""
        other = person.seat.deputy_for or self._sharer(person)
        known = self.seats.get(other or "", [])
        self.seats[person.id] = known or [self._new_seat(person, committee) for committee in self._committees_of(person)]
        for seat in [] if person.vacant else self.seats[person.id]:
            seats.seat(
                self.people[person.id],
                in_=seat,
                deputy=person.seat.deputy_for is not None,
                place=2 if known and not person.seat.deputy_for else 1,
                by=self.by,
            )

    def _sharer(self, person: said.Person) -> str | None:
        """With whom the seat is shared; one side is enough to say so."""
        sharing = (other.id for other in self.scenario.people if other.seat.shared_with == person.id)
        return person.seat.shared_with or next(sharing, None)

    def _committees_of(self, person: said.Person) -> list[Committee]:
        return [self.committees[person.seat.committee]] if person.seat.committee else [*self.committees.values()]

    def _new_seat(self, person: said.Person, committee: Committee) -> Seat:
        seat = person.seat
        return seats.create_seat(
            committee,
            office=seat.office,
            category=seat.category,
            voting=seat.voting,
            chair=seat.chair,
            vice_chair=seat.vice_chair,
            shared=self._sharer(person) is not None,
            holds=seat.holds,
            order=[one.id for one in self.scenario.people].index(person.id),
            by=self.by,
        )

    def _set_terms(self) -> None:
        for committee in self.scenario.committees:
            quorum = committee.terms.quorum
            with _at(committee.line):
                seats.set_terms(
                    self.committees[committee.name],
                    quorum_known=quorum is not None,
                    minimum=quorum.minimum if quorum else None,
                    clauses=[_clause(clause) for clause in quorum.require] if quorum else [],
                    conflicted_count=bool(quorum and quorum.conflicted_count),
                    lay_executive_majority=committee.terms.lay_executive_majority,
                    by=self.by,
                )

    def _meet(self) -> Meeting:
        meeting = meetings.convene(
            ccg=self.ccgs[self.scenario.ccgs[0]], on=self.scenario.date, committees=[*self.committees.values()], by=self.by
        )
        for item in self.scenario.items:
            with _at(item.line):
                self.items[item.id] = meetings.add_item(
                    meeting,
                    number=item.id,
                    title=item.title,
                    kind=item.kind,
                    decision=item.decision,
                    part=item.part,
                    route=item.route,
                    stage=item.stage,
                    committees=[self.committees[name] for name in item.committees],
                    by=self.by,
                )
            for concern in item.concerns:
                with _at(concern.line):
                    self._concern(self.items[item.id], concern)
        return meeting

    def _concern(self, item: Item, concern: said.Concern) -> None:
        for name in concern.practices_in or (None,):
            meetings.concern(
                item,
                organisation=self._organisation(concern.organisation, concern.line) if concern.organisation else None,
                affected_class=concern.class_,
                practices_in=self._organisation(name, concern.line) if name else None,
                topic=concern.topic,
                person=self.people[concern.person] if concern.person else None,
                unidentified=concern.unidentified,
                part_played=concern.as_,
                by=self.by,
            )

    def _declare(self) -> None:
        for person in self.scenario.people:
            for place, interest in enumerate(person.interests, start=1):
                with _at(interest.line):
                    self.interests[self._interest(person, interest).pk] = place
            if person.confirmed and not person.vacant:
                with _at(person.line):
                    say = interests.confirm if person.interests else interests.nil_return
                    say(self.people[person.id], on=person.confirmed, by=self.by, because=WHY)

    def _interest(self, person: said.Person, interest: said.Interest) -> Interest:
        return interests.declare(
            self.people[person.id],
            on=interest.declared or person.confirmed,
            category=interest.category,
            direct=interest.direct,
            relationship=interest.relationship,
            role=interest.role,
            organisation=self._organisation(interest.in_, interest.line) if interest.in_ else None,
            affected_class=interest.in_class,
            topic=interest.in_topic,
            text=interest.text,
            since=interest.from_,
            until=interest.to,
            aware_on=interest.aware,
            mitigation=interest.mitigation.step if interest.mitigation else None,
            mitigation_text=interest.mitigation.text if interest.mitigation else "",
            because=WHY,
            again=True,
            by=self.by,
        )

    def _attend(self, meeting: Meeting) -> None:
        for person in self.scenario.people:
            with _at(person.line):
                for seat in [] if person.vacant else self.seats[person.id]:
                    self._answer(meeting, person, seat)
                for item in () if person.vacant else person.absent_for:
                    meetings.miss_item(self.items[item], person=self.people[person.id], by=self.by)

    def _answer(self, meeting: Meeting, person: said.Person, seat: Seat) -> None:
        meetings.attend(
            meeting,
            person=self.people[person.id],
            seat=seat,
            state=Attendance.State.PRESENT if person.present else Attendance.State.APOLOGIES,
            as_deputy=person.seat.deputy_for is not None,
            by=self.by,
        )


def _if_free(code: str | None) -> str | None:
    """A scenario may use a code that the register already knows; it lives beside that, and is gone afterwards."""
    return None if code is None or Organisation.objects.filter(ods_code=code.upper()).exists() else code


def _clause(clause: said.Clause) -> dict[str, object]:
    return {"any_of": [*clause.any_of], "at_least": clause.at_least, "voting": clause.voting}
