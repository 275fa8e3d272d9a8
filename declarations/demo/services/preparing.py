"""What the members of the story say before their next meeting, and who is silent."""

from collections.abc import Iterator
from functools import partial

from committees.meetings.models import Meeting
from declarations.conflicts.selectors import assessed
from declarations.demo import story
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told
from declarations.preparing import selectors
from declarations.preparing import services as preparing
from declarations.preparing.services.answering import digest_of_all
from declarations.preparing.vocabulary import Said


def said_before(cast: Cast) -> Iterator[Scene]:
    """One by one, and then the officer ticks what is done."""
    told = story.preparing()
    for one in told["said"]:
        yield Scene(one["on"], partial(_say, cast, told, one))
    yield Scene(told["ticked"]["on"], partial(_tick, cast, told))


def _meeting(cast: Cast, told: Told) -> Meeting:
    committee = cast.committees[told["meeting"]["committee"]]
    return Meeting.objects.get(on=told["meeting"]["on"], convenings__committee=committee)


def _say(cast: Cast, told: Told, one: Told) -> None:
    meeting, by = _meeting(cast, told), cast.acting(one["person"], one["on"])
    found = assessed(meeting.pk)
    assert found is not None
    assert by.person is not None
    member = selectors.own(found, by.person, items=[item.key for item in found.items_for(by)])
    assert member is not None
    if one.get("agrees"):
        preparing.agree_to_all(meeting, read=digest_of_all(member.open), by=by)
    for number, words in one.get("disputes", {}).items():
        question = next(word.question for word in member.words if word.question.item.number == number)
        item = meeting.items.get(pk=question.key)
        preparing.say(item, says=Said.NOT_SO, words=words, read=question.digest, by=by)


def _tick(cast: Cast, told: Told) -> None:
    ticked = told["ticked"]
    preparing.tick(_meeting(cast, told), done=ticked["points"], read=0, by=cast.acting(ticked["by"], ticked["on"]))
