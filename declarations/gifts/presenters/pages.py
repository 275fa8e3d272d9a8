"""The pages of the register of gifts: lists, one offer, the form, what waits for somebody senior, and the nil return."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import may
from coi_register.nhsuk.words import counted, day
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.gifts import permissions
from declarations.gifts.gather import Judged
from declarations.gifts.models import NilPeriod, Offer
from declarations.gifts.presenters.advice import AdviceShown, advice_shown
from declarations.gifts.vocabulary import Approval, Taken
from declarations.guidance.accepting import pounds

Link = tuple[str, str]  # words, address
Row = tuple[str, str]
NO_VALUE = "Not estimated"


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
class OfferPage:
    """One offer: what it is, what the rules say of it, and what the reader may do."""

    title: str
    caption: str
    state: str
    colour: str
    rows: tuple[Row, ...]
    advice: AdviceShown
    against: str
    actions: tuple[Link, ...]
    history: str
    back: Link


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form; `advice` is there once there is something to advise on, and `sure` says that the next sending records it."""

    title: str
    caption: str
    lead: str
    button: str
    back: Link
    advice: AdviceShown | None = None
    rows: tuple[Row, ...] = ()


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


def offer_page(actor: Actor, judged: Judged) -> OfferPage:
    """One offer, as this actor may see and use it."""
    offer = judged.offer
    state, colour, _ = _state(judged)
    own = offer.person_id == actor.person
    return OfferPage(
        title=_capital(str(offer)),
        caption=f"Offered to {offer.person}",
        state=state,
        colour=colour,
        rows=tuple(rows_of(offer)),
        advice=advice_shown(judged, to_them=own),
        against=against_in_words(judged),
        actions=tuple(_actions(actor, judged)),
        history=reverse("offer_history", args=[offer.pk]),
        back=back_to_list(actor, offer.person),
    )


def record_page(person: Person, *, own: bool, judged: Judged | None, changes: Offer | None = None) -> FormPage:
    """The form that records an offer or corrects one; first it asks what the rules say, then it is sure."""
    what = "Correct this offer" if changes else "Record an offer" if own else f"Record an offer to {person}, from paper"
    send = "Save the correction" if changes else "Record this offer"
    back = reverse("offer", args=[changes.pk]) if changes else reverse("gifts_to", args=[person.pk])
    return FormPage(
        title=what,
        caption="Gifts and hospitality",
        lead="Read what the rules say, then record it. Change your answers where you need to."
        if judged
        else "Anything you were offered, also what you declined. You see what the rules say before it is recorded.",
        button=send if judged else "See what the rules say",
        back=("Back", back),
        advice=advice_shown(judged, to_them=own) if judged else None,
    )


def deed_page(offer: Offer, judged: Judged, *, title: str, lead: str, button: str) -> FormPage:
    """A form about an offer that stands, above which it is told."""
    return FormPage(
        title=title,
        caption=f"{offer.person}: {str(offer).lower()}",
        lead=lead,
        button=button,
        back=("Back", reverse("offer", args=[offer.pk])),
        advice=advice_shown(judged, to_them=False),
        rows=tuple(rows_of(offer)),
    )


def nil_page(ccg: Organisation) -> FormPage:
    """The nil return of a CCG."""
    return FormPage(
        title="Confirm that nothing was offered",
        caption=str(ccg),
        lead="The register then says that there was none in this time, who confirmed it and when. It shows no empty table.",
        button="Confirm",
        back=("Register of gifts and hospitality", reverse("gifts_of", args=[ccg.pk])),
    )


def row(judged: Judged, *, named: bool) -> OfferRow:
    """One offer in a list; `named`: the list is of several people."""
    offer = judged.offer
    state, colour, remark = _state(judged)
    return OfferRow(
        title=_capital(str(offer)),
        href=reverse("offer", args=[offer.pk]),
        who=str(offer.person) if named else "",
        when=day(offer.offered_on),
        worth=pounds(offer.value) if offer.value is not None else NO_VALUE,
        state=state,
        colour=colour,
        remark=remark,
    )


