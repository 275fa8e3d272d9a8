"""The committees of a scenario, their terms, and who sits there."""

from committees.people import services as people
from committees.seats import services as seats
from committees.seats.models import Committee, Seat
from declarations.scenarios import scenario as said
from declarations.scenarios.services.stage import Stage, at


def seat_everyone(stage: Stage) -> None:
    """Make the committees and the people; deputies take their seats after those for whom they stand in."""
    for committee in stage.scenario.committees:
        with at(committee.line):
            ccg = stage.ccgs[committee.ccg or stage.scenario.ccgs[0]]
            stage.committees[committee.name] = seats.establish(
                name=committee.name, kind=committee.kind, ccg=ccg, level=committee.level, by=stage.by
            )
    for person in stage.scenario.people:
        if not person.vacant:
            stage.people[person.id] = people.add(name=person.id, ccg=stage.ccgs[stage.scenario.ccgs[0]], by=stage.by)
    seated = [(person, person.seat) for person in stage.scenario.people if person.seat]
    for person, seat in sorted(seated, key=lambda each: each[1].deputy_for is not None):
        with at(seat.line):
            _seat(stage, person, seat)


def set_terms(stage: Stage) -> None:
    """Give each committee its terms; clauses name offices, so the seats are there first."""
    for committee in stage.scenario.committees:
        quorum = committee.terms.quorum
        with at(committee.line):
            seats.set_terms(
                stage.committees[committee.name],
                quorum_known=quorum is not None,
                minimum=quorum.minimum if quorum else None,
                clauses=[_clause(clause) for clause in quorum.require] if quorum else [],
                conflicted_count=bool(quorum and quorum.conflicted_count),
                lay_executive_majority=committee.terms.lay_executive_majority,
                by=stage.by,
            )


def _seat(stage: Stage, person: said.Person, seat: said.Seat) -> None:
    """Into a seat of their own, into the one they share, or behind the one they deputise for."""
    other = seat.deputy_for or _sharer(stage, person.id, seat)
    known = stage.seats.get(other or "", [])
    stage.seats[person.id] = known or [_new_seat(stage, person.id, seat, body) for body in _committees_of(stage, seat)]
    for row in [] if person.vacant else stage.seats[person.id]:
        seats.seat(
            stage.people[person.id],
            in_=row,
            deputy=seat.deputy_for is not None,
            place=2 if known and not seat.deputy_for else 1,
            by=stage.by,
        )


def _sharer(stage: Stage, person: str, seat: said.Seat) -> str | None:
    """With whom the seat is shared; one side is enough to say so."""
    sharing = (other.id for other in stage.scenario.people if other.seat and other.seat.shared_with == person)
    return seat.shared_with or next(sharing, None)


def _committees_of(stage: Stage, seat: said.Seat) -> list[Committee]:
    return [stage.committees[seat.committee]] if seat.committee else [*stage.committees.values()]


def _new_seat(stage: Stage, person: str, seat: said.Seat, committee: Committee) -> Seat:
    return seats.create_seat(
        committee,
        office=seat.office,
        category=seat.category,
        voting=seat.voting,
        chair=seat.chair,
        vice_chair=seat.vice_chair,
        shared=_sharer(stage, person, seat) is not None,
        holds=seat.holds,
        invited_as=seat.invited_as,
        order=[one.id for one in stage.scenario.people].index(person),
        by=stage.by,
    )


def _clause(clause: said.Clause) -> dict[str, object]:
    return {"any_of": [*clause.any_of], "at_least": clause.at_least, "voting": clause.voting}
