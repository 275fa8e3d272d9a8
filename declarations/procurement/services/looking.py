"""Suppliers are held against the declared interests, and what is found is kept with its day."""

from collections.abc import Sequence
from datetime import date, datetime

from committees.meetings.vocabulary import Route
from declarations.adoption.selectors import book_for
from declarations.conflicts.presenters.words import path_of
from declarations.guidance.rulebook import RuleBook
from declarations.procurement.checking import Answer, Met, answers
from declarations.procurement.gather import as_if_they_met
from declarations.procurement.models import InterestMet, StageReached, Supplier, SupplierCheck
from declarations.procurement.vocabulary import Found


def look(suppliers: Sequence[Supplier], stage: StageReached, *, on: date, at: datetime) -> list[SupplierCheck]:
    """Check each of them, inside the deed done `at` that moment; the decision service answers for all at once."""
    procurement = stage.procurement
    known = [supplier.organisation_id for supplier in suppliers if supplier.organisation_id]
    route = Route(procurement.route) if procurement.route else None
    facts = as_if_they_met(procurement.ccg_id, known, route=route, on=on)
    book = book_for(procurement.ccg_id, on)
    found = answers(facts, book)
    return [
        _kept(supplier, stage, (on, at), found.get(supplier.organisation_id), len(facts.sittings), book)
        for supplier in suppliers
    ]


def _kept(
    supplier: Supplier, stage: StageReached, when: tuple[date, datetime], answer: Answer | None, people: int, book: RuleBook
) -> SupplierCheck:
    if answer is None:
        answer = Answer(Found.CANNOT_TELL, (), (f"“{supplier}” is not identified.",))
    check = SupplierCheck(
        supplier=supplier, stage=stage, on=when[0], at=when[1], found=answer.found, people=people, doubts=list(answer.doubts),
        rules=book.digest,
    )  # fmt: skip
    check.save()
    for met in answer.met:
        _met(check, met).save()
    return check


def _met(check: SupplierCheck, met: Met) -> InterestMet:
    because = met.because
    return InterestMet(
        found_by=check,
        person_id=met.person,  # type: ignore[misc]  # a key of ours
        interest_id=because.interest,  # type: ignore[misc]
        interest_version=because.version or 1,
        path=path_of(because.path),
    )
