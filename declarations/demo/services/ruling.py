"""The rulings of the story: by whoever is in the chair for the item, as recommended unless the story says otherwise."""

from collections.abc import Mapping
from datetime import date

from committees.meetings.models import Item
from declarations.conflicts import services as conflicts
from declarations.conflicts.selectors import assessed
from declarations.demo.services.cast import Cast
from declarations.demo.story import Told
from declarations.guidance.findings import Finding
from declarations.guidance.vocabulary import AddOn, Outcome, Step


def rule_on(cast: Cast, item: Item, others: Mapping[str, Told], *, on: date, only: str | None = None) -> None:
    """Rule on everybody who is flagged for the item, or on one; `others` says, by person, what was ruled otherwise."""
    found = assessed(item.meeting_id)
    assert found is not None
    keys = {person.pk: key for key, person in cast.people.items()}
    for sitting, finding in found.by_item[item.pk].findings.items():
        person = keys.get(found.sittings[sitting].person or sitting)  # type: ignore[call-overload]
        if person and finding.outcome is Outcome.FLAG and only in (None, person):
            chair = keys[found.person_in_the_chair(item.pk, sitting)]  # type: ignore[index]
            conflicts.rule(
                item.pk,
                person=cast.people[person].pk,
                decision=decision_on(finding, others.get(person, {})),
                by=cast.acting(chair, on),
            )


def decision_on(finding: Finding, told: Told) -> conflicts.Decision:
    """What was recommended, or what the story says with its reason."""
    return conflicts.Decision(
        step=Step(told["step"]) if "step" in told else finding.step,
        no_papers=AddOn.NO_PAPERS in finding.also,
        reason=told.get("reason", ""),
    )
