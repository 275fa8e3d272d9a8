"""One person's page: how up to date they are, what they declared, where they sit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import roles_that_may
from coi_register.nhsuk.words import day, span
from committees.people.models import Person
from committees.people.permissions import may_relate
from committees.seats.models import Holding
from declarations.interests import clocks, permissions
from declarations.interests.cards import Action, Card, card
from declarations.interests.clocks import Freshness
from declarations.interests.models import Interest
from declarations.interests.presenters.tags import Tag, tag_of
from declarations.interests.selectors import Word


@dataclass(frozen=True, slots=True)
class SeatRow:
    committee: str
    href: str | None  # None: another CCG's committee, whose page this actor may not read
    office: str
    span: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    name: str
    position: str
    standing: str
    tag: Tag
    held: str
    seats: tuple[SeatRow, ...]
    cards: tuple[Card, ...]
    keys: tuple[UUID, ...]  # of the interests on the cards
    ended: tuple[Card, ...]
    actions: tuple[Action, ...]
    history: str
    as_at: str
    withhold: str  # empty for whoever may not ask for it
    relations: str  # empty for whoever does not keep them
    is_own: bool


def person_page(
    actor: Actor, person: Person, interests: Sequence[Interest], seats: Iterable[Holding], word: Word, *, on: date
) -> PersonPage:
    """One person's page, as this actor may see and use it."""
    standing = [interest for interest in interests if interest.until is None or interest.until > on]
    ended = [interest for interest in interests if interest not in standing]
    state = clocks.freshness(word.on, on=on, book=word.book)
    return PersonPage(
        name=person.name,
        position=", ".join(part for part in (person.position, str(person.ccg)) if part),
        standing=standing_in_words(person, word, state, count=len(standing)),
        tag=tag_of(state),
        held=_held(word, len(standing)),
        seats=tuple(_seat(holding, actor) for holding in seats),
        cards=tuple(card(interest, actor) for interest in standing),
        keys=tuple(interest.pk for interest in standing),
        ended=tuple(card(interest, actor) for interest in ended),
        actions=_actions_for(actor, person, any_standing=bool(standing)),
        history=reverse("person_history", args=[person.pk]),
        as_at=reverse("person_as_at", args=[person.pk]),
        withhold=reverse("ask_to_withhold", args=[person.pk]) if permissions.may_declare(actor, person) else "",
        relations=reverse("relations", args=[person.pk]) if may_relate(actor, person) else "",
        is_own=actor.person == person.pk,
    )


def standing_in_words(person: Person, word: Word, state: Freshness, *, count: int) -> str:
    """How up to date the declarations are; no declaration is never the same as no interests."""
    match state:
        case Freshness.NONE_MADE:
            return f"No declaration made. Nobody can tell whether {person} has interests."
        case Freshness.OUT_OF_DATE:
            return f"Last declared or confirmed on {day(word.on)}. It is out of date: nobody can rely on it."
        case Freshness.CANNOT_TELL:
            return f"Last declared or confirmed on {day(word.on)}. No rule in force says how long that holds."
        case Freshness.UP_TO_DATE:
            return f"Last declared or confirmed on {day(word.on)}."


def _held(word: Word, count: int) -> str:
    if count:
        return ""
    if word.nil:
        return f"No interests, confirmed on {day(word.on)}."  # R2.6: never an empty table
    return f"No interests are held now. The last word was on {day(word.on)}." if word.on else "None declared."


def _seat(holding: Holding, actor: Actor) -> SeatRow:
    committee = holding.seat.committee
    deputy = " (deputy)" if holding.deputy else ""
    readable = committee.ccg_id in actor.ccgs(roles_that_may("read_committee", "c"))
    return SeatRow(
        str(committee),
        reverse("committee", args=[committee.pk]) if readable else None,
        f"{holding.seat.office}{deputy}",
        span(holding.since, holding.until),
    )


def _actions_for(actor: Actor, person: Person, *, any_standing: bool) -> tuple[Action, ...]:
    if not permissions.may_declare(actor, person):
        return ()
    start = reverse("declare")
    if permissions.drafts_from_paper(actor, person):
        add: Action = ("Add an interest from paper", f"{start}?for={person.pk}")
        confirm = "Confirm from paper"
    else:
        add = ("Declare an interest", start)
        confirm = "Check that they are still true"
    words = confirm if any_standing else "Make a nil return"
    return (add, (words, reverse("confirm_interests", args=[person.pk])))


def back_to_person(person: Person) -> Action:
    """The way back from a history."""
    return (f"Back to {person}", reverse("person", args=[person.pk]))


def back_to_holder(interest: Interest) -> Action:
    """The same, from the history of one interest."""
    return back_to_person(interest.person)
