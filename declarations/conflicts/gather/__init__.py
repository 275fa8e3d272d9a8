"""The facts of a meeting from the database, in eight queries whatever its size."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from committees.meetings.models import Meeting
from committees.meetings.selectors import convened
from committees.organisations.facts import Key, Organisation
from declarations.conflicts.gather.agenda import agenda_of
from declarations.conflicts.gather.decided import Rulings, rulings_at
from declarations.conflicts.gather.declared import declared_by
from declarations.conflicts.gather.linked import links_round
from declarations.conflicts.gather.seated import seated_at, terms_of
from declarations.guidance import facts


@dataclass(frozen=True, slots=True)
class Gathered:
    """A meeting as facts, the rulings in force, and by (item, committee) the chair chosen; `row` is the meeting's own."""

    meeting: UUID
    row: Meeting
    facts: facts.Meeting
    rulings: Rulings
    chosen: Mapping[tuple[UUID, UUID], UUID]


def gather(meeting: UUID) -> Gathered | None:
    """Everything an assessment needs; None when no such meeting has been convened."""
    row = convened(meeting, "run")  # of `changes`, a room above: named, not imported
    if row is None:
        return None
    committees = {committee.id: committee for committee in row.committees}
    agenda = agenda_of(meeting)
    sittings = seated_at(meeting, row.on, committees, agenda.absences)
    interests, declared_in = declared_by({sitting.person or sitting.key for sitting in sittings}, row.on)
    links, linked = links_round(agenda.parties.keys() | declared_in.keys())
    return Gathered(
        meeting=meeting,
        row=row,
        facts=facts.Meeting(
            date=row.on,
            ccgs=tuple({committee.ccg_id: None for committee in committees.values()}),
            committees=terms_of(committees, row.on),
            sittings=tuple(_with_interests(sitting, interests, row.on) for sitting in sittings),
            items=agenda.items,
            organisations=_all(linked, agenda.parties, declared_in),
            links=links,
        ),
        rulings=rulings_at(meeting),
        chosen=agenda.chosen,
    )


def _with_interests(sitting: facts.Sitting, interests: Mapping[Key, tuple[facts.Interest, ...]], on: date) -> facts.Sitting:
    """The sitting with what its person declared; declaring an interest also dates their last declaration."""
    mine = interests.get(sitting.person or sitting.key, ())
    dates = [declared for interest in mine if (declared := interest.declared) and declared <= on]
    return replace(sitting, interests=mine, confirmed=max([*dates, *filter(None, [sitting.confirmed])], default=None))


def _all(*known: Mapping[UUID, Organisation]) -> dict[Key, Organisation]:
    """All the organisations; what is known of one from a later source goes before."""
    return {key: organisation for some in known for key, organisation in some.items()}
