"""The words for one rule: what it recommends, when, where it stands, and how sure we are of it."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from coi_register.nhsuk.words import day, joined
from committees.meetings.vocabulary import ITEM_KIND_LABELS, ItemKind
from committees.seats.vocabulary import COMMITTEE_KIND_LABELS, LEVEL_LABELS, CommissioningLevel, CommitteeKind
from declarations.guidance.accepting import pounds
from declarations.guidance.offers import ANSWER_LABELS, DONOR_LABELS, KIND_LABELS, DonorKind, OfferKind, Terms, terms_of
from declarations.guidance.rules import Period, Rule, RuleKind
from declarations.guidance.vocabulary import ADD_ON_LABELS, STEP_LABELS, AddOn, Status

KIND_HEADINGS = {
    RuleKind.STEP: "What is recommended, and when",
    RuleKind.EXCEPTION: "What looks like a conflict, and is none",
    RuleKind.COMPOSITION: "Who sits on a committee",
    RuleKind.SCOPE: "What a committee may decide",
    RuleKind.PROCEDURE: "How the meeting goes on",
    RuleKind.OFFER: "Gifts, hospitality and sponsorship",
    RuleKind.FIGURE: "Numbers",
}

STATUS_COLOURS = {Status.READ: "green", Status.REPORTED: "blue", Status.UNCONFIRMED: "yellow", Status.OURS: "purple"}

# What a rule on the course of a meeting or a procurement lists, by its key in the texts
LISTED = {
    "minute": "What the minutes show",
    "record": "What is recorded",
    "questions": "What is asked",
    "steps": "The steps",
    "barred": "Who may not",
}

Row = tuple[str, str]


def days_of(period: Period) -> str:
    """16 June 2017 to 30 June 2022, the last day counted; or: since 1 July 2022."""
    if period.until is None:
        return f"since {day(period.since)}"
    return f"{day(period.since)} to {day(period.until - timedelta(days=1))}"


def what_it_does(rule: Rule) -> Iterator[Row]:
    """What the rule leads to, and for whom or what."""
    match rule.kind:
        case RuleKind.STEP:
            yield "Recommended", recommended(rule)
        case RuleKind.EXCEPTION:
            yield "Recommended", "Nothing: no conflict, whatever another rule would recommend"
        case RuleKind.FIGURE:
            yield "Number", f"{rule.figure} {rule.unit}"
        case RuleKind.COMPOSITION | RuleKind.SCOPE | RuleKind.PROCEDURE:
            yield from _asks(rule.requires)
        case RuleKind.OFFER:
            yield from _of_offers(terms_of(rule.requires))


def recommended(rule: Rule) -> str:
    """The step and its add-ons: Leave; no papers."""
    step = "The step agreed in the register for this interest" if rule.step is None else STEP_LABELS[rule.step]
    return "; ".join([step, *(ADD_ON_LABELS[add_on].lower() for add_on in AddOn if add_on in rule.also)])


def when_it_holds(rule: Rule) -> Iterator[Row]:
    """The conditions of the rule, as it names them."""
    if rule.when:
        yield "When", _sentence(joined(rule.when))
    if rule.unless:
        yield "Unless", _sentence(joined(rule.unless, last="or"))


def _asks(requires: Mapping[str, Any]) -> Iterator[Row]:
    committees = [COMMITTEE_KIND_LABELS[CommitteeKind(kind)] for kind in requires.get("committees", ())]
    levels = [LEVEL_LABELS[CommissioningLevel(level)] for level in requires.get("levels", ())]
    kinds = [ITEM_KIND_LABELS[ItemKind(kind)] for kind in requires.get("kinds", ())]
    if committees:
        yield "Committee", joined(committees, last="or")
    if levels:
        yield "Commissioning", joined(levels, last="or")
    if kinds:
        yield "Items", ", ".join(kinds).capitalize()
    if invited := requires.get("invited"):
        yield "Who may be invited", _sentence(joined(invited, last="or"))
    for key, name in LISTED.items():
        if listed := requires.get(key):
            yield name, _sentence("; ".join(listed))


def _of_offers(terms: Terms) -> Iterator[Row]:
    if terms.answer:
        yield "Recommended", ANSWER_LABELS[terms.answer]
    if terms.declare is not None:
        yield "Declare it", "Yes" if terms.declare else "Need not be declared"
    if terms.kinds != frozenset(OfferKind):
        yield "What is offered", joined((KIND_LABELS[kind] for kind in OfferKind if kind in terms.kinds), last="or")
    if terms.donors != frozenset(DonorKind):
        yield "By whom", joined((DONOR_LABELS[kind] for kind in DonorKind if kind in terms.donors), last="or")
    if terms.amounts:
        worth = joined(f"{name.replace('_', ' ')} {pounds(limit)}" for name, limit in terms.amounts.items())
        yield ("Worth together" if terms.adds_up else "Worth"), _sentence(worth)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
