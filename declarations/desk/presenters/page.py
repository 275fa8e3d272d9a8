"""The first page of whoever is signed in: a section for each thing they are here, the most urgent first."""

from collections.abc import Iterator
from dataclasses import dataclass

from coi_register.accounts.actors import Role
from coi_register.nhsuk.words import weekday
from declarations.desk.presenters import gifts, meetings, minutes, room
from declarations.desk.presenters.changes import changed
from declarations.desk.presenters.guardian import guardian, handled
from declarations.desk.presenters.oneself import in_the_chair, oneself
from declarations.desk.presenters.parts import GRAVITY, Block, Section
from declarations.desk.presenters.reading import reading
from declarations.desk.presenters.reviews import to_review
from declarations.desk.presenters.second_person import second_person
from declarations.desk.selectors import Desk

NOTHING = Block("Nothing needs you today", "No meeting is planned that you take part in.", "good")


@dataclass(frozen=True, slots=True)
class HomePage:
    name: str
    today: str
    sections: tuple[Section, ...]


def home_page(desk: Desk) -> HomePage:
    """The meeting of today; then the sections of the actor’s roles by how urgent they are."""
    sections = [*room.today(desk)]
    sections += sorted(_sections(desk), key=lambda section: GRAVITY.index(section.tone))
    return HomePage(desk.actor.name, weekday(desk.on), tuple(sections) or (Section("Today", (NOTHING,)),))


def _sections(desk: Desk) -> Iterator[Section]:
    for told in (_officer, second_person, in_the_chair, _minutes, _news, guardian, oneself, reading):
        yield from told(desk)


def _officer(desk: Desk) -> Iterator[Section]:
    if desk.has(Role.OFFICER):
        prepared = tuple(meetings.prepared(found, desk.actor) for found in desk.meetings)
        yield Section("What needs you today", prepared or (NOTHING,))
        yield Section("How conflicts are handled", (handled(), gifts.register()))
    if desk.to_review or desk.has(Role.OFFICER):
        yield Section("Declarations", (to_review(desk.to_review),))


def _minutes(desk: Desk) -> Iterator[Section]:
    if desk.to_approve:
        yield Section("Minutes", (minutes.to_approve(desk.to_approve),))
    if desk.to_write:
        yield Section("Minutes", (minutes.to_write(desk.to_write),))


def _news(desk: Desk) -> Iterator[Section]:
    if desk.news:
        yield Section("What changed since you last looked", tuple(changed(one) for one in desk.news))
