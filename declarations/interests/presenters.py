"""The people of the registers and one person's page, in finished sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import roles_that_may
from coi_register.nhsuk.words import counted, day, span
from committees.people.models import Person
from committees.seats.models import Holding
from declarations.guidance import rulebook
from declarations.interests import clocks, permissions
from declarations.interests.cards import Action, Card, card
from declarations.interests.clocks import Freshness
from declarations.interests.models import Interest
from declarations.interests.selectors import Word

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
        seats=tuple(_seat(holding, actor) for holding in seats),
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


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """Still true, changed, or ended: what stands, and the one word to give on it."""

    title: str
    standing: str
    lead: str
    cards: tuple[Card, ...]
    add: Action
    promise: str
    button: str
    back: Action


def confirm_page(page: PersonPage, person: Person, *, from_paper: bool) -> ConfirmPage:
    """The page to confirm what stands, or to make a nil return where nothing does."""
    nil = not page.cards
    whom = str(person) if from_paper else "you"
    title = "Make a nil return" if nil else "Confirm the interests" if from_paper else "Are these still true?"
    return ConfirmPage(
        title=f"{title} of {person}" if from_paper else title,
        standing=page.standing,
        lead=_confirm_lead(nil=nil, from_paper=from_paper),
        cards=page.cards,
        add=page.actions[0],
        promise=_promise(whom, nil=nil, from_paper=from_paper),
        button="Make a nil return" if nil else "Confirm that all are true and complete",
        back=back_to_person(person),
    )


def _confirm_lead(*, nil: bool, from_paper: bool) -> str:
    if nil:
        return "No interest stands on the register. If there is one, declare it first."
    if from_paper:
        return "End what the paper says has ended. Only they may change the words of an interest."
    return "Change what is different now, end what has ended, add what is missing. Then confirm the rest."


def _promise(whom: str, *, nil: bool, from_paper: bool) -> str:
    if from_paper:
        return f"You write down what {whom} declared. The record says that you did, and from which paper."
    if nil:
        return "By sending this you declare that you have no interests, of your own or of anybody close to you."
    return "By sending this you declare that these are true, and all the interests that you and people close to you have."


@dataclass(frozen=True, slots=True)
class EditPage:
    """An interest as it stands, above a form that ends it or agrees how its risk is met."""

    title: str
    person: str
    card: Card
    button: str
    back: str


def edit_page(interest: Interest, actor: Actor, *, title: str, button: str) -> EditPage:
    """The page of one deed on one interest."""
    back = reverse("person", args=[interest.person_id])
    return EditPage(title, str(interest.person), card(interest, actor), button, back)
