"""Offers in lists: one's own, the register of a CCG, what waits for somebody senior; and people to record one for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.gifts import permissions
from declarations.gifts.gather import Judged
from declarations.gifts.models import NilPeriod
from declarations.gifts.presenters.telling import Link, capital, nil_in_words, state_of, worth_of
from declarations.gifts.vocabulary import Taken


@dataclass(frozen=True, slots=True)
class OfferRow:
    """One offer in a list: the sentence, its day and worth, what became of it, and what is wrong with that."""

    title: str
    href: str
    who: str
    when: str
    worth: str
    state: str
    colour: str
    remark: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """Offers in a list; `sections` of them where the page has parts. `nil`: what was confirmed as without any (R3.10)."""

    title: str
    caption: str
    lead: str
    sections: tuple[tuple[str, tuple[OfferRow, ...]], ...]
    actions: tuple[Link, ...]
    nil: tuple[str, ...] = ()
    sought: str | None = None
    others: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """People to choose from: name, position, address of the form."""

    sought: str
    rows: tuple[tuple[str, str, str], ...]
    nobody: str


def own_page(actor: Actor, person: Person, offers: Sequence[Judged]) -> ListPage:
    """What one person was offered, as they or somebody who may read it sees it."""
    own = actor.person == person.pk
    title = "My gifts and hospitality" if own else f"Gifts and hospitality offered to {person}"
    record = reverse("record_offer") + ("" if own else f"?for={person.pk}")
    actions = [("Record an offer", record)] if permissions.may_record(actor, person) else []
    return ListPage(
        title=title,
        caption="" if own else str(person.ccg),
        lead=_lead(offers, nobody="Nothing is recorded. Record whatever you are offered, also what you decline."),
        sections=tuple(_by_state(offers, named=False)),
        actions=tuple(actions),
    )


def register_page(
    actor: Actor,
    ccg: Organisation,
    offers: Sequence[Judged],
    nil: Iterable[NilPeriod],
    *,
    sought: str,
    others: Sequence[Organisation],
) -> ListPage:
    """The register of a CCG for whoever keeps, oversees or audits it."""
    keeps = permissions.may_confirm_nil(actor, ccg)
    actions = [("Record an offer from paper", reverse("gift_people"))] if keeps else []
    actions += [("Confirm that there was none", reverse("confirm_no_gifts", args=[ccg.pk]))] if keeps else []
    nobody = (
        f"Nothing found for “{sought}”."
        if sought
        else "Nothing is on the register. Without a nil return nobody can tell why."
    )
    return ListPage(
        title="Register of gifts and hospitality",
        caption=str(ccg),
        lead=_lead(offers, nobody=nobody),
        sections=tuple(_by_state(offers, named=True)),
        actions=tuple(actions),
        nil=tuple(nil_in_words(one, offers) for one in nil),
        sought=sought,
        others=tuple((str(one), reverse("gifts_of", args=[one.pk])) for one in others if one.pk != ccg.pk),
    )


def waiting_page(offers: Sequence[Judged]) -> ListPage:
    """What waits for the reader as somebody senior."""
    lead = (
        "Each waits until you, or somebody else senior, says whether it may be accepted."
        if offers
        else "Nothing waits for you."
    )
    return ListPage(
        title="Offers that wait for approval",
        caption="Gifts and hospitality",
        lead=lead,
        sections=(("Waiting", tuple(row(one, named=True) for one in offers)),) if offers else (),
        actions=(),
    )


def people_page(people: Iterable[Person], *, sought: str) -> PeoplePage:
    """Whose offer an officer reads from a paper."""
    rows = tuple((one.name, one.position or str(one.ccg), f"{reverse('record_offer')}?for={one.pk}") for one in people)
    nobody = f"Nobody found for “{sought}”. Try a part of the name." if sought else "There is nobody to record for."
    return PeoplePage(sought, rows, nobody)


def row(judged: Judged, *, named: bool) -> OfferRow:
    """One offer in a list; `named`: the list is of several people."""
    offer = judged.offer
    state, colour, remark = state_of(judged)
    return OfferRow(
        title=capital(str(offer)),
        href=reverse("offer", args=[offer.pk]),
        who=str(offer.person) if named else "",
        when=day(offer.offered_on),
        worth=worth_of(offer),
        state=state,
        colour=colour,
        remark=remark,
    )


def _lead(offers: Sequence[Judged], *, nobody: str) -> str:
    if not offers:
        return nobody
    waiting = sum(one.offer.taken == Taken.OFFERED for one in offers)
    against = sum(one.is_against for one in offers)
    parts = [
        capital(counted(len(offers), "offer")),
        *([f"{waiting} not answered yet"] if waiting else []),
        *([f"{against} accepted against the rules"] if against else []),
    ]
    return f"{', '.join(parts)}."


def _by_state(offers: Sequence[Judged], *, named: bool) -> Iterable[tuple[str, tuple[OfferRow, ...]]]:
    """What needs somebody first."""
    parts = {
        "Accepted against the rules": [one for one in offers if one.is_against],
        "Not answered yet": [one for one in offers if one.offer.taken == Taken.OFFERED],
        "Accepted": [one for one in offers if Taken(one.offer.taken).is_accepted and not one.is_against],
        "Declined": [one for one in offers if one.offer.taken == Taken.DECLINED],
    }
    yield from ((title, tuple(row(one, named=named) for one in found)) for title, found in parts.items() if found)
