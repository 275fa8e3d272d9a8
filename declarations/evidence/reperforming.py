"""An assessment worked out again: from what it rested on then, under the rule book of today, and from the facts of today."""

from dataclasses import dataclass

from declarations.evidence.basis import INSTRUMENT, RULE, Basis
from declarations.evidence.explaining import Change, Explained, changes, explained
from declarations.guidance.differences import Difference, differences
from declarations.guidance.findings import Assessment
from declarations.guidance.plain import plain
from declarations.guidance.record import Record, says_the_same


@dataclass(frozen=True, slots=True)
class Reperformed:
    """What came of it; `differences` are the programme's own, the explained ones those of changed rules and facts."""

    same: bool  # the facts, rulings and rules kept then give the answer kept then
    differences: tuple[Difference, ...]  # empty where they do, or where only words differ that carry no decision
    rules_changed: tuple[Change, ...]
    under_the_rules_of_today: tuple[Explained, ...]
    facts_changed: tuple[Change, ...]
    from_the_facts_of_today: tuple[Explained, ...]


def reperform(record: Record, today: Basis) -> Reperformed:
    """Work the answer of a record out again; `today` is the same meeting as it is recorded now."""
    kept = Basis.of(record)
    ruled_today = Basis(record.facts, today.book, record.rulings)
    changed = [*changes(kept.pieces, today.pieces)]
    return Reperformed(
        same=_says_the_same(record.answer, kept.answer),
        differences=differences(record.answer, kept.answer),
        rules_changed=tuple(change for change in changed if _is_of_the_book(change)),
        under_the_rules_of_today=explained(kept, ruled_today),
        facts_changed=tuple(change for change in changed if not _is_of_the_book(change)),
        from_the_facts_of_today=explained(ruled_today, today),
    )


def _says_the_same(stored: Assessment, again: Assessment) -> bool:
    """The digest is of the book's wording and not part of the answer; the book itself is compared rule by rule."""
    then, now = plain(stored, Assessment), plain(again, Assessment)
    return says_the_same(then | {"digest": ""}, now | {"digest": ""})


def _is_of_the_book(change: Change) -> bool:
    return change.place[0] in (RULE, INSTRUMENT)
