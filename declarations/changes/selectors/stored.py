"""The answers of a meeting: as they were stored, and as they are now."""

from dataclasses import fields
from uuid import UUID

from committees.organisations.facts import Key
from declarations.changes.answers import CLEAR, Answer, Answers, Case, Place, Standing, answer_of
from declarations.changes.models import Left, Outcome, Run
from declarations.conflicts.selectors import Assessed
from declarations.guidance import vocabulary

ANSWER = [field.name for field in fields(Answer) if field.name != "interest"]


def stored(run: Run) -> Answers:
    """What was stored at the last run; two queries."""
    left, names = _left(run.meeting_id)
    return Answers(frozenset(UUID(person) for person in run.people), _outcomes(run.meeting_id), left, names)


def _outcomes(meeting: UUID) -> dict[Case, Answer]:
    rows = Outcome.objects.filter(item__meeting=meeting).values("item_id", "person_id", "interest_id", *ANSWER)
    return {
        (row["item_id"], row["person_id"]): Answer(
            interest=row["interest_id"],
            **{name: row[name] for name in ANSWER}
            | {
                "outcome": vocabulary.Outcome(row["outcome"]),
                "step": vocabulary.Step(row["step"]) if row["step"] else None,
            },
        )
        for row in rows
    }


def _left(meeting: UUID) -> tuple[dict[Place, Standing], dict[Key, str]]:
    names = ("item_id", "committee_id", "quorate", "majority", "chair_id", "votes", "chair__name")
    rows = [*Left.objects.filter(item__meeting=meeting).values(*names)]
    left: dict[Place, Standing] = {
        (row["item_id"], row["committee_id"]): Standing(row["quorate"], row["majority"], row["chair_id"], row["votes"])
        for row in rows
    }
    return left, {row["chair_id"]: row["chair__name"] for row in rows if row["chair_id"]}


def answers_of(found: Assessed) -> Answers:
    """What an assessment says now of those who take part; somebody in two seats has the heavier of their answers."""
    people = {
        key: sitting.person or key for key, sitting in found.sittings.items() if not (sitting.vacant or sitting.stands_by)
    }
    answers: dict[Case, Answer] = {}
    for item in found.standing.items:
        for sitting, finding in ((key, finding) for key, finding in item.findings.items() if key in people):
            case, answer = (item.item, people[sitting]), answer_of(finding)
            if answer.weight > answers.get(case, CLEAR).weight:
                answers[case] = answer
    return Answers(
        people=frozenset(people.values()),
        found=answers,
        left={
            (item.item, after.committee): Standing(
                quorate=after.quorate,
                majority=after.lay_executive_majority,
                chair=found.chair_of(item.item, after),
                votes=after.voting_present,
            )
            for item in found.standing.items
            for after in item.after
        },
        names={people[key]: sitting.name for key, sitting in found.sittings.items() if key in people},
    )
