"""The matches that were dismissed, read in the same query as the interests they are of."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q

from coi_register.dates import q_in_force
from committees.meetings.facts import Concern
from committees.meetings.vocabulary import AffectedClass
from declarations.conflicts.models import Dismissal as DismissalRow
from declarations.guidance.facts import Dismissal
from declarations.interests.models import Interest

READ = {
    "of": "id",
    "scope": "scope",
    "party": "organisation_id",
    "network": "practices_in_id",
    "class": "affected_class",
    "topic": "topic",
    "rests_on": "rests_on",
    "because": "because",
    "by": "dismissed_by__name",
    "second": "confirmed_by__name",
    "on": "dismissed_on",
    "until": "until",
}


def with_dismissals(on: date, *, at: UUID) -> dict[str, Any]:
    """For a query of interests: those dismissals of each that count at meetings of the CCG on the day, a row for each."""
    not_withdrawn = Q(dismissals__withdrawn_on=None) | Q(dismissals__withdrawn_on__gt=on)
    counts = Q(dismissals__ccg=at, dismissals__since__isnull=False) & q_in_force(on, "dismissals__") & not_withdrawn
    return {
        "dismissed": FilteredRelation("dismissals", condition=counts),
        **{f"dismissed_{word}": F(f"dismissed__{field}") for word, field in READ.items()},
    }


def dismissals_in(rows: Iterable[Interest]) -> tuple[Dismissal, ...]:
    """The dismissals that came with the interests."""
    told = ({word: getattr(row, f"dismissed_{word}") for word in READ} | {"row": row} for row in rows)
    return tuple(_fact(one) for one in told if one["of"])


def _fact(told: dict[str, Any]) -> Dismissal:
    row: Interest = told["row"]
    return Dismissal(
        key=told["of"],
        person=row.person_id,
        interest=row.pk if told["scope"] == DismissalRow.Scope.PAIR else None,
        party=Concern(
            organisation=told["party"],
            affected_class=AffectedClass(told["class"]) if told["class"] else None,
            practices_in=(told["network"],) if told["network"] else (),
            topic=told["topic"],
        ),
        rests_on=tuple(sorted(told["rests_on"].items())),
        by=told["by"],
        confirmed_by=told["second"],
        on=told["on"],
        because=told["because"],
        until=told["until"],
    )
