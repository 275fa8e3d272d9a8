"""The rule book as one CCG takes it up: guidance from the day it was adopted, and the CCG's own rules."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from declarations.guidance.rules import Instrument, Period, Rule

LOCAL = "LOCAL"
Book = tuple[tuple[Instrument, ...], tuple[Rule, ...]]


def adopted(texts: Sequence[Instrument], rules: Sequence[Rule], days: Mapping[str, date]) -> Book:
    """Guidance from the day it was adopted, never before it was published; the guidance before it holds until then."""
    periods = {text.key: _in_force_from(text, texts, days) for text in texts}
    known = {text.key: text.in_force for text in texts}
    moved = ((rule, _moved(rule.in_force, known[rule.source.instrument], periods[rule.source.instrument])) for rule in rules)
    return (
        tuple(replace(text, in_force=period) for text in texts if (period := periods[text.key])),
        tuple(replace(rule, in_force=period) for rule, period in moved if period),
    )


def _in_force_from(text: Instrument, texts: Sequence[Instrument], days: Mapping[str, date]) -> Period | None:
    """The days of an instrument once it and those after it are adopted; None where it was passed over."""
    if not text.by_adoption:
        return text.in_force
    begins = {each.key: max(each.in_force.since, days.get(each.key, date.min)) for each in texts if each.by_adoption}
    later = [begins[each.key] for each in texts if each.by_adoption and each.in_force.since > text.in_force.since]
    lasts = [each.in_force.until for each in texts if each.by_adoption and each.in_force.until is not None]
    ends = [*later, *([max(lasts)] if lasts else [])]  # the guidance ended with those it was written for
    return Period(begins[text.key]).within(Period(date.min, min(ends) if ends else None))


def _moved(period: Period, was: Period, now: Period | None) -> Period | None:
    """The days of a rule that began, or ended, with its instrument, as the instrument now does."""
    if now is None:
        return None
    since = now.since if period.since == was.since else period.since
    until = now.until if period.until == was.until else period.until
    return Period(since, until).within(now)


def varied(texts: Sequence[Instrument], rules: Sequence[Rule], own: Sequence[Rule]) -> Book:
    """The book with the CCG's own rules, each in the place of those of its id while it holds."""
    if not own:
        return tuple(texts), tuple(rules)
    kept = [
        replace(rule, in_force=period)
        for rule in rules
        for period in _left_of(rule.in_force, [each.in_force for each in own if each.id == rule.id])
    ]
    return (*texts, _local(own)), tuple(sorted([*kept, *own], key=lambda rule: (rule.id, rule.in_force.since)))


def _left_of(period: Period, taken: Iterable[Period]) -> Iterator[Period]:
    """What is left of a period when others are taken out of it."""
    left = [period]
    for each in taken:
        ends = [Period(date.min, each.since), *([Period(each.until)] if each.until else [])]
        left = [part for one in left for end in ends if (part := one.within(end))]
    yield from left


def _local(own: Sequence[Rule]) -> Instrument:
    ends = [rule.in_force.until for rule in own]
    last = None if None in ends else max(end for end in ends if end)
    return Instrument(
        key=LOCAL,
        title="The CCG's own policy",
        in_force=Period(min(rule.in_force.since for rule in own), last),
        proposes=False,
        note="Written by the CCG's governance officers; each rule was put in force by a second person.",
    )
