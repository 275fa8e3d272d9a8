"""An invented England-year: as many CCGs, practices, people, interests, meetings and items as there were, and as mixed.

Everything follows from a seed, CCG by CCG, so that any slice of it can be made alone; nobody in it has a name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from random import Random

from committees.meetings.vocabulary import AffectedClass, ItemKind, PartPlayed, Route, Stage
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from committees.seats.vocabulary import CommitteeKind, SeatCategory
from declarations.country.rows import (
    Committee,
    Concern,
    Confirmation,
    Id,
    Interest,
    Item,
    Link,
    Meeting,
    Membership,
    Organisation,
    Seat,
    Year,
)
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship, Step

CCGS, PRACTICES, PEOPLE, INTERESTS = 209, 7_500, 75_000, 225_000
MEETINGS_OF_A_COMMITTEE, ITEMS_OF_A_MEETING = 10, 14
FIRST, LAST = date(2017, 4, 1), date(2018, 3, 31)
NATION = 9999  # the number of what belongs to no CCG

GP, LAY, EXECUTIVE = SeatCategory.GP, SeatCategory.LAY, SeatCategory.EXECUTIVE
OFFICER, NURSE, DOCTOR = SeatCategory.OFFICER, SeatCategory.NURSE, SeatCategory.SECONDARY_CARE
MANAGER, ATTENDING = SeatCategory.PRACTICE_MANAGER, SeatCategory.IN_ATTENDANCE
POOL = [GP] * 18 + [LAY] * 4 + [EXECUTIVE] * 5 + [OFFICER] * 8 + [NURSE] * 2 + [DOCTOR] + [MANAGER] * 4 + [ATTENDING] * 6
COMMITTEES = {  # the first seat is the chair's, the second the vice-chair's
    CommitteeKind.GOVERNING_BODY: [GP, LAY, *[GP] * 5, *[LAY] * 2, *[EXECUTIVE] * 3, NURSE, DOCTOR],
    CommitteeKind.PCCC: [LAY, LAY, *[EXECUTIVE] * 2, *[GP] * 3, MANAGER, NURSE, *[OFFICER] * 2, *[ATTENDING] * 3],
    CommitteeKind.OTHER: [GP, GP, *[GP] * 6, *[MANAGER] * 2, *[EXECUTIVE] * 3, OFFICER],
    CommitteeKind.PANEL: [LAY, EXECUTIVE, *[GP] * 4, *[OFFICER] * 4, NURSE, MANAGER, *[ATTENDING] * 2],
}
TOPICS = ["dermatology", "community dermatology", "eye care", "minor surgery", "diabetes", "mental health", "urgent care"]
KINDS = [
    *[ItemKind.MINUTES] * 2,
    *[ItemKind.INFORMATION] * 3,
    *[ItemKind.STRATEGY] * 2,
    *[ItemKind.BUDGET, ItemKind.POLICY, ItemKind.CONTRACT_MONITORING, ItemKind.PRACTICE_PERFORMANCE],
    *[ItemKind.PROCUREMENT] * 2,
    *[ItemKind.CONTRACT_AWARD, ItemKind.CONTRACT_EXTENSION, ItemKind.CONTRACT_VARIATION, ItemKind.ENHANCED_SERVICE],
    *[ItemKind.SPECIFICATION, ItemKind.SERVICE_DESIGN, ItemKind.INCENTIVE_SCHEME, ItemKind.PREMISES, ItemKind.PAYMENT],
    *[ItemKind.MERGER, ItemKind.CLOSURE, ItemKind.LIST_CLOSURE, ItemKind.BOUNDARY_CHANGE, ItemKind.ENFORCEMENT],
    *[ItemKind.NEW_PRACTICE, ItemKind.APPOINTMENT, ItemKind.INDIVIDUAL_PERFORMANCE],
]
OF_NOBODY = frozenset({ItemKind.MINUTES, ItemKind.INFORMATION, ItemKind.POLICY, ItemKind.BUDGET})
CLASSES = frozenset(AffectedClass)
PROCURED = frozenset({ItemKind.PROCUREMENT, ItemKind.CONTRACT_AWARD})

# The invented year stays what it was, so that figures taken of it can be compared: roles that came later are not in it.
LATER = (InterestRole.PRIVATE_PRACTICE, InterestRole.PATENT_HOLDER, InterestRole.LOYALTY)
ROLES = [None, *(role for role in InterestRole if role not in LATER)]


def ident(kind: str, ccg: int, number: int) -> Id:
    """A key that says what it is the key of; letters as their code."""
    return f"{ord(kind):08x}-{ccg:04x}-4000-8000-{number:012x}"


def share(of: int, number: int, among: int = CCGS) -> int:
    """How many of a total fall to the CCG of a number, so that all together have the total."""
    return of * (number + 1) // among - of * number // among


def england(*, seed: int = 0, scale: float = 1.0) -> Iterator[Year]:
    """Every CCG's year; `scale` makes fewer CCGs, each of full size."""
    for number in range(max(1, round(CCGS * scale))):
        yield ccg_year(number, seed=seed)


