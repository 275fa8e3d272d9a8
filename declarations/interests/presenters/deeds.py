"""The pages on which what stands is confirmed, ended, or its risk agreed."""

from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
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
