"""The meeting of a scenario: its agenda, what each item concerns, and who came."""

from committees.meetings import services as meetings
from committees.meetings.models import Attendance, Item, Meeting
from committees.seats.models import Seat
from declarations.scenarios import scenario as said
from declarations.scenarios.services.stage import Stage, at


def meet(stage: Stage) -> Meeting:
    """Convene every committee, and put the items on the agenda with what they concern."""
    meeting = meetings.convene(
        ccg=stage.ccgs[stage.scenario.ccgs[0]], on=stage.scenario.date, committees=[*stage.committees.values()], by=stage.by
    )
    for item in stage.scenario.items:
        with at(item.line):
            stage.items[item.id] = _item(stage, meeting, item)
        for concern in item.concerns:
            with at(concern.line):
                _concern(stage, stage.items[item.id], concern)
        for one in item.contributors:
            with at(one.line):
                person = stage.people[one.person]
                meetings.contribute(stage.items[item.id], person=person, contribution=one.as_, by=stage.by)
    return meeting


def attend(stage: Stage, meeting: Meeting) -> None:
    """Say who came, who sent apologies, and who is away for single items."""
    for person in stage.scenario.people:
        with at(person.line):
            if person.seat is not None and not person.vacant:
                for seat in stage.seats[person.id]:
                    _answer(stage, meeting, person, seat, as_deputy=person.seat.deputy_for is not None)
            for item in () if person.vacant else person.absent_for:
                meetings.miss_item(stage.items[item], person=stage.people[person.id], by=stage.by)


def _item(stage: Stage, meeting: Meeting, item: said.Item) -> Item:
    return meetings.add_item(
        meeting,
        number=item.id,
        title=item.title,
        kind=item.kind,
        decision=item.decision,
        part=item.part,
        route=item.route,
        stage=item.stage,
        touches_performer=item.touches_performer,
        committees=[stage.committees[name] for name in item.committees],
        by=stage.by,
    )


def _concern(stage: Stage, item: Item, concern: said.Concern) -> None:
    for name in concern.practices_in or (None,):
        meetings.concern(
            item,
            organisation=stage.organisation(concern.organisation, concern.line) if concern.organisation else None,
            affected_class=concern.class_,
            practices_in=stage.organisation(name, concern.line) if name else None,
            topic=concern.topic,
            person=stage.people[concern.person] if concern.person else None,
            unidentified=concern.unidentified,
            part_played=concern.as_,
            by=stage.by,
        )


def _answer(stage: Stage, meeting: Meeting, person: said.Person, seat: Seat, *, as_deputy: bool) -> None:
    meetings.attend(
        meeting,
        person=stage.people[person.id],
        seat=seat,
        state=Attendance.State.PRESENT if person.comes else Attendance.State.APOLOGIES,
        as_deputy=as_deputy,
        by=stage.by,
    )
