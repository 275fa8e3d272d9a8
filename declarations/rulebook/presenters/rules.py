"""One rule as the page shows it, and the chapters in which the rules stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from coi_register.nhsuk.words import counted, day, joined
from declarations.guidance.proof import Proof, proofs
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Instrument, Rule
from declarations.guidance.taken_up import LOCAL
from declarations.guidance.vocabulary import STATUS_LABELS, STRENGTH_LABELS
from declarations.rulebook.presenters.words import (
    KIND_HEADINGS,
    STATUS_COLOURS,
    Row,
    days_of,
    what_it_does,
    when_it_holds,
)


@dataclass(frozen=True, slots=True)
class RuleShown:
    """`rows` are what it says and where it stands; `cases` says how many prove it, empty where none is written.

    `confirmed` says who found it in the CCG's own copy; `own_page` is where it is confirmed, for those who keep the book."""

    id: str
    href: str
    says: str
    status: str
    status_colour: str
    rows: tuple[Row, ...]
    confirmed: str
    own_page: str | None
    cases: str
    fires: tuple[str, ...]
    near_misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The rules of one kind under one instrument."""

    anchor: str
    heading: str
    rules: tuple[RuleShown, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """The rules under one instrument."""

    anchor: str
    key: str
    heading: str
    in_force: str
    note: str
    sections: tuple[Section, ...]


def chapters(
    book: RuleBook, rules: Sequence[Rule], *, every: RuleBook, on: date, of: UUID | None = None
) -> tuple[Chapter, ...]:
    """The rules by instrument in the order in which those came, and by kind."""
    found = (
        _chapter(text, [rule for rule in rules if rule.source.instrument == text.key], every, on, of) for text in book.texts
    )
    return tuple(chapter for chapter in found if chapter.sections)


def _chapter(text: Instrument, rules: Sequence[Rule], every: RuleBook, on: date, of: UUID | None) -> Chapter:
    return Chapter(
        anchor=f"in-{text.key}",
        key=text.key,
        heading=text.title,
        in_force=days_of(text.in_force),
        note=text.note,
        sections=tuple(
            Section(f"in-{text.key}-{kind}", heading, tuple(shown(rule, every, on, of) for rule in found))
            for kind, heading in KIND_HEADINGS.items()
            if (found := _heaviest_first([rule for rule in rules if rule.kind is kind]))
        ),
    )


def _heaviest_first(rules: Sequence[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: (-rule.step.weight if rule.step else 0, rule.requires.get("order", 0), rule.id))


def shown(rule: Rule, every: RuleBook, on: date, of: UUID | None = None) -> RuleShown:
    """One rule; `of`: the CCG on whose own page it can be confirmed."""
    is_own = rule.source.instrument == LOCAL
    proof = Proof() if is_own else proofs().get(rule.id, Proof())
    return RuleShown(
        id=rule.id,
        href=f"{reverse('rule_book')}?on={on}{f'&of={of}' if of else ''}#{rule.id}",
        says=rule.says.strip(),
        status=STATUS_LABELS[rule.source.status],
        status_colour=STATUS_COLOURS[rule.source.status],
        rows=(*what_it_does(rule), *when_it_holds(rule), *_where_it_stands(rule, every)),
        confirmed=_confirmed(rule, every),
        own_page=f"{reverse('ccg_rule', args=[of, rule.id])}?on={on}" if of and not is_own else None,
        cases=_cases(proof),
        fires=tuple(proof.fires),
        near_misses=tuple(proof.near_misses),
    )


def _confirmed(rule: Rule, every: RuleBook) -> str:
    found = every.confirmation(rule)
    return f"Confirmed by {found.by} on {day(found.on)}, in the CCG’s own copy at: {found.place}" if found else ""


def _where_it_stands(rule: Rule, every: RuleBook) -> Iterator[Row]:
    yield "Strength", STRENGTH_LABELS[rule.source.strength]
    yield "Source", f"{rule.source.instrument}: {rule.source.place}"
    yield "In force", _begin(days_of(rule.in_force))
    if elsewhere := [_version(other, rule) for other in every.rules if other.id == rule.id and other is not rule]:
        yield "Also in", joined(elsewhere)
    yield "Rests on", f"{rule.rests_on} of our domain rules"
    if rule.id not in proofs() and rule.source.instrument != LOCAL:
        yield "Cases", "None written: it recommends nothing for a single person"


def _version(other: Rule, rule: Rule) -> str:
    """The rule of the same name at another time, by its instrument, whose days stand at the top of the page."""
    key = other.source.instrument
    return f"{key} ({days_of(other.in_force)})" if key == rule.source.instrument else key


def _cases(proof: Proof) -> str:
    if not proof.fires and not proof.near_misses:
        return ""
    fire, near = len(proof.fires), len(proof.near_misses)
    return f"{counted(fire + near, 'case')}: fires in {fire}, does not in {near}"


def _begin(words: str) -> str:
    return words[:1].upper() + words[1:]
