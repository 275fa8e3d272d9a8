"""What the people of a scenario declared and confirmed."""

from declarations.interests import services as interests
from declarations.interests.models import Interest
from declarations.scenarios import scenario as said
from declarations.scenarios.services.stage import Stage, at

WHY = "The scenario says so."


def declare(stage: Stage) -> None:
    """Declare every interest, then confirm or make a nil return where the scenario says so."""
    for person in stage.scenario.people:
        for place, interest in enumerate(person.interests, start=1):
            with at(interest.line):
                stage.interests[_interest(stage, person, interest).pk] = place
        if person.confirmed and not person.vacant:
            with at(person.line):
                say = interests.confirm if person.interests else interests.nil_return
                say(stage.people[person.id], on=person.confirmed, by=stage.by, because=WHY)


def _interest(stage: Stage, person: said.Person, interest: said.Interest) -> Interest:
    return interests.declare(
        stage.people[person.id],
        on=interest.declared or person.confirmed,
        category=interest.category,
        direct=interest.direct,
        relationship=interest.relationship,
        role=interest.role,
        organisation=stage.organisation(interest.in_, interest.line) if interest.in_ else None,
        affected_class=interest.in_class,
        topic=interest.in_topic,
        text=interest.text,
        since=interest.from_,
        until=interest.to,
        aware_on=interest.aware,
        mitigation=interest.mitigation.step if interest.mitigation else None,
        mitigation_text=interest.mitigation.text if interest.mitigation else "",
        because=WHY,
        again=True,
        by=stage.by,
    )
