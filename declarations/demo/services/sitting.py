"""The committee's secretary, and what they noted in the room: who must leave leaves, and comes back when the item has ended."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import partial

from django.utils import timezone

from coi_register.accounts import services as accounts
from coi_register.accounts.actors import Actor, Role
from coi_register.audit.services import told_as_of
from committees.meetings.models import Item, Meeting
from committees.people.models import Person
from declarations.demo.services.cast import LOADER, Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told, proceedings, wexbridge
from declarations.proceedings import services as room
from declarations.proceedings.models import Discussion
from declarations.proceedings.selectors import Somebody, room_of
from declarations.proceedings.vocabulary import Manner, VoteCast

BEFORE_THE_DECISION = timedelta(minutes=4)


def secretary(cast: Cast) -> Iterator[Scene]:
    """Who keeps the record of a committee, from the day on which the registers moved in."""
    yield Scene(wexbridge()["moved_in"], partial(_the_secretary, cast, wexbridge()["secretary"]))


def _the_secretary(cast: Cast, told: Told) -> None:
    committee = cast.committees[told["committee"]]
    since = wexbridge()["moved_in"]
    accounts.grant(cast.users[told["key"]], role=Role.SECRETARY, ccg=cast.ccg, committee=committee, since=since, by=LOADER)


def told_of(committee: str, on: date) -> Told | None:
    """What the story tells of a meeting's room; None for most."""
    return next((told for told in proceedings() if (told["committee"], told["on"]) == (committee, on)), None)


def sits(cast: Cast, meeting: Meeting, items: Mapping[str, Item], told: Told) -> None:
    """The meeting from its opening to its close; its roll was called."""
    by = cast.acting(wexbridge()["secretary"]["key"], meeting.on)
    with told_as_of(_moment(meeting, told["opened"])):
        room.open_meeting(meeting, by=by)
    for taken in told["items"]:
        _takes(cast, items[taken["item"]], taken, by)
    with told_as_of(_moment(meeting, told["closed"])):
        room.close_meeting(meeting, by=by)


def _takes(cast: Cast, item: Item, told: Told, by: Actor) -> None:
    meeting = item.meeting
    begins, ends = _moment(meeting, told["at"]), _moment(meeting, told["until"])
    with told_as_of(begins):
        room.begin_item(item, by=by)
    out = [*_leave(item, begins + timedelta(minutes=1), by, at_once=True)]
    out += _leave(item, ends - BEFORE_THE_DECISION, by, at_once=False)
    with told_as_of(ends):
        _ends(cast, item, told, by)
    for minutes, person in enumerate(out, start=1):
        with told_as_of(ends + timedelta(seconds=20 * minutes)):
            room.come_back(meeting, person=person, by=by)


def _leave(item: Item, at: datetime, by: Actor, *, at_once: bool) -> Iterator[Person]:
    """Those who must leave now, or those who leave only before the decision."""
    people = room_of(item.meeting).at(item.pk).people
    for seconds, one in enumerate(one for one in people if _goes(one, at_once=at_once)):
        person = Person.objects.get(pk=one.person)
        with told_as_of(at + timedelta(seconds=15 * seconds)):
            room.leave(item.meeting, person=person, by=by)
        yield person


def _goes(one: Somebody, *, at_once: bool) -> bool:
    return one.must_leave_now if at_once else one.leaves_before_the_decision


def _ends(cast: Cast, item: Item, told: Told, by: Actor) -> None:
    discussion = Discussion.objects.get(item=item)
    match told["ends"]:
        case "decided":
            votes = told.get("votes", {})
            if votes:
                casts = {cast.people[key].pk: VoteCast(vote) for key, vote in votes.items()}
                discussion = room.record_votes(discussion, casts=casts, by=by)
            manner = Manner.VOTES if votes else Manner.CONSENSUS
            room.decide(discussion, words=told["words"], manner=manner, by=by)
        case "noted":
            room.note(discussion, words=told.get("words", ""), by=by)
        case "deferred":
            room.defer(discussion, reason=told["reason"], by=by)
        case "referred":
            room.refer(discussion, referred_to=told["to"], reason=told["reason"], by=by)


def _moment(meeting: Meeting, at: str) -> datetime:
    return timezone.make_aware(datetime.combine(meeting.on, time.fromisoformat(at)))
