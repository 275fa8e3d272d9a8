"""Who withdraws how often: a question for the CCG, not an answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from coi_register.nhsuk.words import counted, joined
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Rule
from declarations.guidance.vocabulary import STATUS_LABELS
from declarations.oversight.presenters.tabs import Head
from declarations.oversight.selectors import Overseen
from declarations.oversight.tally import Share, shares_of

ASKS_OF_MEMBERS = "R5.10"
NO_THRESHOLD = (
    "No figure in the guidance says how often is too often; a CCG that has one of its own holds the share against it."
)


@dataclass(frozen=True, slots=True)
class Row:
    rank: str
    name: str
    href: str
    offices: str
    share: str
    percent: int
    says: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The rule that asks, where the rule book has it on the day."""

    says: str
    rule: str
    href: str
    source: str


@dataclass(frozen=True, slots=True)
class WithdrawalsPage:
    head: Head
    says: str
    asked: tuple[Asked, ...]
    no_threshold: str
    rows: tuple[Row, ...]


def withdrawals_page(found: Overseen, head: Head, book: RuleBook, *, on: date) -> WithdrawalsPage:
    """Everybody who withdrew, by their share of items."""
    shares = shares_of(found.meetings)
    members = counted(len(shares), "member has", "members have")
    return WithdrawalsPage(
        head=head,
        says=f"{members} withdrawn from at least one item.".capitalize(),
        asked=tuple(_asked(book, on)),
        no_threshold=NO_THRESHOLD,
        rows=tuple(map(_row, shares)),
    )


def _row(share: Share) -> Row:
    return Row(
        rank=str(share.rank),
        name=share.name,
        href=reverse("person", args=[share.person]),
        offices=joined(share.offices),
        share=f"{share.percent}%",
        percent=share.percent,
        says=f"{share.withdrew} of {counted(share.items, 'item')} at which they were, {share.decisions} of them for decision",
    )


def _asked(book: RuleBook, on: date) -> Iterator[Asked]:
    """The rule book may have no such rule on the day: then nobody is told that it asks."""
    for rule in book.rules:
        if rule.rests_on == ASKS_OF_MEMBERS and rule.in_force.holds(on):
            yield Asked(rule.says, rule.id, f"{reverse('rule_book')}?on={on}#{rule.id}", _source(book, rule))


def _source(book: RuleBook, rule: Rule) -> str:
    return f"{book.title_of(rule.source.instrument)}: {rule.source.place}. {STATUS_LABELS[rule.source.status]}"