def ccg_year(number: int, *, seed: int = 0) -> Year:
    """The year of one CCG, always the same for a seed."""
    return _Ccg(number, Random(f"{seed}/{number}")).year()  # noqa: S311 (invented, not secret)


def nation() -> list[Organisation]:
    """The organisations that any CCG may deal with."""
    kinds = {
        OrganisationKind.TRUST: 60,
        OrganisationKind.COMPANY: 40,
        OrganisationKind.CHARITY: 30,
        OrganisationKind.PROFESSIONAL_BODY: 6,
    }
    listed = [kind for kind, count in kinds.items() for _ in range(count)]
    return [Organisation(ident("o", NATION, number), kind) for number, kind in enumerate(listed)]


@dataclass
class _Ccg:
    """One CCG being invented."""

    number: int
    random: Random
    organisations: list[Organisation] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    _counts: dict[str, int] = field(default_factory=dict)

    def year(self) -> Year:
        self._found()
        people = [self._id("p") for _ in range(share(PEOPLE, self.number))]
        pool = dict(zip(people, POOL, strict=False))
        committees = [Committee(self._id("k"), self.ccg, kind) for kind in COMMITTEES]
        seats = [seat for committee in committees for seat in self._seats(committee, pool)]
        meetings = [meeting for committee in committees for meeting in self._meetings(committee)]
        items = [self._item(meeting) for meeting in meetings for _ in range(ITEMS_OF_A_MEETING)]
        interests = self._interests(people, pool)
        return Year(
            ccg=self.ccg,
            organisations=self.organisations,
            memberships=self.memberships,
            links=self.links,
            people=people,
            seats=seats + [deputy for meeting in meetings for deputy in self._deputies(meeting, seats, people)],
            interests=interests,
            confirmations=[each for person in people for each in self._confirmations(person)],
            committees=committees,
            meetings=meetings,
            items=items,
            concerns=[concern for item in items for concern in self._concerns(item, people)],
        )

    # --- Whom it deals with ---

    def _found(self) -> None:
        self.ccg = self._organisation(OrganisationKind.CCG)
        self.practices = [self._organisation(OrganisationKind.GP_PRACTICE) for _ in range(share(PRACTICES, self.number))]
        self.federations = [self._organisation(OrganisationKind.FEDERATION) for _ in range(self.random.choice([1, 1, 2]))]
        self.networks = [self._organisation(OrganisationKind.NETWORK) for _ in range(4)]
        self.companies = [self._organisation(OrganisationKind.COMPANY) for _ in range(8)]
        self.pharmacies = [self._organisation(OrganisationKind.PHARMACY) for _ in range(10)]
        self.others = [
            self._organisation(kind)
            for kind in (OrganisationKind.DENTAL, OrganisationKind.OPTICAL, OrganisationKind.LOCAL_AUTHORITY)
        ]
        for place, practice in enumerate(self.practices):
            self.memberships.append(Membership(practice, self.ccg))
            self._link(LinkKind.MEMBER_OF, practice, self.federations[place % len(self.federations)], changing=0.03)
            self._link(LinkKind.MEMBER_OF, practice, self.networks[place % 4])
        self._business()

    def _business(self) -> None:
        """Companies of the federation, shares and tenancies of practices, rivals, a super-partnership, a merger."""
        owned, held = self.companies[:2], self.companies[2:5]
        self._link(LinkKind.OWNED_BY, owned[0], self.federations[0])
        self._link(LinkKind.OWNED_BY, owned[1], owned[0], changing=0.2)
        for company in held:
            self._link(LinkKind.SHAREHOLDER_OF, self.random.choice(self.practices), company, changing=0.2)
        self._link(LinkKind.SUBCONTRACTOR_OF, self.companies[5], self.random.choice(self.nation[:60]))
        self._link(LinkKind.LANDLORD_OF, self.companies[6], self.random.choice(self.practices))
        self._link(LinkKind.OWNED_BY, self.pharmacies[0], self.companies[7])
        for one, other in zip(self.random.sample(self.practices, 6), self.practices[:6], strict=True):
            if one != other:
                self._link(LinkKind.COMPETITOR_OF, one, other)
        self._link(LinkKind.COMPETITOR_OF, self.companies[0], self.companies[2])
        closed = self._organisation(OrganisationKind.GP_PRACTICE)
        self.links.append(Link(LinkKind.SUCCEEDED_BY, closed, self.random.choice(self.practices), self._day()))
        self.closed = closed
        if self.number % 5 == 0:
            group = self._organisation(OrganisationKind.SUPER_PARTNERSHIP)
            for partner in self.practices[-4:]:
                self._link(LinkKind.MEMBER_OF, partner, group)

    @cached_property
    def nation(self) -> list[Id]:
        return [each.id for each in nation()]

    def _organisation(self, kind: OrganisationKind) -> Id:
        self.organisations.append(Organisation(self._id("o"), kind))
        return self.organisations[-1].id

    def _link(self, kind: LinkKind, one: Id, other: Id, *, changing: float = 0.0) -> None:
        """A link of old; of those that may change, some begin or end within the year."""
        since, until = date(2014, 4, 1), None
        if self.random.random() < changing:
            since, until = (self._day(), None) if self.random.random() < 0.5 else (since, self._day())
        self.links.append(Link(kind, one, other, since, until))

    # --- Who sits, and what they declare ---

    def _seats(self, committee: Committee, pool: dict[Id, SeatCategory]) -> Iterator[Seat]:
        free = list(pool)
        self.random.shuffle(free)
        for place, category in enumerate(COMMITTEES[CommitteeKind(committee.kind)]):
            person = next(each for each in free if pool[each] is category)
            free.remove(person)
            seat = self._id("s")
            if self.random.random() < 0.03:  # somebody else from the middle of the year
                handed_over = self._day()
                after = next(each for each in [*free, None] if each is None or pool[each] is category)
                yield Seat(committee.id, seat, category, place == 0, person, None, handed_over, False, place == 1)
                if after is not None:
                    free.remove(after)
                    yield Seat(committee.id, seat, category, place == 0, after, handed_over, None, False, place == 1)
            else:
                yield Seat(committee.id, seat, category, place == 0, person, None, None, False, place == 1)

    def _interests(self, people: list[Id], pool: dict[Id, SeatCategory]) -> list[Interest]:
        """As many as fall to the CCG: none from one in ten, several from the others, GPs first their practice."""
        declaring = [person for person in people if self.random.random() > 0.1]
        first = [self._interest(person, pool.get(person, GP)) for person in declaring]
        rest = share(INTERESTS, self.number) - len(first)
        return first + [self._interest(self.random.choice(declaring), None) for _ in range(rest)]

    def _interest(self, person: Id, category: SeatCategory | None) -> Interest:
        random = self.random
        in_practice = category in (GP, MANAGER)
        kind = InterestCategory.FINANCIAL if in_practice else self._category()
        direct = in_practice or random.random() < 0.8
        since, until = self._dates(in_practice)
        lies_in = self._object(in_practice)
        return Interest(
            id=self._id("i"),
            person=person,
            category=kind,
            direct=direct,
            relationship=None if direct else random.choice(list(Relationship)),
            role=self._role(category) if in_practice else random.choice(ROLES),
            organisation=lies_in if len(lies_in) == 36 else None,
            affected_class=lies_in if lies_in in CLASSES else None,
            topic=lies_in if lies_in in TOPICS else None,
            since=since,
            until=until,
            declared_on=random.choice([None, date(2016, 1, 1) + timedelta(days=random.randrange(800))]),
            mitigation=random.choice(list(Step)) if random.random() < 0.05 else None,
        )

    def _category(self) -> InterestCategory:
        """Half of them financial; of one in fifty the type is not recorded."""
        known = [
            *[InterestCategory.FINANCIAL] * 25,
            *[InterestCategory.NON_FINANCIAL_PROFESSIONAL] * 14,
            *[InterestCategory.NON_FINANCIAL_PERSONAL] * 10,
            InterestCategory.UNKNOWN,
        ]
        return self.random.choice(known)

    def _role(self, category: SeatCategory | None) -> InterestRole:
        return InterestRole.PARTNER if category is GP else InterestRole.EMPLOYEE

    def _object(self, in_practice: bool) -> str:
        """An organisation, a class, a topic, or nothing that can be matched."""
        if in_practice:
            return self.random.choice([*self.practices * 5, self.closed])
        at = self.random.random()
        if at < 0.03:
            return ""
        if at < 0.08:
            return self.random.choice(TOPICS)
        if at < 0.1:
            return self.random.choice(list(AffectedClass))
        near = self.practices + self.federations * 5 + self.companies * 2 + self.pharmacies + self.others
        return self.random.choice(near if self.random.random() < 0.6 else self.nation)

    def _dates(self, in_practice: bool) -> tuple[date | None, date | None]:
        """Most still hold; some have ended lately or long ago, a few begin within the year."""
        at = self.random.random()
        if at < 0.02:
            return self._day(), None
        since = date(2005 + self.random.randrange(11), 4, 1)
        if at < 0.1 and not in_practice:
            return since, date(2016, 6, 1) + timedelta(days=self.random.randrange(700))
        return since, None

    def _confirmations(self, person: Id) -> list[Confirmation]:
        """Most confirm every year; some did so too long ago, a few never."""
        at = self.random.random()
        if at < 0.02:
            return []
        if at < 0.06:
            return [Confirmation(person, date(2015, 1, 1) + timedelta(days=self.random.randrange(500)))]
        first = date(2016, 10, 1) + timedelta(days=self.random.randrange(180))
        return [Confirmation(person, first), Confirmation(person, first + timedelta(days=self.random.randrange(120, 340)))]

    # --- What they meet about ---

    def _meetings(self, committee: Committee) -> Iterator[Meeting]:
        first = FIRST + timedelta(days=self.random.randrange(25))
        for number in range(MEETINGS_OF_A_COMMITTEE):
            yield Meeting(self._id("m"), first + timedelta(days=35 * number), committee.id)

    def _item(self, meeting: Meeting) -> Item:
        kind = self.random.choice(KINDS)
        decision = kind not in OF_NOBODY and self.random.random() < 0.7
        procured = kind in PROCURED
        return Item(
            id=self._id("t"),
            meeting=meeting.id,
            kind=kind,
            decision=decision,
            route=self.random.choice(list(Route)) if procured else None,
            stage=self.random.choice(list(Stage)) if procured else None,
        )

    def _concerns(self, item: Item, people: list[Id]) -> Iterator[Concern]:
        if item.kind in OF_NOBODY and self.random.random() < 0.9:
            return
        at = self.random.random()
        if at < 0.12:
            yield Concern(item.id, affected_class=self.random.choice([AffectedClass.ALL_MEMBER_PRACTICES, *AffectedClass]))
        elif at < 0.17:
            yield Concern(item.id, practices_in=self.random.choice(self.networks))
        elif at < 0.22:
            yield Concern(item.id, topic=self.random.choice(TOPICS))
        elif at < 0.24:
            yield Concern(item.id, person=self.random.choice(people[: len(POOL)]))
        else:
            for _ in range(self.random.choice([1, 1, 1, 2, 3])):
                yield self._party(item.id)

    def _party(self, item: Id) -> Concern:
        if self.random.random() < 0.04:
            return Concern(item, unidentified="A bidder to be named")
        local = self.practices + self.companies * 2 + self.federations * 4 + self.pharmacies
        party = self.random.choice(local if self.random.random() < 0.75 else self.nation)
        return Concern(item, organisation=party, part_played=self.random.choice([None, *PartPlayed]))

    def _deputies(self, meeting: Meeting, seats: list[Seat], people: list[Id]) -> Iterator[Seat]:
        """At one meeting in ten somebody who sits nowhere comes in another's place."""
        if self.random.random() < 0.1:
            seat = self.random.choice([seat for seat in seats if seat.committee == meeting.committee])
            deputy, day = self.random.choice(people[len(POOL) :]), meeting.on
            yield seat._replace(person=deputy, since=day, until=day + timedelta(days=1), deputy=True)

    def _id(self, kind: str) -> Id:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return ident(kind, self.number, self._counts[kind])

    def _day(self) -> date:
        """Some day within the year."""
        return FIRST + timedelta(days=self.random.randrange((LAST - FIRST).days))
