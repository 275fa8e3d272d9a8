"""Where two answers for one meeting differ: item by item, person by person, committee by committee."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from committees.organisations.facts import Key
from declarations.guidance.findings import After, Assessment, Composition, Finding, ItemAssessment
from declarations.guidance.vocabulary import STEP_LABELS, AddOn, Outcome


class Aspect(StrEnum):
    """What differs: of a person at an item, of a committee at it, of the item, or of a committee as it is made up."""

    OUTCOME = "outcome"
    STEP = "step"  # flagged in both, with another step of the ladder
    NO_PAPERS = "no papers"
    REASONS = "reasons"  # the rules on which a flag rests
    QUORUM = "quorum"
    MAJORITY = "majority"
    CHAIR = "chair"
    CLINICAL_VOICE = "clinical voice"
    SCOPE = "scope"
    REMEDIES = "remedies"
    COMPOSITION = "composition"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing on which two answers differ, each in short words; empty where it is nothing to that answer."""

    item: Key | None  # None: of a committee as it is made up, whatever the item
    person: Key | None  # the key of their sitting; None: the committee's
    what: Aspect
    before: str
    after: str
    committee: Key | None = None

    @property
    def place(self) -> "Place":
        """Where each answer says it; a step is said where the outcome is."""
        what = Aspect.OUTCOME if self.what is Aspect.STEP else self.what
        return Place(self.item, self.person, self.committee, what)


class Place(NamedTuple):
    """Of what an answer says something."""

    item: Key | None
    person: Key | None
    committee: Key | None
    what: Aspect


OUTCOME_LABELS = {Outcome.CLEAR: "Clear", Outcome.CANNOT_TELL: "Cannot tell"}
STEPS = frozenset(STEP_LABELS.values())


def differences(before: Assessment, after: Assessment) -> tuple[Difference, ...]:
    """In the order of the later answer, what it no longer knows at the end; empty where both say the same."""
    then, now = said(before), said(after)
    both = ((place, then.get(place, ""), now.get(place, "")) for place in dict.fromkeys([*now, *then]))
    return tuple(_difference(place, before, after) for place, before, after in both if before != after)


def said(answer: Assessment) -> dict[Place, str]:
    """Everything an answer says, in short words."""
    return dict(_told(answer))


def _difference(place: Place, before: str, after: str) -> Difference:
    difference = Difference(place.item, place.person, place.what, before, after, place.committee)
    both_flagged = place.what is Aspect.OUTCOME and STEPS.issuperset({before, after})
    return replace(difference, what=Aspect.STEP) if both_flagged else difference


def _told(answer: Assessment) -> Iterator[tuple[Place, str]]:
    for item in answer.items:
        for person, finding in item.findings.items():
            yield from ((Place(item.item, person, None, what), words) for what, words in _of_finding(finding))
        for after in item.after:
            yield from ((Place(item.item, None, after.committee, what), words) for what, words in _of_after(after))
        yield from ((Place(item.item, None, None, what), words) for what, words in _of_item(item))
    for made_up in answer.composition:
        yield Place(None, None, made_up.committee, Aspect.COMPOSITION), _of_composition(made_up)


def _of_finding(finding: Finding) -> Iterator[tuple[Aspect, str]]:
    yield Aspect.OUTCOME, STEP_LABELS[finding.step] if finding.step else OUTCOME_LABELS[finding.outcome]
    yield Aspect.NO_PAPERS, "no papers" if AddOn.NO_PAPERS in finding.also else ""
    yield Aspect.REASONS, ", ".join(sorted({because.rule for because in finding.because}))


def _of_after(after: After) -> Iterator[tuple[Aspect, str]]:
    quorate = {True: "quorate", False: "not quorate", None: "quorum not known"}
    majority = {True: "majority", False: "no majority", None: "no majority asked for"}
    failed = "; ".join(f"{clause.says}, but {clause.has}" for clause in after.failed_clauses)
    yield Aspect.QUORUM, quorate[after.quorate] + (f": {failed}" if failed else "")
    yield Aspect.MAJORITY, majority[after.lay_executive_majority]
    yield Aspect.CHAIR, after.chair_says.partition("; ")[0].removesuffix(".")
    yield Aspect.CLINICAL_VOICE, "a clinician is left" if after.clinician_present else "no clinician is left"


def _of_item(item: ItemAssessment) -> Iterator[tuple[Aspect, str]]:
    scope = {True: "within what is delegated", False: "outside what is delegated", None: ""}
    yield Aspect.SCOPE, scope[item.scope.in_scope]
    yield Aspect.REMEDIES, "; or ".join(" and ".join(remedy) for remedy in item.remedies)


def _of_composition(made_up: Composition) -> str:
    return " ".join(problem.says for problem in made_up.problems)
