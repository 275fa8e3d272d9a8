"""The minutes of meetings that were noted in the room: written the day after, sent round, and approved by whoever presided."""

from collections.abc import Iterator
from functools import partial

from committees.meetings.models import Meeting
from declarations.demo import story
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told
from declarations.minutes import services as minutes
from declarations.minutes.selectors import reading_for


def minuted(cast: Cast) -> Iterator[Scene]:
    """Both days of each."""
    for told in story.minutes():
        yield Scene(told["written_on"], partial(_write, cast, told))
        yield Scene(told["approved_on"], partial(_approve, cast, told))


def _write(cast: Cast, told: Told) -> None:
    meeting, by = _meeting(cast, told), cast.acting(story.wexbridge()["secretary"]["key"], told["written_on"])
    minutes.write(meeting.pk, item=None, words=told["opening"], by=by)
    for number, words in told["items"].items():
        minutes.write(meeting.pk, item=meeting.items.get(number=number, withdrawn=False).pk, words=words, by=by)
    minutes.send(meeting.pk, by=by)


def _approve(cast: Cast, told: Told) -> None:
    meeting, by = _meeting(cast, told), cast.acting(told["approved_by"], told["approved_on"])
    read = minutes.digest_of(reading_for(by, meeting.pk).waits_for(by))
    minutes.approve(meeting.pk, read=read, by=by)


def _meeting(cast: Cast, told: Told) -> Meeting:
    return Meeting.objects.get(on=told["on"], convenings__committee=cast.committees[told["committee"]])
