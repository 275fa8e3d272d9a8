"""Who is on the register, in which capacity, and who on the published one: those who decide, where the rules say so."""

from datetime import date

from declarations.guidance.rulebook import RuleBook
from declarations.registers.facts import Somebody, Span
from declarations.registers.vocabulary import CAPACITY_LABELS, Capacity

ALWAYS = Span(None, None)


def deciding(person: Somebody, *, on: date, book: RuleBook) -> Span | None:
    """Since when and until when somebody is on the published register, as seen on a day; None: not by then.

    Before the guidance of 2017, and where no rule says otherwise, everybody who declares is on it (R2.12).
    """
    if book.rule("published-are-those-who-decide") is None:
        return ALWAYS
    begun = [span for span in _spans(person) if span.has_begun(on)]
    if not begun:
        return None
    last = max(begun, key=lambda span: span.until or date.max)
    return Span(min(span.since or date.min for span in begun), last.until)


def _spans(person: Somebody) -> list[Span]:
    return [seat.span for seat in person.seats] + list(person.marks)


def capacities(person: Somebody, *, on: date) -> str:
    """The classes of s14O(1) in which somebody is on the register on a day."""
    return ", ".join(CAPACITY_LABELS[capacity] for capacity in _capacities(person, on))


def _capacities(person: Somebody, on: date) -> list[Capacity]:
    held = [seat for seat in person.seats if seat.span.holds(on)]
    found = []
    if any(seat.is_governing_body for seat in held):
        found.append(Capacity.GOVERNING_BODY)
    if any(not seat.is_governing_body for seat in held):
        found.append(Capacity.COMMITTEE)
    if person.of_a_practice:
        found.append(Capacity.MEMBER)
    return found or [Capacity.EMPLOYEE]


def committees(person: Somebody, *, on: date) -> str:
    """The committees of which somebody is a member on a day."""
    return ", ".join(sorted({seat.committee for seat in person.seats if seat.span.holds(on)}))
