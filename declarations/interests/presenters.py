"""The people of the registers and one person's page, in finished sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day, span
from committees.people.models import Person
from committees.seats.models import Holding
from declarations.guidance import rulebook
from declarations.interests import clocks, permissions
from declarations.interests.clocks import Freshness
from declarations.interests.models import Interest
from declarations.interests.selectors import Word

Action = tuple[str, str]  # words, address

TAGS = {
    Freshness.UP_TO_DATE: ("Up to date", "green"),
    Freshness.OUT_OF_DATE: ("Out of date", "orange"),
    Freshness.NONE_MADE: ("None made", "red"),
    Freshness.CANNOT_TELL: ("Cannot tell", "yellow"),
}


@dataclass(frozen=True, slots=True)
class Tag:
    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    name: str
    href: str
    position: str
    said: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class PeoplePage:
    lead: str
    sought: str
    rows: tuple[PersonRow, ...]
    nobody: str


@dataclass(frozen=True, slots=True)
class Card:
    """One interest: what it is, its rows, a sentence when it was declared late, and what the actor may do with it."""

    key: UUID
    heading: str
    rows: tuple[tuple[str, str], ...]
    late: str
    is_breach: bool
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class SeatRow:
    committee: str
    href: str
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
    ended: tuple[Card, ...]
    actions: tuple[Action, ...]
    history: str
    is_own: bool


def tag_of(freshness: Freshness) -> Tag:
    """The word and the colour of a state."""
    return Tag(*TAGS[freshness])


def people_page(people: Iterable[Person], *, on: date, sought: str) -> PeoplePage:
    """The people, each with their last word: a Person with `last_word`."""
    rows = tuple(_row(person, on) for person in people)
    nobody = f"Nobody found for “{sought}”. Try a part of the name." if sought else "There is nobody on the registers yet."
    return PeoplePage(_people_lead(rows), sought, rows, nobody)


def _row(person: Person, on: date) -> PersonRow:
    last: date | None = person.last_word  # type: ignore[attr-defined]
    tag = tag_of(clocks.freshness(last, on=on, book=rulebook.load()))
    return PersonRow(person.name, reverse("person", args=[person.pk]), person.position, day(last, without="None"), tag)


def _people_lead(rows: Sequence[PersonRow]) -> str:
    late = sum(row.tag != tag_of(Freshness.UP_TO_DATE) for row in rows)
    people = counted(len(rows), "person", "people")
    if not rows or not late:
        return f"{people[:1].upper()}{people[1:]}." + (" Every declaration is up to date." if rows else "")
    return f"{people}, of whom {counted(late, 'needs', 'need')} a declaration."


def person_page(
    actor: Actor, person: Person, interests: Sequence[Interest], seats: Iterable[Holding], word: Word, *, on: date
) -> PersonPage:
    """One person's page, as this actor may see and use it."""
    standing = [interest for interest in interests if interest.until is None or interest.until > on]
    ended = [interest for interest in interests if interest not in standing]
    state = clocks.freshness(word.on, on=on, book=rulebook.load())
    return PersonPage(
        name=person.name,
        position=", ".join(part for part in (person.position, str(person.ccg)) if part),
        standing=standing_in_words(person, word, state, count=len(standing)),
        tag=tag_of(state),
        held=_held(word, len(standing)),
        seats=tuple(_seat(holding) for holding in seats),
        cards=tuple(card(interest, actor) for interest in standing),
        ended=tuple(card(interest, actor) for interest in ended),
        actions=_actions_for(actor, person, any_standing=bool(standing)),
        history=reverse("person_history", args=[person.pk]),
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


def _seat(holding: Holding) -> SeatRow:
    committee = holding.seat.committee
    deputy = " (deputy)" if holding.deputy else ""
    return SeatRow(
        str(committee),
        reverse("committee", args=[committee.pk]),
        f"{holding.seat.office}{deputy}",
        span(holding.since, holding.until),
    )


def _actions_for(actor: Actor, person: Person, *, any_standing: bool) -> tuple[Action, ...]:
    if not permissions.may_declare(actor, person):
        return ()
    start = reverse("declare")
    if permissions.drafts_from_paper(actor, person):
        add: Action = ("Add an interest from paper", f"{start}?for={person.pk}")
    else:
        add = ("Declare an interest", start)
    words = "Confirm the interests" if any_standing else "Make a nil return"
    return (add, (words, reverse("confirm_interests", args=[person.pk])))


def card(interest: Interest, actor: Actor) -> Card:
    """An interest as a summary card."""
    late = clocks.lateness(
        began=interest.since, aware=interest.aware_on, declared=interest.declared_on, book=rulebook.load()
    )
    return Card(
        key=interest.pk,
        heading=heading_of(interest),
        rows=tuple(rows_of(interest)),
        late=late_in_words(late),
        is_breach=bool(late and late.in_law),
        actions=_actions_on(interest, actor),
    )


def heading_of(interest: Interest) -> str:
    """Director, Harbourside Ltd; for an indirect one whose it is, never a name."""
    what = joined_up([interest.get_role_display() or "", matter_of(interest)])
    return what if interest.direct else f"{interest.get_relationship_display()}: {what}"


def joined_up(parts: Iterable[str]) -> str:
    """The parts that say something, with commas."""
    return ", ".join(part for part in parts if part)


def matter_of(interest: Interest) -> str:
    """What the interest lies in."""
    lies_in = interest.organisation or interest.get_affected_class_display() or interest.topic
    return str(lies_in) if lies_in else f"{interest.text[:60]}{'…' if len(interest.text) > 60 else ''}"


def rows_of(interest: Interest) -> Iterable[tuple[str, str]]:
    """The rows of the card, in the order of the register's columns (R2.9)."""
    yield "Type", interest.get_category_display()
    yield "Direct or indirect", whose(interest)
    if interest.organisation:
        yield "Organisation", str(interest.organisation)
    if interest.text:
        yield "Nature of the interest", interest.text
    yield "Dates", _sentence(span(interest.since, interest.until))
    yield "Declared", _declared(interest)
    yield "Action taken to mitigate risk", mitigation_in_words(interest)


def whose(interest: Interest) -> str:
    """Direct, or indirect with the relationship."""
    return "Direct" if interest.direct else f"Indirect: {str(interest.get_relationship_display()).lower()}"


def mitigation_in_words(interest: Interest) -> str:
    """The standing mitigation, or that none was agreed."""
    agreed = [part for part in (interest.get_mitigation_display(), interest.mitigation_text) if part]
    return ". ".join(agreed) if agreed else "None agreed yet"


def late_in_words(late: clocks.Late | None) -> str:
    """What the clocks say; empty when in time."""
    if late is None:
        return ""
    if late.in_law:
        return f"Declared {late.days} days after becoming aware: later than the {late.allowed} days of {late.place}."
    return (
        f"Declared {late.days} days after it began. The declaration form asks for {late.allowed} days from then; "
        f"{late.place} counts from becoming aware."
    )


def _declared(interest: Interest) -> str:
    aware = f", known since {day(interest.aware_on)}" if interest.aware_on else ""
    return f"{day(interest.declared_on)}{aware}"


def _actions_on(interest: Interest, actor: Actor) -> tuple[Action, ...]:
    person, key = interest.person, [interest.pk]
    actions: list[Action] = []
    if permissions.may_amend(actor, interest):
        actions.append(("Change", reverse("amend_interest", args=key)))
    if interest.until is None and permissions.may_declare(actor, person):
        actions.append(("It has ended", reverse("cease_interest", args=key)))
    if permissions.may_agree_mitigation(actor, person):
        actions.append(("Agree mitigation", reverse("agree_mitigation", args=key)))
    return (*actions, ("History", reverse("interest_history", args=key)))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
