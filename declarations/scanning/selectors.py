"""What the papers of an item name, as its officer is offered it; worked out anew each time, for registers and papers change."""

from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from django.db.models import Q

from coi_register.accounts.actors import Actor
from coi_register.dates import q_in_force
from committees.meetings.models import Item
from committees.meetings.selectors import people_of
from committees.meetings.suggestions import MOVES_PATIENTS
from committees.organisations.models import Link, Organisation
from committees.organisations.selectors import name_on, neighbours_of, state_on
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from committees.papers.selectors import papers_of, texts_of
from committees.people.models import Person
from declarations.scanning.facts import Offer, Search
from declarations.scanning.gather import names_of_organisations, names_of_people
from declarations.scanning.models import NoParty
from declarations.scanning.naming import How
from declarations.scanning.searching import Met, search, unsearched

GROUPS = (OrganisationKind.NETWORK, OrganisationKind.FEDERATION, OrganisationKind.SUPER_PARTNERSHIP)
MOST_NAMESAKES = 3  # of other CCGs, where none of this name is near


def search_of(actor: Actor, item: Item) -> Search:
    """Everything the item's papers name. A fixed number of queries, whatever is found."""
    papers = papers_of(item)
    texts = texts_of(paper.current for paper in papers if paper.current)
    organisations, people = names_of_organisations(), names_of_people(actor, item.meeting)
    met = search(papers, texts, [organisations, people])
    rows = _organisations(key for key, is_person in met.is_person.items() if not is_person)
    offers = [*_of_organisations(met, rows, item), *_of_people(met, actor, item)]
    said = {key for concern in item.concerns.all() if (key := concern.organisation_id or concern.person_id)}
    aside = {key: row.because for row in NoParty.objects.filter(item=item) if (key := row.organisation_id or row.person_id)}
    open_ones = [one for one in offers if one.key not in said and one.key not in aside]
    beside = _beside(item, [row for row in rows.values() if met.how[row.pk] is not How.NEAR], {*said, *aside, *met.how})
    return Search(
        named=tuple(one for one in open_ones if one.how is not How.NEAR),
        near=tuple(one for one in open_ones if one.how is How.NEAR),
        beside=tuple(beside),
        said=tuple(one for one in offers if one.key in said),
        put_aside=tuple((one, aside[one.key]) for one in offers if one.key in aside),
        unsearched=tuple(unsearched(papers, texts)),
        papers=len(texts),
        pages=sum(1 for pages in texts.values() for page in pages if page),
        names=len(organisations[0]) + len(people[0]),
    )


def _organisations(keys: Iterator[UUID]) -> dict[UUID, Organisation]:
    return Organisation.objects.prefetch_related("names", "memberships").in_bulk([*keys])


def _of_organisations(met: Met, rows: dict[UUID, Organisation], item: Item) -> list[Offer]:
    near_by = {committee.ccg_id for committee in item.meeting.committees}  # their own names stand on every page
    offers = [
        Offer(row.pk, False, row.name, _tells(row, item.meeting.on), met.how[row.pk], tuple(met.places[row.pk]))
        for row in rows.values()
        if row.pk not in near_by and _may_be_meant(row, rows, met, near_by)
    ]
    return sorted(offers, key=_order)


def _may_be_meant(row: Organisation, rows: dict[UUID, Organisation], met: Met, near_by: Collection[UUID]) -> bool:
    """Of several practices that share the name on the page, those near by; whoever is named by a code is meant for certain."""
    if met.how[row.pk] is How.CODE:
        return True
    alike = [other for other in rows.values() if met.places[other.pk][0] == met.places[row.pk][0]]
    ours = [other for other in alike if _is_ours(other, near_by)]
    return row in ours if ours else len(alike) <= MOST_NAMESAKES


def _is_ours(row: Organisation, near_by: Collection[UUID]) -> bool:
    """A member of a CCG that meets, now or once; or a body that is no CCG's member."""
    ccgs = {membership.ccg_id for membership in row.memberships.all()}
    return not ccgs or bool(ccgs & {*near_by})


def _of_people(met: Met, actor: Actor, item: Item) -> list[Offer]:
    wanted = [key for key, is_person in met.is_person.items() if is_person]
    rows = people_of(actor, item.meeting).filter(pk__in=wanted)
    return [
        Offer(row.pk, True, row.name, row.position, met.how[row.pk], tuple(met.places[row.pk]))
        for row in rows.order_by("name", "pk")
    ]


def _beside(item: Item, named: list[Organisation], known: set[UUID]) -> Iterator[Offer]:
    """What goes with those named or said: the groups of a practice, a successor, and neighbours where patients may move."""
    parties = {row.pk: row for row in named}
    parties |= {concern.organisation.pk: concern.organisation for concern in item.concerns.all() if concern.organisation}
    on, offered = item.meeting.on, set(known)
    for other, because in (*_tied(parties, on), *_near_by(item, parties, on)):
        if other.pk not in offered:
            offered.add(other.pk)
            yield Offer(other.pk, False, other.name, _tells(other, on), How.NAME, because=because)


def _tied(parties: dict[UUID, Organisation], on: date) -> Iterator[tuple[Organisation, str]]:
    begun = Q(since=None) | Q(since__lte=on)
    member = Q(q_in_force(on), kind=LinkKind.MEMBER_OF, to__kind__in=GROUPS)
    links = Link.objects.filter(member | Q(begun, kind=LinkKind.SUCCEEDED_BY), organisation__in=parties)
    for link in links.select_related("to").order_by("to__name", "organisation__name"):
        name = parties[link.organisation_id].name
        yield link.to, f"{name} is a member of it." if link.kind == LinkKind.MEMBER_OF else f"{name} was succeeded by it."


def _near_by(item: Item, parties: dict[UUID, Organisation], on: date) -> Iterator[tuple[Organisation, str]]:
    if item.kind not in MOVES_PATIENTS:
        return
    practices = [row for row in parties.values() if row.kind == OrganisationKind.GP_PRACTICE]
    for row in neighbours_of(practices, on):
        yield row, "It is a practice near by, to which patients may move."


def _tells(row: Organisation, on: date) -> str:
    """What tells it from its namesakes, and what it is called today where that is not its name."""
    then = name_on(row, on)
    called = f"then called {then}" if then != row.name else ""
    parts = (row.get_kind_display(), row.ods_code or row.company_number or "", row.postcode, called, state_on(row, on))
    return ", ".join(part for part in parts if part)


def _order(offer: Offer) -> tuple[int, str, str]:
    return (-len(offer.places), offer.name.casefold(), str(offer.key))


def parties_by_key(actor: Actor, item: Item, keys: Collection[UUID]) -> list[Organisation | Person]:
    """The rows of offers that were chosen."""
    people = people_of(actor, item.meeting).filter(pk__in=keys)
    return [*Organisation.objects.visible_to(actor).filter(pk__in=keys), *people]
