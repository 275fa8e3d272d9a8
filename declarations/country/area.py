"""The rows of one CCG's year made ready for the engine: everything that depends on no single meeting is worked out once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from committees.meetings.vocabulary import AffectedClass
from committees.organisations.facts import Key, Link
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from committees.seats.vocabulary import CommitteeKind, SeatCategory
from declarations.country import rows
from declarations.guidance import codes
from declarations.guidance.facts import Interest
from declarations.guidance.many.dockets import Docket, Told
from declarations.guidance.many.seated import Index, Seated
from declarations.guidance.many.sitters import (
    Declared,
    Figures,
    Place,
    Sitter,
    Standing,
    asks_which_practice,
    declared,
    sitter,
    standing_of,
)
from declarations.guidance.many.surroundings import BEGINNING, END, Known, Span, Surroundings
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.table import Table, table_of
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship, Step

Word = TypeVar("Word", bound=StrEnum)
Words = Mapping[str | None, Any]


def words(kind: type[Word]) -> Words:
    return {None: None, **{word.value: word for word in kind}}


CATEGORY, ROLE, RELATIONSHIP, STEP, CLASS = map(words, (InterestCategory, InterestRole, Relationship, Step, AffectedClass))
ORGANISATION, TIE, SEAT = map(words, (OrganisationKind, LinkKind, SeatCategory))


def span(since: date | None, until: date | None) -> Span:
    return Span(since.toordinal() if since else BEGINNING, until.toordinal() if until else END)


def surroundings(
    organisations: Iterable[rows.Organisation],
    memberships: Iterable[rows.Membership],
    links: Iterable[rows.Link],
    *,
    since: date,
    until: date,
) -> Surroundings:
    """The organisations of the country and their ties, within a period."""
    member_of: dict[Key, list[tuple[Span, Key]]] = defaultdict(list)
    for practice, ccg, begun, ended in memberships:
        member_of[practice].append((span(begun, ended), ccg))
    return Surroundings(
        span(since, until),
        {key: Known(ORGANISATION[kind], tuple(member_of.get(key, ()))) for key, kind in organisations},
        [Link(TIE[kind], one, other, begun, ended) for kind, one, other, begun, ended in links],
    )


class Area:
    """One CCG's year: who sits where and what they declared, and the agendas of its meetings."""

    def __init__(
        self, year: rows.Year, around: Surroundings, book: RuleBook, own: Mapping[Key, RuleBook] | None = None
    ) -> None:
        """`own`: the books of those CCGs that do not work under `book`."""
        self.year = year
        self.around = around
        self.book = book
        self.own = own or {}
        self.committees = {committee.id: committee for committee in year.committees}
        self.interests: dict[Key, list[Interest]] = defaultdict(list)
        self.said: dict[Key, list[date]] = defaultdict(list)  # the days on which each last spoke
        for row in year.interests:
            self.interests[row.person].append(interest(row))
            if row.declared_on is not None:
                self.said[row.person].append(row.declared_on)
        for confirmation in year.confirmations:
            self.said[confirmation.person].append(confirmation.on)
        self.seats: dict[Key, list[rows.Seat]] = defaultdict(list)
        for seat in year.seats:
            self.seats[seat.committee].append(seat)
        self._what: dict[tuple[Any, ...], Declared] = {}
        self._sitters: dict[tuple[Any, ...], list[Sitter]] = {}
        self._standings: dict[tuple[Any, ...], Standing] = {}
        self._indexes: dict[tuple[Any, ...], Index] = {}
        self._known: dict[tuple[Any, ...], Seated] = {}
        self.items: dict[Key, list[rows.Item]] = defaultdict(list)
        for item in year.items:
            self.items[item.meeting].append(item)
        self.concerns: dict[Key, list[rows.Concern]] = defaultdict(list)
        for concern in year.concerns:
            self.concerns[concern.item].append(concern)

    def sittings(self) -> Iterator[tuple[Docket, Seated]]:
        """Every meeting made ready: its items, and who sits there under which table."""
        for meeting in self.year.meetings:
            book = self.book_at(meeting)
            docket = Docket(meeting.id, meeting.on.toordinal(), self.around)
            whose = frozenset({self.committees[meeting.committee].ccg})
            for item in self.items[meeting.id]:
                concerns = [_told(concern) for concern in self.concerns.get(item.id, ())]
                docket.add(item.id, codes.of_item(*item[2:], None), concerns, whose)
            yield docket, self._seated(meeting.committee, Figures.of(book), table_of(book))

    def book_at(self, meeting: rows.Meeting) -> RuleBook:
        """The rules in force at a meeting."""
        book = self.own.get(self.committees[meeting.committee].ccg, self.book)
        return book if book.on is not None else book.in_force(meeting.on)

    def seated_at(self, meeting: rows.Meeting) -> Iterator[rows.Seat]:
        """Who sits in which seat, or stands by as a deputy."""
        day = meeting.on.toordinal()
        return (seat for seat in self.seats[meeting.committee] if day in range(*span(seat.since, seat.until)))

    def _seated(self, committee: Key, figures: Figures, table: Table) -> Seated:
        """Everyone who sits on the committee at any time of the year, for as long as they do."""
        alike = (committee, figures, id(table))
        if alike not in self._known:
            index = self._indexes.get((committee, figures.look_back))
            self._known[alike] = Seated(self._sitting_on(committee, figures), table, index)
            self._indexes[committee, figures.look_back] = self._known[alike].index
        return self._known[alike]

    def _sitting_on(self, committee: Key, figures: Figures) -> list[Sitter]:
        alike = (committee, figures)
        if alike not in self._sitters:
            self._sitters[alike] = [self._sitting(seat, figures) for seat in self.seats[committee]]
        return self._sitters[alike]

    def _sitting(self, seat: rows.Seat, figures: Figures) -> Sitter:
        committee = self.committees[seat.committee]
        ccgs = None if committee.kind == CommitteeKind.JOINT else frozenset({committee.ccg})
        chair = seat.chair and not seat.deputy  # a deputy never takes the chair for their principal (R7.5)
        sits = span(seat.since, seat.until)
        place = Place(SEAT[seat.category], chair, frozenset({seat.committee}), ccgs, sits)
        what = self._declared(seat.person, ccgs, figures.look_back)
        return sitter(seat.person, place, what, self._standing(seat.person, place, what, figures))

    def _standing(self, person: Key, place: Place, what: Declared, figures: Figures) -> Standing:
        alike = (person, asks_which_practice(place, what), figures)
        if alike not in self._standings:
            self._standings[alike] = standing_of(place, what, self.said.get(person, ()), refresh=figures.refresh)
        return self._standings[alike]

    def _declared(self, person: Key, ccgs: frozenset[Key] | None, look_back: int | None) -> Declared:
        alike = (person, ccgs, look_back)
        if alike not in self._what:
            interests = self.interests.get(person, ())
            self._what[alike] = declared(person, interests, ccgs, around=self.around, look_back=look_back)
        return self._what[alike]


def interest(row: rows.Interest) -> Interest:
    return Interest(
        key=row.id,
        category=CATEGORY[row.category],
        direct=row.direct,
        relationship=RELATIONSHIP[row.relationship],
        role=ROLE[row.role],
        organisation=row.organisation,
        affected_class=CLASS[row.affected_class],
        topic=row.topic,
        began=row.since,
        ended=row.until,
        declared=row.declared_on,
        mitigation=STEP[row.mitigation],
    )


def _told(row: rows.Concern) -> Told:
    _, organisation, affected, network, topic, person, unidentified, part = row
    return (organisation, affected, (network,) if network else (), topic, person, unidentified, part)
