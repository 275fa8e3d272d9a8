"""Questions about matches that were dismissed: which the actor may read, which still hold, which wait for a second person."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where
from committees.meetings.models import Convening, ItemFor
from committees.organisations.facts import Link, Organisation
from committees.organisations.models import Link as LinkRow
from committees.organisations.models import Organisation as OrganisationRow
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from declarations.conflicts import permissions
from declarations.conflicts.models import Dismissal, Dismissals
from declarations.guidance.dismissals import Ground, changed, of_interest, of_link, of_party
from declarations.interests.gather import fact
from declarations.interests.models import Interest

WHOSE: Any = (
    Prefetch("item__meeting__convenings", Convening.objects.select_related("committee")),
    Prefetch("item__for_committees", ItemFor.objects.select_related("committee")),
)
TOLD = (
    *("person", "organisation", "practices_in", "interest__organisation", "item__meeting"),
    *("dismissed_by", "confirmed_by", "withdrawn_by"),
)


class State(StrEnum):
    """How a dismissal stands on a day."""

    PENDING = "pending"
    IN_FORCE = "in_force"
    LAPSED = "lapsed"  # a fact it rests on has changed
    OVER = "over"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Standing:
    """A dismissal with how it stands, and what has changed since where it has lapsed."""

    row: Dismissal
    state: State
    since_then: tuple[Ground, ...]


def dismissals_for(actor: Actor, *, on: date) -> list[Standing]:
    """Every dismissal that the actor may read, as each stands on the day, the latest first; six queries at most."""
    return standing([*_told(Dismissal.objects.visible_to(actor))], on=on)


def dismissal_for(actor: Actor, pk: UUID) -> Dismissal:
    """The dismissal, when the actor may read it. Raises Http404 otherwise."""
    found = _told(Dismissal.objects.visible_to(actor).filter(pk=pk)).first()
    if found is None:
        raise Http404("There is no such dismissal.")
    return found


def dismissal_to_take_back(actor: Actor, pk: UUID) -> Dismissal:
    """The same where it is taken back. Raises Http404, and NotAllowed for who may read it and not dismiss."""
    found = dismissal_for(actor, pk)
    permissions.may_dismiss(actor, person=found.person_id, where=where_of(found)).enforce()
    return found


def waiting_for(actor: Actor) -> list[Dismissal]:
    """Those pending that wait for this actor as the second person."""
    pending = _told(Dismissal.objects.visible_to(actor).pending())
    return [one for one in pending if may_be_confirmed_by(actor, one)]


def may_be_confirmed_by(actor: Actor, dismissal: Dismissal) -> bool:
    """Whether the actor may be the second person."""
    return bool(
        permissions.may_confirm(
            actor, person=dismissal.person_id, dismissed_by=dismissal.dismissed_by_id, where=where_of(dismissal)
        )
    )


def same_as(dismissal: Dismissal, *, on: date) -> Dismissal | None:
    """One that says the same of the same facts and has not ended."""
    alike = Dismissal.objects.filter(
        Q(until=None) | Q(until__gt=on),
        withdrawn_on=None,
        **{
            word: getattr(dismissal, word)
            for word in ("ccg_id", "interest_id", "scope", "organisation_id", "practices_in_id")
        },
        affected_class=dismissal.affected_class,
        topic=dismissal.topic,
    ).select_related("dismissed_by")
    return next((one for one in alike if one.rests_on == dismissal.rests_on), None)


def where_of(dismissal: Dismissal) -> Where:
    """What the policy is asked about: the committees at whose item the match came up, and their CCGs."""
    item = dismissal.item
    own = [row.committee for row in item.for_committees.all()]
    whose = own or [row.committee for row in item.meeting.convenings.all()]
    return Where(ccgs=frozenset(one.ccg_id for one in whose), committees=frozenset(one.pk for one in whose))


def standing(dismissals: Collection[Dismissal], *, on: date) -> list[Standing]:
    """How each stands on the day, with the facts as they are now."""
    now = _grounds_now(dismissals)
    return [_standing(one, now, on) for one in dismissals]


def _standing(row: Dismissal, now: Mapping[str, tuple[Ground, ...]], on: date) -> Standing:
    since_then = tuple(ground for about in row.rests_on for ground in _unlike(row, now.get(about, ())))
    if row.withdrawn_on is not None:
        return Standing(row, State.WITHDRAWN, ())
    if row.until is not None and row.until <= on:
        return Standing(row, State.OVER, ())
    if row.since is None:
        return Standing(row, State.PENDING, since_then)
    return Standing(row, State.LAPSED if since_then else State.IN_FORCE, since_then)


def _unlike(row: Dismissal, now: tuple[Ground, ...]) -> tuple[Ground, ...]:
    """What is not as it was; a link recorded twice, with different dates, is as it was when one of its rows is."""
    differing = changed(row.rests_on, now)
    return differing if len(differing) == len(now) else ()


def _grounds_now(dismissals: Iterable[Dismissal]) -> dict[str, tuple[Ground, ...]]:
    """The facts that any of them rests on, as they are now, by what they are of; three queries."""
    ids: dict[str, set[str]] = {"interest": set(), "link": set(), "party": set()}
    for one in dismissals:
        for about in one.rests_on:
            kind, key, *_ = about.split(" ")
            ids[kind].add(key)
    links = LinkRow.objects.filter(organisation__in=ids["link"]).select_related("organisation", "to")
    grounds = [of_interest(fact(row)) for row in Interest.objects.filter(pk__in=ids["interest"])]
    grounds += [_link(row) for row in links]
    grounds += [of_party(_organisation(row)) for row in OrganisationRow.objects.filter(pk__in=ids["party"])]
    found: dict[str, tuple[Ground, ...]] = {}
    for ground in grounds:
        found[ground.about] = (*found.get(ground.about, ()), ground)
    return found


def _link(row: LinkRow) -> Ground:
    ends = {end.pk: _organisation(end) for end in (row.organisation, row.to)}
    return of_link(Link(LinkKind(row.kind), row.organisation_id, row.to_id, row.since, row.until), ends)  # type: ignore[arg-type]


def _organisation(row: OrganisationRow) -> Organisation:
    return Organisation(row.pk, row.name, OrganisationKind(row.kind))


def _told(rows: Dismissals) -> Dismissals:
    return rows.select_related(*TOLD).prefetch_related(*WHOSE).order_by("-dismissed_on", "pk")
