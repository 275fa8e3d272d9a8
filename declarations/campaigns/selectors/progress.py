"""How each of the people asked stands on a day: who answered, who left meanwhile, who was written to; in one query."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Least

from coi_register.accounts.actors import Actor
from declarations.campaigns.models import Asked, Campaign, Reminder
from declarations.campaigns.selectors.cohort import seats_asked
from declarations.campaigns.vocabulary import Standing, State
from declarations.interests.models import Confirmation, Interest, people_read_by


@dataclass(frozen=True, slots=True)
class Reply:
    """One of the people asked; `answered` is the day of their first word since the campaign opened."""

    asked: UUID
    person: UUID
    name: str
    seats: str
    standing: Standing
    answered: date | None
    left: date | None
    last_letter: date | None
    has_left_us: bool  # whether that letter was taken by the mail server
    has_account: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """A campaign and everybody it asked, by name, as things stood on a day."""

    campaign: Campaign
    on: date
    replies: tuple[Reply, ...]

    def count(self, *standings: Standing) -> int:
        """How many stand so."""
        counted = Counter(reply.standing for reply in self.replies)
        return sum(counted[standing] for standing in standings)


def progress_of(campaign: Campaign, *, on: date) -> Progress:
    """How a campaign that was opened stands; one that is closed, as its report keeps it."""
    is_closed = campaign.state == State.CLOSED
    asked = Asked.objects.filter(campaign=campaign).select_related("person__user", "result").order_by("person__name", "pk")
    rows = _written_to(asked) if is_closed else _answered(campaign, _written_to(asked), on=on)
    return Progress(campaign, on, tuple(_reply(row, campaign, is_closed=is_closed) for row in rows))


def _reply(row: Any, campaign: Campaign, *, is_closed: bool) -> Reply:
    answered, left = (row.result.answered_on, row.result.left_on) if is_closed else (row.answered, _left(row))
    return Reply(
        asked=row.pk,
        person=row.person_id,
        name=row.person.name,
        seats=row.seats,
        standing=standing(answered, left, due=campaign.due_on),
        answered=answered,
        left=left,
        last_letter=row.last_letter,
        has_left_us=row.letter_left is not None,
        has_account=row.person.user is not None and row.person.user.is_active,
    )


def standing(answered: date | None, left: date | None, *, due: date) -> Standing:
    """How somebody stands who answered, or left, on these days."""
    if answered is not None:
        return Standing.ANSWERED if answered <= due else Standing.LATE
    return Standing.LEFT if left is not None else Standing.WAITING


def _left(row: Any) -> date | None:
    """The day on which the last of the seats ended that they held when it opened; None while they hold one."""
    return row.seat_ended if row.sat and not row.sits else None


def _answered(campaign: Campaign, rows: QuerySet[Asked], *, on: date) -> QuerySet[Asked]:
    """With the day of the first word since the campaign opened, and whether each still sits where they did."""
    assert campaign.opened_on is not None
    said = _first(Confirmation.objects.filter(on__gte=campaign.opened_on, on__lte=on), "on")
    declared = _first(Interest.objects.filter(declared_on__gte=campaign.opened_on, declared_on__lte=on), "declared_on")
    theirs = {"person": OuterRef("person")}
    sat = seats_asked(campaign, on=campaign.opened_on).filter(**theirs)
    ended = sat.order_by().values("person").annotate(last=Max(Coalesce("until", "seat__until"))).values("last")
    return rows.annotate(
        answered=Least(Coalesce(said, declared), Coalesce(declared, said)),  # on SQLite the least is null when either is
        sat=Exists(sat),
        sits=Exists(seats_asked(campaign, on=on).filter(**theirs)),
        seat_ended=Subquery(ended[:1]),
    )


def _first(rows: QuerySet[Any, Any], day: str) -> Subquery:
    return Subquery(rows.filter(person=OuterRef("person")).order_by(day).values(day)[:1])


def _written_to(rows: QuerySet[Asked]) -> QuerySet[Asked]:
    last = Reminder.objects.filter(asked=OuterRef("pk")).order_by("-on")
    return rows.annotate(
        last_letter=Subquery(last.values("on")[:1]), letter_left=Subquery(last.values("letter__sent_at")[:1])
    )


def readable(actor: Actor, progress: Progress) -> frozenset[UUID]:
    """Those of the people asked whose declarations the actor may open."""
    asked = [reply.person for reply in progress.replies]
    return frozenset(people_read_by(actor).filter(pk__in=asked).values_list("pk", flat=True))


def waits_for(actor: Actor, *, on: date) -> list[Campaign]:
    """The open campaigns that ask the actor themselves and have no answer of theirs yet, the nearest date first."""
    if actor.person is None:
        return []
    mine = Asked.objects.filter(person=actor.person, campaign__state=State.OPEN).select_related("campaign__ccg")
    return [row.campaign for row in mine.order_by("campaign__due_on") if _waits(row, on)]


def _waits(row: Asked, on: date) -> bool:
    found: Any = _answered(row.campaign, Asked.objects.filter(pk=row.pk), on=on).get()
    return found.answered is None and _left(found) is None


def still_waits(row: Asked, *, on: date) -> bool:
    """Whether a letter to one of the people asked still says what is so."""
    return row.campaign.state == State.OPEN and _waits(row, on)
