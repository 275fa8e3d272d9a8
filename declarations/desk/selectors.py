"""Questions behind the first page, in the same number of queries however many people and items there are."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from coi_register import clock
from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.models import RoleAsked, StepLost
from coi_register.accounts.policy import roles_that_may
from coi_register.accounts.selectors import roles_waiting_for, steps_waiting_for
from committees.meetings.models import Meeting
from committees.people.models import Person
from declarations.adoption.models import Variation
from declarations.adoption.selectors import drafts_waiting_for
from declarations.breaches.models import Breach
from declarations.breaches.selectors import waiting_for as breaches_waiting_for
from declarations.campaigns.models import Campaign
from declarations.campaigns.selectors import campaigns_for
from declarations.campaigns.selectors.progress import Progress, progress_of, waits_for
from declarations.campaigns.vocabulary import State
from declarations.changes.selectors.hindsight import unsettled
from declarations.changes.selectors.news import News, news_for
from declarations.conflicts.models import Dismissal, Ruling
from declarations.conflicts.selectors import Assessed, assessed, waiting_for
from declarations.gifts.gather import Judged
from declarations.gifts.selectors import waiting_for as offers_waiting_for
from declarations.guidance.local import book_under
from declarations.guidance.vocabulary import Step
from declarations.interests.clocks import Freshness, freshness
from declarations.interests.selectors import Word, last_word, people_with_last_word
from declarations.minutes import selectors as minutes
from declarations.packs.selectors import Exposed, exposed_for
from declarations.preparing.selectors import Member, own
from declarations.registers.models import Withholding
from declarations.registers.selectors import keeping as registers
from declarations.review.models import Query
from declarations.review.selectors.waiting import Waiting, asked_of, only, to_attest
from declarations.review.selectors.waiting import waiting_for as waiting_for_review
from declarations.review.vocabulary import FOR_THE_REVIEWER, Waits

MEETINGS_AHEAD = 3
RULINGS_LOOKED_BACK_AT = timedelta(days=365)
OVERSEERS = (Role.OFFICER, Role.GUARDIAN)


@dataclass(frozen=True, slots=True)
class Lapsed:
    """Somebody whose declaration cannot be relied on any more, and the day of their last word."""

    person: UUID
    name: str
    last: date | None


@dataclass(frozen=True, slots=True)
class Own:
    """The actor’s own declarations: their last word, whether it still holds, and the first meeting for which it will not."""

    person: UUID
    word: Word
    freshness: Freshness
    lapses_by: date | None
    asked: tuple[Query, ...] = ()  # questions that wait for their answer
    to_attest: int = 0  # interests that an officer read from paper


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything an actor’s first page is made from."""

    actor: Actor
    on: date
    meetings: tuple[Assessed, ...]  # the next ones the actor may know of
    lapsed: tuple[Lapsed, ...]  # for those who watch over declarations
    lighter: tuple[Ruling, ...]  # for the Guardian: rulings that asked less than was proposed
    waiting: tuple[Dismissal, ...]  # dismissed matches that wait for this actor as the second person
    own: Own | None
    steps: tuple[StepLost, ...] = ()  # second steps said to be lost, which wait for this actor
    roles: tuple[RoleAsked, ...] = ()  # roles somebody else asked for, which wait for this actor
    drafts: tuple[Variation, ...] = ()  # rules of the CCG's own that wait for this actor as the second person
    news: tuple[News, ...] = ()  # meetings to come at which answers changed since the actor looked
    to_review: tuple[Waiting, ...] = ()  # declarations that wait for this actor as their reviewer
    offers: tuple[Judged, ...] = ()  # offers on which this actor may say, as somebody senior, whether they may be accepted
    breaches: tuple[Breach, ...] = ()  # for the Guardian: possible breaches to assess
    asked: tuple[Campaign, ...] = ()  # open campaigns that wait for an answer of the actor's own
    campaigns: tuple[Progress, ...] = ()  # for those who follow them: the open ones, as they stand
    withheld: tuple[Withholding, ...] = ()  # requests to withhold that wait for this actor as the Guardian
    heard: Mapping[UUID, Member] = field(default_factory=dict)  # by meeting at which they sit: what they are asked, and said
    exposed: tuple[Exposed, ...] = ()  # for the Guardian: what was withheld from somebody who had opened it before
    to_approve: tuple[Meeting, ...] = ()  # minutes that wait for this actor, who presided
    to_write: tuple[Meeting, ...] = ()  # for the secretary: minutes that were not sent round yet
    unsettled: int = 0  # for the Guardian: what would have been different, and waits to be looked into

    def has(self, *roles: Role) -> bool:
        """Whether the actor holds any of the roles anywhere."""
        return any(right.role in roles for right in self.actor.rights)


