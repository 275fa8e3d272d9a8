"""The entries of a register of interests: one for each interest, and one for whoever has said that there are none (R2.6)."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from coi_register.nhsuk.words import day
from declarations.guidance.rulebook import RuleBook
from declarations.registers.deciding import capacities, committees, deciding
from declarations.registers.facts import Declared, Line, Somebody, Span, Word
from declarations.registers.retention import retention
from declarations.registers.vocabulary import KEEPING_LABELS


def lines_of(
    person: Somebody, declared: Iterable[Declared], word: Word | None, *, on: date, book: RuleBook, held: frozenset[UUID]
) -> Iterator[Line]:
    """The entries of one person on a day, under the rules in force on it; `held` are the entries on a legal hold."""
    decides = deciding(person, on=on, book=book)
    begun = sorted((one for one in declared if one.span.has_begun(on)), key=_in_order)
    for one in begun:
        yield _line(person, one, decides, on=on, book=book, held=one.key in held)
    if not any(one.span.holds(on) for one in begun):
        yield _of_nobody(person, word, decides, on=on)


def _in_order(one: Declared) -> tuple[date, date, str, str]:
    return (one.declared_on or date.min, one.span.since or date.min, one.matter, str(one.key))


def _line(person: Somebody, one: Declared, decides: Span | None, *, on: date, book: RuleBook, held: bool) -> Line:
    its_end = retention(one.span.until, book=book)
    ends = [end for end in (one.span.until, decides.until if decides else None) if end is not None and end <= on]
    public = retention(min(ends, default=None), book=book)
    is_public = one.attested and decides is not None and public.is_public(on)
    return Line(
        key=one.key,
        person=person.key,
        cells=(
            str(one.key), *_who(person, on), one.matter, one.type, one.direct, one.nature, one.span.since,
            one.span.until, one.action, public.leaves_on or its_end.leaves_on, None,
        ),
        kept=(
            one.declared_on, KEEPING_LABELS[its_end.keeping(one.span.until, on)], is_public,
            its_end.kept_until, held,
        ),
        public=is_public,
        matched=one.matched,
        publish=one.publish,
    )  # fmt: skip


def _of_nobody(person: Somebody, word: Word | None, decides: Span | None, *, on: date) -> Line:
    """Never an absence of rows: somebody with no interests said so on a day, or said nothing yet."""
    public = decides is not None and decides.holds(on)
    return Line(
        key=person.key,
        person=person.key,
        cells=(str(person.key), *_who(person, on), None, None, None, _said(word), None, None, None, None, None),
        kept=(word.on if word else None, None, public, None, False),
        public=public,
    )


def _said(word: Word | None) -> str:
    if word is None:
        return "No declaration made."
    return (
        f"No interests, confirmed on {day(word.on)}." if word.nil else f"No interests held now. Last word on {day(word.on)}."
    )


def _who(person: Somebody, on: date) -> tuple[str, str, str, str]:
    return person.name, person.position, capacities(person, on=on), committees(person, on=on)
