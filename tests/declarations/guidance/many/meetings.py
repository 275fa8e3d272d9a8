"""Meetings of every shape that the facts allow, in a small world where most things meet."""

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

CCGS = ("Wexbridge", "Ambermouth")
KINDS = {
    **{f"Practice {n}": OrganisationKind.GP_PRACTICE for n in range(5)},
    "Group": OrganisationKind.SUPER_PARTNERSHIP,
    "Federation": OrganisationKind.FEDERATION,
    "Network": OrganisationKind.NETWORK,
    "Company": OrganisationKind.COMPANY,
    "Rival": OrganisationKind.COMPANY,
    "Trust": OrganisationKind.TRUST,
    "Pharmacy": OrganisationKind.PHARMACY,
    "Dentist": OrganisationKind.DENTAL,
    "College": OrganisationKind.PROFESSIONAL_BODY,
}
TOPICS = ("dermatology", "community dermatology", "eye care", "—")
NAMES = st.sampled_from([*KINDS, "Nobody knows"])
ON = st.sampled_from(
    [date(2012, 6, 1), date(2014, 3, 1), date(2017, 6, 15), date(2018, 3, 1), date(2021, 8, 31), date(2024, 5, 1)]
)


def or_none(words: st.SearchStrategy) -> st.SearchStrategy:
    return st.none() | words


def of(words: type) -> st.SearchStrategy:
    return st.sampled_from(list(words))


@st.composite
def meetings(draw: st.DrawFn) -> Meeting:
    on = draw(ON)
    near = or_none(st.integers(-500, 60).map(lambda days: on + timedelta(days=days)))
    committees = draw(st.lists(_committees(), max_size=3, unique_by=lambda each: each.key))
    recently = near | st.integers(-200, 0).map(lambda days: on + timedelta(days=days))  # or nobody can tell anything
    sittings = draw(st.lists(_sittings(near, recently, committees), min_size=1, max_size=4, unique_by=lambda each: each.key))
    items = draw(st.lists(_items(committees), min_size=1, max_size=5, unique_by=lambda each: each.key))
    return Meeting(
        date=on,
        ccgs=tuple(sorted({each.ccg for each in committees})) or CCGS[:1],
        committees=tuple(committees),
        sittings=tuple(sittings),
        items=tuple(items),
        organisations={
            key: Organisation(key, key, kind, draw(or_none(st.sampled_from(CCGS)))) for key, kind in KINDS.items()
        },
        links=tuple(draw(st.lists(_links(near), max_size=12))),
    )


def _links(near: st.SearchStrategy) -> st.SearchStrategy:
    ends = st.tuples(st.sampled_from(list(KINDS)), st.sampled_from(list(KINDS))).filter(lambda two: two[0] != two[1])
    return st.builds(lambda kind, two, since, until: Link(kind, *two, since, until), of(LinkKind), ends, near, near)


def _committees() -> st.SearchStrategy:
    return st.builds(
        lambda key, ccg, kind: Committee(key, key, ccg, kind),
        st.sampled_from(["A", "B", "C"]),
        st.sampled_from(CCGS),
        of(CommitteeKind),
    )


def _some_of(committees: list[Committee]) -> st.SearchStrategy:
    keys = [each.key for each in committees]
    return st.frozensets(st.sampled_from(keys)) if keys else st.just(frozenset())


def _sittings(near: st.SearchStrategy, recently: st.SearchStrategy, committees: list[Committee]) -> st.SearchStrategy:
    return st.builds(
        lambda key, person, category, chair, committees, vacant, only_for, confirmed, interests: Sitting(
            key=key,
            person=person,
            only_for=only_for,
            name=key,
            seat=Seat("Member", category, True, chair=chair, committees=committees),
            vacant=vacant,
            confirmed=confirmed,
            interests=tuple(interests),
        ),
        key=st.sampled_from(["m1", "m2", "m3", "m4"]),
        person=st.sampled_from([None, None, "m1"]),
        only_for=st.none() | st.none() | st.frozensets(st.integers(1, 9)),
        category=of(SeatCategory),
        chair=st.booleans(),
        committees=_some_of(committees),
        vacant=st.sampled_from([False, False, False, True]),
        confirmed=recently,
        interests=st.lists(_interests(near), max_size=4, unique_by=lambda each: each.key),
    )


@st.composite
def _interests(draw: st.DrawFn, near: st.SearchStrategy) -> Interest:
    lies_in = draw(st.sampled_from(["organisation", "organisation", "affected_class", "topic", "text", "two"]))
    direct = draw(st.booleans())
    return Interest(
        key=draw(st.integers(1, 12)),
        category=draw(of(InterestCategory)),
        direct=direct,
        relationship=None if direct else draw(of(Relationship)),
        role=draw(or_none(of(InterestRole))),
        organisation=draw(NAMES) if lies_in in ("organisation", "two") else None,
        affected_class=draw(of(AffectedClass)) if lies_in in ("affected_class", "two") else None,
        topic=draw(st.sampled_from(TOPICS)) if lies_in == "topic" else None,
        text="Something",
        began=draw(near),
        ended=draw(near),
        mitigation=draw(or_none(of(Step))),
    )


def _items(committees: list[Committee]) -> st.SearchStrategy:
    return st.builds(
        lambda key, kind, decision, route, stage, concerns, committees: Item(
            key=key,
            title="An item",
            kind=kind,
            decision=decision,
            route=route,
            stage=stage,
            concerns=tuple(concerns),
            committees=committees,
        ),
        key=st.integers(1, 9),
        kind=of(ItemKind),
        decision=st.booleans(),
        route=or_none(of(Route)),
        stage=or_none(of(Stage)),
        concerns=st.lists(_concerns(), max_size=3),
        committees=_some_of(committees),
    )


def _concerns() -> st.SearchStrategy:
    networks = st.lists(NAMES, min_size=1, max_size=2, unique=True).map(tuple)
    return st.one_of(
        st.builds(lambda key, part: Concern(organisation=key, part_played=part), NAMES, or_none(of(PartPlayed))),
        st.builds(lambda affected: Concern(affected_class=affected), of(AffectedClass)),
        st.builds(lambda keys: Concern(practices_in=keys), networks),
        st.builds(lambda topic: Concern(topic=topic), st.sampled_from(TOPICS)),
        st.builds(lambda key: Concern(person=key), st.sampled_from(["m1", "m2"])),
        st.just(Concern(unidentified="A bidder to be named")),
    )
