"""The account of a meeting from what was noted in the room, what was ruled, and what the secretary wrote."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from committees.meetings.models import Meeting
from committees.meetings.presenters.nav import ccgs_of, title_of
from committees.organisations.facts import Key
from committees.seats.vocabulary import SeatCategory
from declarations.conflicts.models import Ruling
from declarations.conflicts.presenters.words import contribution_words
from declarations.conflicts.selectors import Assessed
from declarations.guidance.facts import Interest, Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.vocabulary import AddOn, Outcome, Step
from declarations.minutes.facts import Account, Attendee, Conflict, Going, Item, Late, Opening, Standing, Visitor, Vote
from declarations.minutes.models import Minutes
from declarations.minutes.natures import natures, whys
from declarations.minutes.vocabulary import Presence
from declarations.proceedings.facts import Attended, Away, Proceedings, Taken
from declarations.proceedings.facts import Standing as Stored

Words = Mapping[UUID | None, str]  # what the secretary wrote, by item; None: of the meeting as a whole


@dataclass(frozen=True, slots=True)
class Source:
    """Everything an account is made from."""

    found: Assessed
    told: Proceedings
    words: Words

    @property
    def names(self) -> dict[Key, str]:
        return {one.key: one.name for one in self.found.meeting.organisations.values()}

    def came(self, person: Key) -> bool:
        return any(one.person == person for one in self.told.came())


def words_of(minutes: Minutes | None) -> Words:
    """What stands in the minutes so far."""
    return {passage.item_id: passage.words for passage in minutes.passages.all()} if minutes else {}


def account_of(source: Source) -> Account:
    """The whole meeting, whoever asks: what of it a reader may have, the page says."""
    return Account(_opening(source), tuple(_item(one, source) for one in source.told.items))


def _opening(source: Source) -> Opening:
    row: Meeting = source.found.gathered.row
    return Opening(
        title=title_of(row),
        ccg=ccgs_of(row),
        on=row.on,
        venue=row.venue,
        opened_at=source.told.opened_at,
        closed_at=source.told.closed_at,
        presided=tuple(chairs_there(source)),
        people=tuple(_people(source)),
        words=source.words.get(None, ""),
    )


def chairs_there(source: Source) -> Iterator[UUID]:
    """Who opened the meeting: the chair of each committee, or the vice-chair where the chair did not come."""
    seated = [one for one in source.found.meeting.sittings if not one.vacant and one.deputy_for is None]
    here = [one for one in seated if source.came(one.person or one.key)]
    for committee in source.found.meeting.committees:
        of_it = [one for one in here if not one.seat.committees or committee.key in one.seat.committees]
        in_line = [*(one for one in of_it if one.seat.chair), *(one for one in of_it if one.seat.vice_chair)]
        if in_line:
            yield in_line[0].person or in_line[0].key  # type: ignore[misc]  # keys of rows


def _people(source: Source) -> Iterator[Attendee]:
    """Everybody with a seat, once for each; whoever only stands by is named when they came."""
    stands_by = {one.person or one.key for one in source.found.meeting.sittings if one.stands_by}
    holders = {(one.office, one.committee): one.name for one in source.told.attendance if not one.as_deputy}
    seen: set[tuple[UUID, str]] = set()
    for one in source.told.attendance:
        presence = _presence(one)
        if (one.person, one.office) in seen or (presence is Presence.NOT_RECORDED and one.person in stands_by):
            continue
        seen.add((one.person, one.office))
        instead = holders.get((one.office, one.committee), "") if one.as_deputy else ""
        yield Attendee(one.person, one.name, one.office, presence, one.voting, instead)


def _presence(one: Attended) -> Presence:
    if one.present:
        return Presence.IN_ATTENDANCE if one.category == SeatCategory.IN_ATTENDANCE else Presence.PRESENT
    if one.apologies:
        return Presence.APOLOGIES
    return Presence.ABSENT if one.absent else Presence.NOT_RECORDED


def _item(taken: Taken, source: Source) -> Item:
    goings = tuple(_going(one) for one in taken.away)
    present = taken.present_for_the_outcome
    names = source.told.names
    return Item(
        key=taken.item,
        number=taken.number,
        title=taken.title,
        is_private=taken.private,
        asks_decision=taken.decision_asked,
        presided=(taken.presided,) if taken.presided else (),
        chair=taken.presided_name,
        begun_at=taken.begun_at,
        ended_at=taken.ended_at,
        became=taken.outcome,
        decision=taken.words,
        reason=taken.reason,
        referred_to=taken.referred_to,
        manner=taken.manner,
        casting=taken.casting,
        votes=tuple(Vote(one.person, one.name, one.cast) for one in taken.votes),
        present=tuple(dict.fromkeys(names.get(one.person, one.name) for one in source.told.came() if one.person in present)),
        away=tuple(dict.fromkeys(one.name for one in taken.away)),
        standing=tuple(_standing(one) for one in taken.standing),
        conflicts=tuple(_conflicts(taken, goings, source)),
        goings=goings,
        visitors=tuple(_visitors(taken.item, source)),
        late=tuple(Late(one.person, one.name, one.words, one.at) for one in taken.declared),
        words=source.words.get(taken.item, ""),
    )


def _going(one: Away) -> Going:
    return Going(one.person, one.name, one.went_at, one.came_back_at)


def _standing(one: Stored) -> Standing:
    return Standing(one.name, one.quorate, one.votes, one.majority, one.short_of, one.tally)


def _visitors(item: UUID, source: Source) -> Iterator[Visitor]:
    fact = source.found.items.get(item)
    for one in source.found.meeting.sittings if fact else ():
        person = one.person or one.key
        if fact and one.only_for is not None and item in one.only_for:
            yield Visitor(person, one.name, contribution_words(fact, person))


def as_known_then(finding: Finding, sitting: Sitting, on: date) -> Finding:
    """The finding without what was declared after the meeting: that is for the Guardian, and no part of what happened there."""
    later = {one.key for one in sitting.interests if one.declared is not None and one.declared > on}
    because = tuple(one for one in finding.because if one.interest not in later)
    if finding.outcome is not Outcome.FLAG or because == finding.because:
        return finding
    if not because:
        return Finding(Outcome.CLEAR)
    return replace(finding, step=because[0].step, also=frozenset().union(*(one.also for one in because)), because=because)


def _conflicts(taken: Taken, goings: tuple[Going, ...], source: Source) -> Iterator[Conflict]:
    """Everybody who is flagged for the item or was ruled on, in the order of the seats; each person once."""
    answer = source.found.by_item.get(taken.item)
    seen: set[Key] = set()
    for key, finding in answer.findings.items() if answer else ():
        sitting = source.found.sittings[key]
        person = sitting.person or key
        ruling = source.found.ruling(taken.item, person)
        finding = as_known_then(finding, sitting, source.found.meeting.date)
        if person in seen or sitting.vacant or (ruling is None and finding.outcome is not Outcome.FLAG):
            continue
        if ruling is None and sitting.stands_by and not source.came(person):
            continue  # a deputy who was not called on
        seen.add(person)
        because = {one.interest for one in finding.because} | ({ruling.interest_id} if ruling else set())
        touching = [one for one in sitting.interests if one.key in because]
        yield _conflict(
            person,
            sitting.name,
            finding,
            ruling,
            touching,
            natures(touching, source.names),
            tuple(one for one in goings if one.person == person),
            source,
            came=source.came(person) or sitting.only_for is not None,
        )


def _conflict(
    person: Key,
    name: str,
    finding: Finding,
    ruling: Ruling | None,
    touching: Iterable[Interest],
    nature: tuple[str, ...],
    goings: tuple[Going, ...],
    source: Source,
    *,
    came: bool,
) -> Conflict:
    proposed = ruling.proposed_step if ruling else finding.step
    return Conflict(
        person=person,
        name=name,
        nature=nature,
        why=whys(finding, source.found.book) or ((ruling.reason,) if ruling and ruling.reason else ()),
        proposed=Step(proposed) if proposed else None,
        proposed_no_papers=AddOn.NO_PAPERS in finding.also,
        ruled=Step(ruling.step) if ruling and ruling.step else None,
        no_papers=bool(ruling and ruling.no_papers),
        reason=ruling.reason if ruling else "",
        ruled_by=ruling.ruled_by.name if ruling else "",
        ruled_as=ruling.get_capacity_display() if ruling else "",
        ruled_at=ruling.at if ruling else None,
        came=came,
        interests=tuple(one.key for one in touching),
        goings=goings,
    )
