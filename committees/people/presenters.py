"""A person's account, who acts for them and who manages them, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import span
from committees.people import permissions
from committees.people.models import ActsFor, Manages, Person


@dataclass(frozen=True, slots=True)
class RelationRow:
    """Who it is, from when to when; `end` is the address to end it, or empty."""

    says: str
    days: str
    end: str


@dataclass(frozen=True, slots=True)
class RelationsPage:
    """What ties accounts and other people to a person; an address is empty where the actor may not go."""

    name: str
    account: str
    account_href: str
    invite: str
    acting: tuple[RelationRow, ...]
    managers: tuple[RelationRow, ...]
    let_act: str
    name_manager: str
    back: tuple[str, str]


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form; `back` also serves to leave without saving."""

    title: str
    caption: str
    back: tuple[str, str]
    button: str
    lead: str = ""


def relations_page(actor: Actor, person: Person, acting: Iterable[ActsFor], managers: Iterable[Manages]) -> RelationsPage:
    """All of it, for whoever keeps the person's record."""
    keeps = bool(permissions.may_relate(actor, person))
    return RelationsPage(
        name=person.name,
        account=f"{person.user.name}, {person.user.email}" if person.user else "",
        account_href=reverse("account_of", args=[person.user_id]) if person.user_id else "",
        invite=reverse("invite_person", args=[person.pk])
        if not person.user_id and permissions.may_invite(actor, person)
        else "",
        acting=tuple(_row(one, f"{one.user}", keeps) for one in acting),
        managers=tuple(_row(one, f"{one.manager}", keeps) for one in managers),
        let_act=reverse("let_act_for", args=[person.pk]) if keeps else "",
        name_manager=reverse("name_manager", args=[person.pk]) if keeps else "",
        back=(person.name, reverse("person", args=[person.pk])),
    )


def form_of(person: Person, title: str, button: str, lead: str = "") -> FormPage:
    """A form about a person."""
    return FormPage(title, person.name, ("Account and relations", reverse("relations", args=[person.pk])), button, lead)


def _row(relation: ActsFor | Manages, says: str, keeps: bool) -> RelationRow:
    end = reverse("end_relation", args=[relation.pk]) if keeps and relation.until is None else ""
    return RelationRow(says, span(relation.since, relation.until), end)
