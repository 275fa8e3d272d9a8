"""Small meetings of every kind, as hypothesis makes them up: few names, so that everything meets everything."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from committees.meetings.facts import Concern, Item
from committees.meetings.vocabulary import AffectedClass, ItemKind, PartPlayed, Route, Stage
from committees.organisations.facts import Link, Organisation
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from committees.seats.facts import Committee, Seat
from committees.seats.vocabulary import CommitteeKind, SeatCategory
from declarations.guidance.facts import Interest, Meeting, Sitting
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship, Step

CCGS = ("NHS North CCG", "NHS South CCG")
COMMITTEES = ("PCCC North", "PCCC South")
KNOWN = ("A", "B", "C", "D")
NAMED = (*KNOWN, *KNOWN, "nobody knows")
PEOPLE = ("Ada Example", "Dr Basil Sample", "Cleo Specimen")
TOPICS = ("dermatology", "community dermatology", "diabetes")
# The first and the last days of the instruments, and days between.
DATES = [
    *(date(2018, 3, 1), date(2024, 2, 29), date(2013, 3, 1), date(2012, 12, 1), date(2014, 11, 30), date(2014, 12, 1)),
    *(date(2016, 6, 27), date(2016, 6, 28), date(2017, 6, 15), date(2017, 6, 16), date(2022, 6, 30), date(2022, 7, 1)),
]
AGO = [-1200, -1200, -1200, -187, -184, -181, -1, 0, 1, 30, 400]


@st.composite
def days(draw: st.DrawFn, on: date) -> date | None:
    ago = draw(st.none() | st.sampled_from(AGO))
    return None if ago is None else on + timedelta(days=ago)


@st.composite
def periods(draw: st.DrawFn, on: date) -> tuple[date | None, date | None]:
    one, other = draw(days(on)), draw(days(on))
    return (other, one) if one and other and one > other else (one, other)


def organisations() -> st.SearchStrategy[dict[str, Organisation]]:
    kinds = st.sampled_from([OrganisationKind.GP_PRACTICE] * 4 + list(OrganisationKind))
    members = st.none() | st.sampled_from(CCGS)
    each = st.fixed_dictionaries({key: st.tuples(kinds, members) for key in KNOWN})
    return each.map(lambda made: {key: Organisation(key, key, kind, ccg) for key, (kind, ccg) in made.items()})


@st.composite
def links(draw: st.DrawFn, on: date) -> Link:
    one, other = draw(st.permutations(KNOWN))[:2]
    return Link(draw(st.sampled_from(LinkKind)), one, other, *draw(periods(on)))


@st.composite
def interests(draw: st.DrawFn, on: date, key: str) -> Interest:
    lies = draw(st.sampled_from(["organisation", "organisation", "organisation", "affected_class", "topic", "words"]))
    began, ended = draw(periods(on))
    direct = draw(st.booleans())
    return Interest(
        key=key,
        category=draw(st.sampled_from(InterestCategory)),
        direct=direct,
        relationship=None if direct else draw(st.sampled_from(Relationship)),
        role=draw(st.none() | st.sampled_from(InterestRole)),
        organisation=draw(st.sampled_from(NAMED)) if lies == "organisation" else None,
        affected_class=draw(st.sampled_from(AffectedClass)) if lies == "affected_class" else None,
        topic=draw(st.sampled_from(TOPICS)) if lies == "topic" else None,
        text="Something in words",
        began=began,
        ended=ended,
        mitigation=draw(st.none() | st.none() | st.sampled_from(Step)),
    )


@st.composite
def concerns(draw: st.DrawFn) -> Concern:
    part = draw(st.none() | st.sampled_from(PartPlayed))
    match draw(st.sampled_from(["organisation"] * 4 + ["class", "network", "topic", "person", "unidentified"])):
        case "organisation":
            return Concern(organisation=draw(st.sampled_from(NAMED)), part_played=part)
        case "class":
            return Concern(affected_class=draw(st.sampled_from([AffectedClass.ALL_MEMBER_PRACTICES, *AffectedClass])))
        case "network":
            return Concern(practices_in=(draw(st.sampled_from(KNOWN)),))
        case "topic":
            return Concern(topic=draw(st.sampled_from(TOPICS)))
        case "person":
            return Concern(person=draw(st.sampled_from(PEOPLE)))
        case _:
            return Concern(unidentified="Somebody Ltd")


@st.composite
def items(draw: st.DrawFn, number: str) -> Item:
    return Item(
        key=number,
        number=number,
        title="An item",
        kind=draw(st.sampled_from(ItemKind)),
        decision=draw(st.booleans()),
        committees=draw(st.frozensets(st.sampled_from(COMMITTEES), max_size=1)),
        route=draw(st.none() | st.sampled_from(Route)),
        stage=draw(st.none() | st.none() | st.sampled_from(Stage)),
        concerns=tuple(draw(st.lists(concerns(), min_size=draw(st.sampled_from([0, 1, 1, 1])), max_size=2, unique=True))),
    )


@st.composite
def sittings(draw: st.DrawFn, on: date, name: str) -> Sitting:
    seat = Seat(
        office=f"Seat of {name}",
        category=draw(st.sampled_from(SeatCategory)),
        voting=draw(st.booleans()),
        chair=draw(st.booleans()),
        committees=draw(st.frozensets(st.sampled_from(COMMITTEES), max_size=1)),
    )
    declared = tuple(draw(interests(on, f"{name}'s {number}")) for number in range(draw(st.sampled_from([0, 1, 1, 2, 3]))))
    confirmed = draw(st.sampled_from([on - timedelta(days=30)] * 3 + [None])) or draw(days(on))
    return Sitting(
        name, name, seat, vacant=draw(st.sampled_from([False] * 9 + [True])), confirmed=confirmed, interests=declared
    )


@st.composite
def rooms(draw: st.DrawFn, on: date) -> tuple[Sitting, ...]:
    """One or two people, the first of whom may sit a second time in another seat; and an author."""
    people = [draw(sittings(on, name)) for name in PEOPLE[: draw(st.integers(1, 2))]]
    if draw(st.sampled_from([True, False, False])):
        again = replace(people[0], key=(people[0].key, "again"), person=people[0].key, seat=people[-1].seat)
        people.append(again)
    if draw(st.sampled_from([True, False, False])):  # somebody wrote a paper and holds no seat
        people.append(replace(draw(sittings(on, PEOPLE[2])), only_for=frozenset({"1"})))
    return tuple(people)


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    """A meeting on a day that matters; two committees may meet in common, or jointly."""
    on = draw(st.sampled_from(DATES))
    kinds = draw(st.tuples(st.sampled_from([CommitteeKind.PCCC, CommitteeKind.JOINT]), st.just(CommitteeKind.PCCC)))
    met = draw(st.integers(1, 2))
    return Meeting(
        date=on,
        ccgs=CCGS[:met],
        committees=tuple(Committee(COMMITTEES[n], COMMITTEES[n], CCGS[n], kinds[n]) for n in range(met)),
        sittings=draw(rooms(on)),
        items=tuple(draw(items(str(number))) for number in range(1, draw(st.integers(2, 3)))),
        organisations=draw(organisations()),
        links=tuple(draw(st.lists(links(on), min_size=1, max_size=4))),
    )
