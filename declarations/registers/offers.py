"""The entries of a register of gifts and hospitality: one for each offer that had to be declared, declined ones too (R3.5)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from declarations.guidance.rulebook import RuleBook
from declarations.registers.deciding import capacities, committees, deciding
from declarations.registers.facts import Line, Offered, Somebody
from declarations.registers.retention import retention
from declarations.registers.vocabulary import KEEPING_LABELS


def lines_of(
    people: Mapping[UUID, Somebody], offers: Iterable[Offered], *, on: date, book: RuleBook, held: frozenset[UUID]
) -> Iterator[Line]:
    """An entry for each offer, under the rules in force on the day; `held` are the entries on a legal hold.

    An offer is over on the day it is made, so its six months and its six years count from then (R2.14, our own reading).
    """
    for one in offers:
        person = people[one.person]
        kept = retention(one.offered_on, book=book)
        public = deciding(person, on=on, book=book) is not None and kept.is_public(on)
        yield Line(
            key=one.key,
            person=one.person,
            cells=(
                str(one.key), person.name, person.position, capacities(person, on=on), committees(person, on=on), one.type,
                one.offered_on, one.outcome, one.received_on, one.details, one.value, one.donor, one.reason,
                kept.leaves_on, None,
            ),
            kept=(
                one.declared_on, KEEPING_LABELS[kept.keeping(one.offered_on, on)], public, kept.kept_until, one.key in held,
            ),
            public=public,
            matched=one.matched,
        )  # fmt: skip