def rows_of(offer: Offer) -> Iterable[Row]:
    """The columns of the register in their order (R3.6)."""
    yield "Offered to", f"{offer.person}, {offer.person.position}" if offer.person.position else str(offer.person)
    yield "Date of the offer", day(offer.offered_on)
    yield "Declined or accepted", offer.get_taken_display()
    yield "Date of receipt", day(offer.received_on, without="Not received")
    yield "Details", offer.details
    yield "Estimated value", pounds(offer.value) if offer.value is not None else NO_VALUE
    yield "Offered by", f"{_capital(offer.source)} ({offer.get_donor_kind_display().lower()})"
    if offer.earlier:
        yield "Earlier from the same source", pounds(offer.earlier)
    yield "Reason for accepting or declining", offer.reason or "Not answered yet"
    yield "Declared", day(offer.declared_on)
    if offer.approval:
        said = f"{offer.get_approval_display()} by {offer.approved_by} on {day(offer.approved_on)}"
        yield "Somebody senior", f"{said}: {offer.approval_says}"


def against_in_words(judged: Judged) -> str:
    """What is wrong where it was accepted against the rules; empty where nothing is."""
    if not judged.is_against:
        return ""
    return "It was accepted, and the rules in force on that day say otherwise. The Conflicts of Interest Guardian assesses that."


def nil_in_words(nil: NilPeriod, offers: Iterable[Judged] = ()) -> str:
    """No offers from 1 October to 31 December 2017, confirmed by whom and when; and where that is no longer so, that."""
    says = f"No offers from {day(nil.since)} until {day(nil.until)}, confirmed by {nil.by_name} on {day(nil.on)}."
    since = [one for one in offers if one.offer.to_declare is not False and nil.since <= one.offer.offered_on < nil.until]
    return f"{says} Since then {counted(len(since), 'offer')} of that time came to light." if since else says


def back_to_list(actor: Actor, person: Person) -> Link:
    """To one's own list, or that of the person."""
    own = actor.person == person.pk
    return (
        "My gifts and hospitality" if own else f"Gifts and hospitality offered to {person}",
        reverse("gifts_to", args=[person.pk]),
    )


def back_to_offer(offer: Offer) -> Link:
    return ("Back to the offer", reverse("offer", args=[offer.pk]))


def _lead(offers: Sequence[Judged], *, nobody: str) -> str:
    if not offers:
        return nobody
    waiting = sum(one.offer.taken == Taken.OFFERED for one in offers)
    against = sum(one.is_against for one in offers)
    parts = [
        _capital(counted(len(offers), "offer")),
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


def _state(judged: Judged) -> tuple[str, str, str]:
    """The word, its colour, and what else there is to say."""
    offer = judged.offer
    undeclared = "Need not be declared" if offer.to_declare is False else ""
    match Taken(offer.taken):
        case Taken.OFFERED if offer.approval == Approval.GRANTED:
            return "Approved, to be answered", "blue", undeclared
        case Taken.OFFERED if offer.approval == Approval.REFUSED:
            return "Not approved: decline it", "red", undeclared
        case Taken.OFFERED:
            return ("Waits for approval" if judged.needs_approval else "Not answered yet"), "yellow", undeclared
        case Taken.DECLINED:
            return "Declined", "grey", undeclared
        case _ if judged.is_against:
            return "Accepted against the rules", "red", undeclared
        case Taken.FOR_THE_CCG:
            return "Accepted for the CCG", "green", undeclared
        case Taken.ACCEPTED:
            return "Accepted", "green", undeclared


def _actions(actor: Actor, judged: Judged) -> Iterable[Link]:
    offer, key = judged.offer, [judged.offer.pk]
    unanswered = offer.taken == Taken.OFFERED
    if unanswered and not offer.approval and permissions.may_approve(actor, offer):
        yield "Say whether it may be accepted", reverse("decide_offer", args=key)
    if unanswered and permissions.may_record(actor, offer.person):
        yield "Say what became of it", reverse("answer_offer", args=key)
    if permissions.may_declare_own(actor, offer.person):
        yield "Correct it", reverse("amend_offer", args=key)
    if judged.is_against and may(actor, "draft_breach", permissions.at_home(offer.person)):
        yield "Hand it over as a breach", reverse("breach_from_gift", args=key)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
