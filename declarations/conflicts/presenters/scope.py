"""Whether an item is for the committee to decide, in the words that stand where the chair looks."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import joined
from committees.meetings.facts import Item
from declarations.conflicts.presenters.words import Word
from declarations.conflicts.selectors import Assessed
from declarations.guidance.findings import Reserved, Scope
from declarations.guidance.vocabulary import STATUS_LABELS


@dataclass(frozen=True, slots=True)
class ScopeNote:
    """That an item, or a part of it, is not for the committee: a word, the sentence, and the rule behind it."""

    word: Word
    says: str
    rule_href: str
    certainty: str


def scope_notes(found: Assessed, item: Item) -> tuple[ScopeNote, ...]:
    """What is reserved to somebody else; nothing where the committee may decide, or the rule book does not say."""
    return tuple(_notes(found, item))


def _notes(found: Assessed, item: Item) -> Iterator[ScopeNote]:
    scope = found.by_item[item.key].scope
    if scope.in_scope is False:
        yield _note(found, scope, Word("Not for decision here" if item.decision else "Out of scope", "bad"))
    if scope.part is not None:
        yield _note(found, scope.part, Word("Part reserved", "unknown"))


def _note(found: Assessed, scope: Scope | Reserved, word: Word) -> ScopeNote:
    of = joined(found.committee_names[committee] for committee in scope.of)
    return ScopeNote(
        word=word,
        says=f"{of}: {scope.says}" if of else scope.says or "",
        rule_href=f"{reverse('rule_book')}?on={found.meeting.date}#{scope.rule}",
        certainty=STATUS_LABELS[scope.source.status] if scope.source else "",
    )
