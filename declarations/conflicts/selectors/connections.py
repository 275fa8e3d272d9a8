"""Who on which committee declared an interest that reaches an organisation, and by which way."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import roles_that_may
from coi_register.dates import q_in_force
from committees.meetings.vocabulary import ItemKind
from committees.organisations import facts as organisations
from committees.organisations.facts import Key
from committees.organisations.gather import links_round
from committees.organisations.links import Links, Reach
from committees.organisations.models import Organisation
from committees.organisations.permissions import may_see_connections
from committees.organisations.selectors import organisation_for
from committees.organisations.vocabulary import OrganisationKind
from committees.seats.models import Holding
from declarations.guidance.dates import Standing, standing_of
from declarations.guidance.facts import Interest
from declarations.guidance.findings import Stretch
from declarations.guidance.ladder import proposal
from declarations.guidance.matching import KINDS
from declarations.guidance.paths import way_along, ways_in
from declarations.guidance.rulebook import RuleBook, load
from declarations.guidance.rules import Rule
from declarations.guidance.situation import Situation
from declarations.interests.gather import fact, last_word
from declarations.interests.models import Interest as InterestRow


@dataclass(frozen=True, slots=True)
class Way:
    """One declared interest and the path by which it reaches the organisation; `exception`: the rule that says it does not."""

    interest: Interest
    path: tuple[Stretch, ...]
    exception: Rule | None = None


@dataclass(frozen=True, slots=True)
class Seated:
    """One person and the seats they hold; what they said last, and what they declared in words only."""

    person: UUID
    name: str
    holdings: tuple[Holding, ...]
    last_word: date | None
    ways: tuple[Way, ...] = ()
    in_words_only: int = 0


@dataclass(frozen=True, slots=True)
class Connections:
    """Everybody on the committees whose connections the actor may see, on a day."""

    organisation: Organisation
    on: date
    people: tuple[Seated, ...]


def connections_for(actor: Actor, pk: UUID, *, on: date) -> Connections:
    """Who is connected to an organisation; the same four queries whatever its family. Raises Http404 and NotAllowed."""
    organisation = organisation_for(actor, pk)
    may_see_connections(actor).enforce()
    links, tied = links_round([pk], on)
    itself = organisations.Organisation(pk, organisation.name, OrganisationKind(organisation.kind))
    known = {each.key: each for each in (itself, *tied.values())}
    held = _holdings(actor, on)
    declared = _declared({holding.person_id for holding in held}, known, on)
    reach = _Reach(pk, Links(links, known, on), load().in_force(on), known)
    return Connections(organisation, on, tuple(_people(held, declared, reach)))


@dataclass(frozen=True, slots=True)
class _Reach:
    """What reaches one organisation, through the links of a day."""

    to: UUID
    links: Links
    book: RuleBook
    known: Mapping[Key, organisations.Organisation]

    def ways(self, declared: Iterable[Interest]) -> Iterator[Way]:
        for interest in declared:
            reached = self.links.reached_from(interest.organisation) if interest.organisation else ()
            for reach in (one for one in reached if one.organisation == self.to):
                along = way_along(interest.organisation, reach, lambda key: self.known[key].name)
                yield Way(interest, (*ways_in(interest), *along), self._exception(interest, reach))

    def _exception(self, interest: Interest, reach: Reach) -> Rule | None:
        """The rule under which this is no conflict, even where a contract is awarded: a patient gains nothing from a company."""
        situation = Situation(
            touch=KINDS[reach.tie],
            item=ItemKind.CONTRACT_AWARD,
            decision=True,
            category=interest.category,
            direct=interest.direct,
            role=interest.role,
            declared_in=self.known[interest.organisation].kind,
            ties=frozenset(link.kind for link in reach.links),
        )
        return proposal(self.book, situation).exception


def _people(held: Iterable[Holding], declared: Mapping[UUID, list[Interest]], reach: _Reach) -> Iterator[Seated]:
    by_person: dict[UUID, list[Holding]] = defaultdict(list)
    for holding in held:
        by_person[holding.person_id].append(holding)
    for person, holdings in by_person.items():
        interests = declared.get(person, [])
        yield Seated(
            person=person,
            name=holdings[0].person.name,
            holdings=tuple(holdings),
            last_word=holdings[0].last_word,  # type: ignore[attr-defined]
            ways=tuple(reach.ways(interests)),
            in_words_only=sum(not interest.organisation for interest in interests),
        )


def _holdings(actor: Actor, on: date) -> list[Holding]:
    """Who sits, deputies too, on the committees whose connections the actor may see."""
    ccgs = actor.ccgs(roles_that_may("see_connections", "c"))
    committees = actor.committees(roles_that_may("see_connections", "k"))
    theirs = Q(seat__committee__ccg__in=ccgs) | Q(seat__committee__in=committees)
    held = Holding.objects.filter(q_in_force(on), q_in_force(on, "seat__"), theirs)
    return [
        *held.select_related("person", "seat__committee__ccg")
        .annotate(last_word=last_word("person", on=on))
        .order_by("person__name", "person", "seat__committee__name", "seat__order")
    ]


def _declared(people: Iterable[UUID], known: Iterable[Key], on: date) -> dict[UUID, list[Interest]]:
    """By person, what still counts on the day, in an organisation of the family or in words only."""
    in_words_only = Q(organisation=None, affected_class=None) & (Q(topic=None) | Q(topic=""))
    rows = InterestRow.objects.filter(Q(organisation__in=known) | in_words_only, person__in=people).exclude(
        declared_on__gt=on
    )
    book, declared = load().in_force(on), defaultdict(list)
    for row in rows.order_by("since", "pk"):
        interest = fact(row)
        if standing_of(interest, on=on, book=book) in (Standing.HELD, Standing.ENDED_LATELY):
            declared[row.person_id].append(interest)
    return declared
