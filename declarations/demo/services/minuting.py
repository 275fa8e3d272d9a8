"""A meeting as it went in the room, minute by minute, and its minutes: written, sent round and approved."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial

from django.utils import timezone

from coi_register.accounts import services as accounts
from coi_register.accounts.actors import Actor, Role
from coi_register.accounts.selectors import actor_of
from coi_register.audit import services as audit
from committees.meetings.models import Item, Meeting
from committees.people.models import Person
from declarations.demo import story
from declarations.demo.services.cast import LOADER, Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told
from declarations.minutes import services as minutes
from declarations.minutes.selectors import reading_for
from declarations.proceedings import services as rooms
from declarations.proceedings.selectors.room import room_of
from declarations.proceedings.vocabulary import Manner

A_MINUTE = timedelta(minutes=1)


def minuted(cast: Cast) -> Iterator[Scene]:
    """The minutes of the meetings whose story tells how they went in the room."""
    for told in story.minuted_meetings():
        yield Scene(story.wexbridge()["moved_in"], partial(_a_secretary, cast, told))
        yield Scene(told["written_on"], partial(_write, cast, told))
        yield Scene(told["approved_on"], partial(_approve, cast, told))


def _a_secretary(cast: Cast, told: Told) -> None:
    committee, since = cast.committees[told["committee"]], story.wexbridge()["moved_in"]
    accounts.grant(cast.users[told["by"]], role=Role.SECRETARY, ccg=cast.ccg, committee=committee, since=since, by=LOADER)


def sat(cast: Cast, meeting: Meeting, told: Told) -> None:
    """The meeting opens, takes its items and closes; whoever must leave for one leaves as it begins, and comes back after it."""
    by, on = actor_of(cast.users[told["by"]], on=told["on"]), told["on"]  # before this day they were asked without the role
    with audit.told_as_of(_at(on, told["opened"])):
        rooms.open_meeting(meeting, by=by)
    items = {item.number: item for item in meeting.items.all()}
    for one in told["items"]:
        _taken(meeting, items[one["number"]], one, on=on, by=by)
    with audit.told_as_of(_at(on, told["closed"])):
        rooms.close_meeting(meeting, by=by)


def _taken(meeting: Meeting, item: Item, told: Told, *, on: date, by: Actor) -> None:
    begun, ended = _at(on, told["begun"]), _at(on, told["ended"])
    with audit.told_as_of(begun):
        discussion = rooms.begin_item(item, by=by)
        gone = [*Person.objects.filter(pk__in={one.person for one in room_of(meeting).at(item.pk).still_here})]
    with audit.told_as_of(begun + A_MINUTE):
        for person in gone:
            rooms.leave(meeting, person=person, by=by)
    with audit.told_as_of(ended):
        match told["outcome"]:
            case "decided":
                rooms.decide(discussion, words=told["decision"], manner=Manner.CONSENSUS, by=by)
            case "deferred":
                rooms.defer(discussion, reason=told["reason"], by=by)
            case _:
                rooms.note(discussion, words=told.get("decision", ""), by=by)
    with audit.told_as_of(ended + A_MINUTE):
        for person in gone:
            rooms.come_back(meeting, person=person, by=by)


def _write(cast: Cast, told: Told) -> None:
    meeting, by = _meeting(cast, told), cast.acting(told["by"], told["written_on"])
    minutes.write(meeting.pk, item=None, words=told["opening"], by=by)
    for one in told["items"]:
        if "words" in one:
            item = meeting.items.get(number=one["number"], withdrawn=False)
            minutes.write(meeting.pk, item=item.pk, words=one["words"], by=by)
    minutes.send(meeting.pk, by=by)


def _approve(cast: Cast, told: Told) -> None:
    meeting, by = _meeting(cast, told), cast.acting(told["approved_by"], told["approved_on"])
    read = minutes.digest_of(reading_for(by, meeting.pk).waits_for(by))
    minutes.approve(meeting.pk, read=read, by=by)


def _meeting(cast: Cast, told: Told) -> Meeting:
    return Meeting.objects.get(on=told["on"], convenings__committee=cast.committees[told["committee"]])


def _at(on: date, clock: str) -> datetime:
    return timezone.make_aware(datetime.combine(on, time.fromisoformat(clock)))
