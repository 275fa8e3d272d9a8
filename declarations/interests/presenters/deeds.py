"""The pages on which what stands is confirmed, ended, or its risk agreed."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import joined
from committees.people.models import Person
from declarations.interests.cards import Action, Card, card
from declarations.interests.models import Interest
from declarations.interests.presenters.person import PersonPage, back_to_person


@dataclass(frozen=True, slots=True)
class ConfirmPage:
    """Still true, changed, or ended: what stands, and the one word to give on it."""

    title: str
    standing: str
    lead: str
    cards: tuple[Card, ...]
    keys: tuple[UUID, ...]  # of the interests on the cards
    bodies: str
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
        cards=tuple(replace(shown, actions=()) for shown in page.cards),
        keys=page.keys,
        bodies=_bodies(page, from_paper=from_paper),
        add=page.actions[0],
        promise=_promise(whom, nil=nil, from_paper=from_paper),
        button="Make a nil return" if nil else "Send",
        back=back_to_person(person),
    )


def _bodies(page: PersonPage, *, from_paper: bool) -> str:
    """One word for every body: nobody declares twice."""
    committees = list(dict.fromkeys(seat.committee for seat in page.seats))
    return "" if from_paper or not committees else f"You say it once, for every body you sit on: {joined(committees)}."


def _confirm_lead(*, nil: bool, from_paper: bool) -> str:
    if nil:
        return "No interest stands on the register. If there is one, declare it first."
    if from_paper:
        return "Say of each what the paper says. Only they may change the words of an interest."
    return "Say of each whether it is still true, and add what is missing. What has changed you change on the next page."


def _promise(whom: str, *, nil: bool, from_paper: bool) -> str:
    if from_paper:
        return f"You write down what {whom} declared. The record says that you did, and from which paper."
    if nil:
        return "By sending this you declare that you have no interests, of your own or of anybody close to you."
    return "By sending this you declare that this is true, and all the interests that you and people close to you have."


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
