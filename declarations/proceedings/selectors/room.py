"""The room at this moment: who is in it, what is in hand, and what is left of each committee."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Count, Sum
from django.http import Http404

from coi_register.accounts.actors import Actor
from committees.meetings.models import Item as ItemRow
from committees.meetings.models import Meeting
from committees.meetings.selectors import meeting_for
from committees.organisations.facts import Key
from declarations.conflicts.gather.decided import as_facts
from declarations.conflicts.models import Ruling
from declarations.conflicts.selectors import Assessed, assessed
from declarations.guidance.facts import Sitting as Seat
from declarations.guidance.findings import Finding
from declarations.guidance.seating import Handling, handled
from declarations.guidance.vocabulary import Outcome, Step
from declarations.proceedings.facts import Away, Proceedings, Taken
from declarations.proceedings.models import Sitting
from declarations.proceedings.permissions import is_kept_from, may_read_proceedings
from declarations.proceedings.presence import Live, Roll, all_gone, live
from declarations.proceedings.selectors.told import proceedings_of, sitting_of


@dataclass(frozen=True, slots=True)
class Somebody:
    """One person at one item: whether they are in the room, since when they are out, and what they must do."""

    person: UUID
    seat: Seat
    is_here: bool
    came: bool
    away: Away | None
    finding: Finding | None  # None: they take no part in the item
    handling: Handling
    ruling: Ruling | None
    votes: frozenset[Key] = frozenset()  # the seats in which they have a vote now

    @classmethod
    def unasked(cls, person: UUID, seat: Seat, roll: Roll, away: Away | None) -> "Somebody":
        """Somebody between items, of whom nothing is asked."""
        return cls(person, seat, roll.is_here(person), person in roll.came, away, None, Handling(), None)

    @property
    def name(self) -> str:
        return self.seat.name

    @property
    def must_be_out(self) -> bool:
        """For the decision, whatever of the discussion they may hear."""
        return self.handling.is_out

    @property
    def must_leave_now(self) -> bool:
        return self.is_here and self.handling.step in (Step.LEAVE, Step.NOT_ATTEND)

    @property
    def leaves_before_the_decision(self) -> bool:
        return self.is_here and self.handling.step is Step.LEAVE_FOR_DECISION

    @property
    def waits_for_a_ruling(self) -> bool:
        """A conflict, or a doubt, on which nobody has ruled."""
        return self.ruling is None and self.finding is not None and self.finding.outcome is not Outcome.CLEAR


@dataclass(frozen=True)
class AtItem:
    """One item with the people in the room at this moment."""

    found: Assessed
    taken: Taken
    live: Live
    due: Live  # the same once everybody has left who must
    people: tuple[Somebody, ...]

    @cached_property
    def out(self) -> frozenset[UUID]:
        """The people who may not be there for the decision."""
        return frozenset(one.person for one in self.people if one.must_be_out)

    @cached_property
    def still_here(self) -> tuple[Somebody, ...]:
        """Those who may not be, and are."""
        return tuple(one for one in self.people if one.is_here and one.must_be_out)

    @cached_property
    def voters(self) -> dict[UUID, Somebody]:
        """The people in the room with a vote who may use it."""
        return {one.person: one for one in self.people if one.votes and not one.must_be_out}

    def of(self, person: UUID) -> Somebody | None:
        """Where they have several sittings, one in which they vote."""
        theirs = [one for one in self.people if one.person == person]
        return next((one for one in theirs if one.votes), theirs[0] if theirs else None)

    def presiding(self) -> UUID | None:
        """Who presides at this moment: by office, or as the members chose; of the first committee whose item it is."""
        for after in self.live.answer.after:
            if after.chair is not None:
                return self.found.sittings[after.chair].person or after.chair  # type: ignore[return-value]
            return self.found.gathered.chosen.get((self.live.item.key, after.committee))  # type: ignore[arg-type]
        return None

    def who_presides(self) -> dict[Key, str]:
        """The name of whoever presides, by committee; empty words where nobody does."""
        afters = self.live.answer.after
        return {
            after.committee: self.found.name_of(self.found.chair_of(self.live.item.key, after)) or "" for after in afters
        }


@dataclass(frozen=True)
class Room:
    """A meeting in the room: its row and facts, what happened so far, and what the guidance and the rulings ask."""

    meeting: Meeting
    found: Assessed
    sitting: Sitting | None
    told: Proceedings

    @cached_property
    def roll(self) -> Roll:
        """Everybody who came, and authors and advisers without a seat, who are there unless they were sent out."""
        visitors = {one.person or one.key for one in self.found.meeting.sittings if one.only_for is not None}
        return Roll(
            came=frozenset({one.person for one in self.told.came()} | visitors),
            out={person: away.why for person, away in self.gone.items()},
        )

    @cached_property
    def gone(self) -> dict[UUID, Away]:
        """Who is out of the room now."""
        return {away.person: away for away in self.told.away if away.came_back_at is None}

    @cached_property
    def in_hand(self) -> "AtItem | None":
        """The item in hand."""
        item = self.sitting.item_id if self.sitting else None
        return self.at(item) if item in self.found.items else None

    def at(self, item: UUID) -> AtItem:
        """One item of the agenda as things are. Raises KeyError for an item that is not on it."""
        fact, answer = self.found.items[item], self.found.by_item[item]
        ruled = as_facts(self.found.gathered.rulings)
        said = (self.found.meeting, self.found.book, fact, answer, ruled)
        right_now = live(*said, self.roll)
        people = tuple(self._people(item, right_now))
        due = live(*said, all_gone(self.roll, [one.person for one in people if one.must_be_out]))
        taken = self.told.taken(item)
        assert taken is not None  # what is on the agenda is told
        return AtItem(self.found, taken, right_now, due, people)

    def _people(self, item: UUID, right_now: Live) -> Iterator[Somebody]:
        for seat in self.found.meeting.sittings:
            if seat.vacant or not seat.takes_part_in(item):
                continue
            person: UUID = seat.person or seat.key  # type: ignore[assignment]
            yield Somebody(
                person=person,
                seat=seat,
                is_here=self.roll.is_here(person),
                came=person in self.roll.came,
                away=self.gone.get(person),
                finding=right_now.answer.findings.get(seat.key),
                handling=right_now.handling.get(seat.key, Handling()),
                ruling=self.found.ruling(item, person),
                votes=right_now.votes_of(seat.key),
            )

    def is_kept_from(self, actor: Actor, item: UUID) -> bool:
        """Whether what becomes of an item is kept from the actor: they must be out for it, or may not read it."""
        return is_kept_from(actor, self.out_for(item)) or not self.reads(actor, item)

    def reads(self, actor: Actor, item: UUID) -> bool:
        """Whether the actor may read the item itself: a private one of another committee they may not."""
        return any(one.key == item for one in self.found.items_for(actor))

    def out_for(self, item: UUID) -> frozenset[UUID]:
        """The people who may not be there when an item is decided, by ruling or recommendation."""
        findings = self.found.by_item[item].findings if item in self.found.by_item else {}
        ruled = {(one.item, one.person): one for one in as_facts(self.found.gathered.rulings)}
        people = {key: self.found.sittings[key].person or key for key in findings}
        return frozenset(
            person  # type: ignore[misc]
            for key, person in people.items()
            if handled(findings[key], ruled.get((item, person))).is_out
        )


def room_of(meeting: Meeting) -> Room:
    """The room of a meeting that is in hand. Raises Http404 where no committee meets."""
    found = assessed(meeting.pk)
    if found is None:
        raise Http404("There is no such meeting.")
    return Room(meeting, found, sitting_of(meeting), proceedings_of(meeting))


def room_for(actor: Actor, pk: UUID) -> Room:
    """The same for a page. Raises Http404 where the actor may not know of the meeting, NotAllowed where not of its room."""
    meeting = meeting_for(actor, pk)
    may_read_proceedings(actor, meeting).enforce()
    return room_of(meeting)


def state_for(actor: Actor, pk: UUID) -> str | None:
    """A word that is another one as soon as anything in the room is; None where the meeting does not sit, or is not for them."""
    sitting = Sitting.objects.visible_to(actor).filter(meeting=pk).select_related("meeting").first()
    if sitting is None:
        return None
    items = ItemRow.objects.visible_to(actor).filter(meeting=pk)
    read = items.aggregate(items=Sum("version"), rulings=Count("rulings"))
    beside = items.aggregate(concerns=Sum("concerns__version"), chairs=Count("chosen_chairs"))
    told = (sitting.version, sitting.meeting.state, sitting.meeting.roll_read(), *read.values(), *beside.values())
    return "-".join(str(one or 0) for one in told)