def desk_of(actor: Actor) -> Desk:
    """What lies on the actor’s desk on their day."""
    on = actor.on or clock.today()
    meetings = tuple(found for pk in _next_meetings(actor, on) if (found := assessed(pk)))
    return Desk(
        actor=actor,
        on=on,
        meetings=meetings,
        lapsed=tuple(_lapsed(actor, on)) if actor.ccgs(OVERSEERS) else (),
        withheld=tuple(registers.waiting_for(actor)) if actor.ccgs([Role.GUARDIAN]) else (),
        lighter=tuple(_lighter(actor, on)),
        waiting=tuple(waiting_for(actor)) if actor.ccgs(roles_that_may("dismiss_match", "c", "k")) else (),
        own=_own(actor, on, meetings),
        heard=dict(_heard(actor, meetings)),
        news=tuple(news_for(actor, on=on)),
        offers=tuple(offers_waiting_for(actor)),
        breaches=tuple(breaches_waiting_for(actor)),
        exposed=tuple(exposed_for(actor, on=on)) if actor.ccgs([Role.GUARDIAN]) else (),
        unsettled=unsettled(actor),
        drafts=tuple(drafts_waiting_for(actor)),
        steps=tuple(steps_waiting_for(actor, on=on)),
        to_review=tuple(_to_review(actor, on)),
        asked=tuple(waits_for(actor, on=on)),
        campaigns=tuple(progress_of(one, on=on) for one in campaigns_for(actor).filter(state=State.OPEN)),
        roles=tuple(roles_waiting_for(actor, on=on)),
        to_approve=tuple(minutes.to_approve(actor)),
        to_write=tuple(minutes.to_write(actor)) if actor.committees([Role.SECRETARY]) else (),
    )


def _next_meetings(actor: Actor, on: date) -> list[UUID]:
    planned = Meeting.objects.visible_to(actor).filter(state=Meeting.State.PLANNED, on__gte=on)
    return [*planned.order_by("on", "starts_at", "pk").values_list("pk", flat=True)[:MEETINGS_AHEAD]]


def _heard(actor: Actor, meetings: Collection[Assessed]) -> Iterator[tuple[UUID, Member]]:
    """What the actor is asked before each meeting at which they sit, and has said."""
    for found in meetings:
        if actor.person and sits_at(actor, found):
            member = own(found, actor.person, items=[item.key for item in found.items_for(actor)])
            if member is not None:
                yield found.gathered.meeting, member


def _lapsed(actor: Actor, on: date) -> list[Lapsed]:
    people = people_with_last_word(actor, on=on).filter(ccg__in=actor.ccgs(OVERSEERS))
    return [Lapsed(person.pk, person.name, person.last_word) for person in people if _is_lapsed(person, on)]  # type: ignore[attr-defined]


def _is_lapsed(person: Person, on: date) -> bool:
    """By the rule book of their own CCG."""
    book = book_under(person.local_book)  # type: ignore[attr-defined]
    last: date | None = person.last_word  # type: ignore[attr-defined]
    return freshness(last, on=on, book=book) in (Freshness.OUT_OF_DATE, Freshness.NONE_MADE)


def _to_review(actor: Actor, on: date) -> list[Waiting]:
    """Nothing for those who only read reviews."""
    if not actor.ccgs(roles_that_may("review_declaration", "c", "s")):
        return []
    return only(waiting_for_review(actor, on=on), *FOR_THE_REVIEWER, Waits.UNMATCHED)


def _lighter(actor: Actor, on: date) -> list[Ruling]:
    """For the Guardian: the rulings in force that asked less than was proposed at the time, the latest first."""
    ccgs = actor.ccgs([Role.GUARDIAN])
    if not ccgs:
        return []
    rulings = (
        Ruling.objects.visible_to(actor)
        .filter(item__meeting__ccg__in=ccgs, at__date__gte=on - RULINGS_LOOKED_BACK_AT, followed_by=None)
        .exclude(proposed_step=None)
    )
    found = rulings.select_related("item__meeting", "person", "ruled_by").order_by("-at")
    return [ruling for ruling in found if _weight(ruling.step) < _weight(ruling.proposed_step)]


def _weight(step: str | None) -> int:
    return Step(step).weight if step else -1


def _own(actor: Actor, on: date, meetings: Collection[Assessed]) -> Own | None:
    person = Person.objects.filter(pk=actor.person).first() if actor.person else None
    if person is None:
        return None
    word = last_word(person, on=on)
    ahead = (found.meeting.date for found in meetings if sits_at(actor, found))
    lapses = (day for day in ahead if freshness(word.on, on=day, book=word.book) is Freshness.OUT_OF_DATE)
    return Own(
        person=person.pk,
        word=word,
        freshness=freshness(word.on, on=on, book=word.book),
        lapses_by=next(lapses, None),
        asked=tuple(asked_of(person)),
        to_attest=to_attest(person).count(),
    )


def sits_at(actor: Actor, found: Assessed) -> bool:
    """Whether the actor holds a seat at the meeting; who only stands by does not."""
    return any(
        (sitting.person or sitting.key) == actor.person for sitting in found.meeting.sittings if not sitting.stands_by
    )
