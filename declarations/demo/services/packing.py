"""The packs of the next meeting are made, and made again; some members open theirs."""

from collections.abc import Iterator
from functools import partial

from committees.meetings.models import Meeting
from committees.meetings.selectors import meeting_for
from declarations.demo import story
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told
from declarations.packs import selectors
from declarations.packs import services as packs


def packed(cast: Cast) -> Iterator[Scene]:
    """Each run on its day, and then those who open their pack that day."""
    told = story.packs()
    for one in told["made"]:
        yield Scene(one["on"], partial(_made, cast, told["meeting"], one))
        for person in one["opened_by"]:
            yield Scene(one["on"], partial(_opened, cast, told["meeting"], one, person))


def _meeting(cast: Cast, told: Told) -> Meeting:
    return Meeting.objects.get(on=told["on"], convenings__committee=cast.committees[told["committee"]])


def _made(cast: Cast, meeting: Told, told: Told) -> None:
    by = cast.officer(told["on"])
    found = meeting_for(by, _meeting(cast, meeting).pk)
    before = selectors.last_run(found)
    run = packs.ask(found, by=by, because=told.get("because", ""), follows=before.pk if before else None)
    packs.make(run)


def _opened(cast: Cast, meeting: Told, told: Told, person: str) -> None:
    by = cast.acting(person, told["on"])
    table = selectors.table_of(meeting_for(by, _meeting(cast, meeting).pk))
    run = selectors.last_made(table.meeting)
    if run and (pack := selectors.pack_of(by, table, run, table.left_by(by))):
        packs.serve_pack(pack, to=by)
