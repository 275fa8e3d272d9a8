"""A rule of the guidance, and the instrument it stands in: what it says, where, how binding, and from when to when."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from declarations.guidance.findings import Source
from declarations.guidance.vocabulary import AddOn, Step

NOTHING: Mapping[str, Any] = MappingProxyType({})


class RuleKind(StrEnum):
    STEP = "step"  # proposes a step of the ladder when its conditions hold
    EXCEPTION = "exception"  # says that what looks like a conflict is none; set before every step rule
    FIGURE = "figure"  # a number of days or months
    COMPOSITION = "composition"  # who must sit on a committee
    SCOPE = "scope"  # what a committee may decide
    PROCEDURE = "procedure"  # how the meeting goes on: quorum, chair, remedies, minutes
    OFFER = "offer"  # whether a gift or the like may be accepted, and whether it is declared


@dataclass(frozen=True, slots=True)
class Period:
    """From a day until another, half-open: `until` is the first day on which it no longer holds; None: open."""

    since: date
    until: date | None = None

    def holds(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)

    def within(self, other: "Period") -> "Period | None":
        """The days of both; None where they share none."""
        ends = [until for until in (self.until, other.until) if until is not None]
        both = Period(max(self.since, other.since), min(ends) if ends else None)
        return None if both.until is not None and both.until <= both.since else both


@dataclass(frozen=True, slots=True)
class Instrument:
    """An Act, regulation or guidance; `proposes`: it asks for conflicts at meetings to be handled, so steps rest on it."""

    key: str
    title: str
    in_force: Period
    proposes: bool
    note: str
    by_adoption: bool = False  # guidance that each CCG adopts on a day of its own; statute is never adopted, it binds


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A rule was found in a CCG's own copy of the guidance: by whom, when, where in it, and the words."""

    by: str
    on: date
    place: str
    words: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One dated rule under one instrument; which of the later fields are filled depends on its kind."""

    id: str
    kind: RuleKind
    source: Source
    in_force: Period
    says: str
    rests_on: str  # the domain rule it rests on, "R7.9"
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    step: Step | None = None
    by_mitigation: bool = False  # the step is the one agreed in the register for this interest
    also: frozenset[AddOn] = frozenset()
    figure: int | None = None
    unit: str | None = None  # "days" or "months"
    requires: Mapping[str, Any] = field(default_factory=lambda: NOTHING)  # of composition, scope, procedure, offer
