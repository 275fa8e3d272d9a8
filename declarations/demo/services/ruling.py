"""The rulings of the story: by whoever is in the chair for the item, as recommended unless the story says otherwise."""

from collections.abc import Mapping
from datetime import date

from committees.meetings.models import Meeting
from committees.organisations.facts import Key
from declarations.conflicts import services as conflicts
from declarations.conflicts.selectors import Assessed, assessed
from declarations.demo.services.cast import Cast
from declarations.demo.story import Told
from declarations.guidance.findings import Finding
from declarations.guidance.vocabulary import AddOn, Outcome, Step

Case = tuple[str, str]  # the number of an item and the key of a person


def rule_on(cast: Cast, meeting: Meeting, others: Mapping[Case, Told], *, on: date, only: Case | None = None) -> None:
    """Rule on everybody who is flagged, or on one; `others` says, by item and person, what was ruled otherwise."""
    found = assessed(meeting.pk)
    assert found is not None
    keys = {person.pk: key for key, person in cast.people.items()}
    for item, sitting, finding in _flags(found):
        case = (found.items[item].number, keys[found.sittings[sitting].person or sitting])  # type: ignore[index]
        if only in (None, case):
            conflicts.rule(
                item,  # type: ignore[arg-type]
                person=cast.people[case[1]].pk,
                decision=_decision(finding, others.get(case, {})),
                by=cast.acting(keys[found.person_in_the_chair(item, sitting)], on),  # type: ignore[index]
            )


def _flags(found: Assessed) -> list[tuple[Key, Key, Finding]]:
    return [
        (item, sitting, finding)
        for item, answer in found.by_item.items()
        for sitting, finding in answer.findings.items()
        if finding.outcome is Outcome.FLAG and not found.sittings[sitting].stands_by
    ]


def _decision(finding: Finding, told: Told) -> conflicts.Decision:
    """What was recommended, or what the story says with its reason."""
    return conflicts.Decision(
        step=Step(told["step"]) if "step" in told else finding.step,
        no_papers=AddOn.NO_PAPERS in finding.also,
        reason=told.get("reason", ""),
    )
