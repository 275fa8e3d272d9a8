"""From the rows of an agenda to the plain facts that the decision service reads."""

from committees.meetings import facts, models
from committees.meetings.vocabulary import AffectedClass, ItemKind, Part, PartPlayed, Route, Stage


def item_as_facts(item: models.Item) -> facts.Item:
    """The item with what it concerns; asks nothing of the database when its concerns and committees are prefetched."""
    return facts.Item(
        key=item.pk,
        title=item.title,
        kind=ItemKind(item.kind),
        decision=item.decision,
        part=Part(item.part),
        committees=frozenset(row.committee_id for row in item.for_committees.all()),
        route=Route(item.route) if item.route else None,
        stage=Stage(item.stage) if item.stage else None,
        concerns=tuple(concern_as_facts(concern) for concern in item.concerns.all()),
    )


def concern_as_facts(concern: models.Concern) -> facts.Concern:
    """One thing that an item concerns."""
    return facts.Concern(
        organisation=concern.organisation_id,
        affected_class=AffectedClass(concern.affected_class) if concern.affected_class else None,
        practices_in=(concern.practices_in_id,) if concern.practices_in_id else (),
        topic=concern.topic,
        person=concern.person_id,
        unidentified=concern.unidentified,
        part_played=PartPlayed(concern.part_played) if concern.part_played else None,
    )
