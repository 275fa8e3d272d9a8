"""The facts of a meeting from the database, in eight queries whatever its size."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from uuid import UUID

from django.db.models import QuerySet

from coi_register.prepared import prepared
from committees.meetings.models import Convening, Meeting
from committees.meetings.selectors import convened_by, convenings
from committees.organisations.facts import Key, Organisation
from committees.organisations.gather import links_round
from committees.seats.models import Committee
from declarations.adoption.selectors import body_for
from declarations.conflicts.gather.agenda import agenda_of
from declarations.conflicts.gather.contributing import without_a_seat
from declarations.conflicts.gather.decided import Rulings, rulings_at
from declarations.conflicts.gather.declared import declared_by
from declarations.conflicts.gather.seated import seated_at, terms_of
from declarations.guidance import facts


@dataclass(frozen=True, slots=True)
class Gathered:
    """A meeting as facts, the rulings in force, and by (item, committee) the chair chosen; `row` is the meeting's own.

    `local_book` is what the convening CCG laid over the national rule book, whose policy governs (R6.19)."""

    meeting: UUID
    row: Meeting
    facts: facts.Meeting
    rulings: Rulings
    chosen: Mapping[tuple[UUID, UUID], UUID]
    local_book: str | None = None


def gather(meeting: UUID) -> Gathered | None:
    """Everything an assessment needs; None when no such meeting has been convened."""
    row = convened_by(_convenings(meeting), "local_book")
    if row is None:
        return None
    committees = {committee.id: committee for committee in row.committees}
    above = _above(committees, row.on)
    agenda = agenda_of(meeting, row.on)
    seated, seated_above = seated_at(meeting, row.on, committees, above, agenda.absences)
    sittings = (*seated, *without_a_seat(agenda.contributors, seated))
    everybody = {sitting.person or sitting.key for sitting in chain(sittings, *seated_above.values())}
    declared = declared_by(everybody, row.on, at=row.ccg_id)
    links, linked = links_round(agenda.parties.keys() | declared.organisations.keys(), row.on)
    terms = terms_of(committees | above, row.on)

    def declaring(sat: Iterable[facts.Sitting]) -> tuple[facts.Sitting, ...]:
        return tuple(with_interests(sitting, declared.interests, row.on) for sitting in sat)

    return Gathered(
        meeting=meeting,
        row=row,
        facts=facts.Meeting(
            date=row.on,
            ccgs=tuple({committee.ccg_id: None for committee in committees.values()}),
            committees=tuple(terms[key] for key in committees),
            sittings=declaring(sittings),
            items=agenda.items,
            organisations=_all(linked, agenda.parties, declared.organisations),
            links=links,
            next_meetings={key: one.next_meeting for key, one in committees.items() if one.next_meeting},
            elsewhere=tuple(facts.Elsewhere(terms[key], declaring(seated_above[key])) for key in above),
            dismissals=declared.dismissals,
        ),
        rulings=rulings_at(meeting),
        chosen=agenda.chosen,
        local_book=row.told["local_book"],
    )


@prepared
def _convenings(meeting: UUID) -> QuerySet[Convening, Convening]:
    return convenings(
        meeting, "run", local_book=body_for("meeting__ccg")
    )  # the run is of `changes`, a room above: named only


def _above(committees: Mapping[UUID, Committee], on: date) -> dict[UUID, Committee]:
    """The committees they report to, to which an item may be referred; those that meet here themselves are known already."""
    found = (one.reports_to for one in committees.values() if one.reports_to)
    return {one.pk: one for one in found if one.pk not in committees and one.is_in_force(on)}


def with_interests(sitting: facts.Sitting, interests: Mapping[Key, tuple[facts.Interest, ...]], on: date) -> facts.Sitting:
    """The sitting with what its person declared; declaring an interest also dates their last declaration."""
    mine = interests.get(sitting.person or sitting.key, ())
    dates = [declared for interest in mine if (declared := interest.declared) and declared <= on]
    return replace(sitting, interests=mine, confirmed=max([*dates, *filter(None, [sitting.confirmed])], default=None))


def _all(*known: Mapping[UUID, Organisation]) -> dict[Key, Organisation]:
    """All the organisations; what is known of one from a later source goes before."""
    return {key: organisation for some in known for key, organisation in some.items()}
