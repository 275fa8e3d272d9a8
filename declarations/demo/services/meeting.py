"""A meeting from its convening to the day after: agenda, rulings, who came, and that it was held."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial

from committees.meetings import services as meetings
from committees.meetings.models import Attendance, Item, Meeting
from committees.seats.selectors import seats_on
from declarations.changes import services as changes
from declarations.demo import story
from declarations.demo.services.cast import Cast
from declarations.demo.services.dismissing import dismissed
from declarations.demo.services.ruling import rule_on
from declarations.demo.services.scenes import Scene
from declarations.demo.services.sitting import sits, told_of
from declarations.demo.story import Told
from declarations.evidence import services as evidence
from declarations.evidence.models import Issue

CONVENED, PREPARED, RULED = timedelta(weeks=12), timedelta(weeks=2), timedelta(days=2)  # before the day, where not told


def all_meetings(cast: Cast) -> Iterator[Scene]:
    """The meetings held and those to come."""
    for told in story.meetings():
        yield from _Staged(cast, told).scenes()


class _Staged:
    """One meeting on its way; its rows come into being scene by scene."""

    meeting: Meeting
    issue: Issue | None = None  # the last of its papers

    def __init__(self, cast: Cast, told: Told) -> None:
        self.cast, self.told, self.on = cast, told, told["on"]
        self.items: dict[str, Item] = {}

    def scenes(self) -> Iterator[Scene]:
        """Everything in its order; of a meeting to come, what has happened so far."""
        convened = max(self.on - CONVENED, story.wexbridge()["moved_in"])
        prepared = self.told.get("prepared_on", self.on - PREPARED)
        yield Scene(convened, self._convene)
        for item in self.told.get("items", ()):
            added = item.get("added_on", prepared)
            yield Scene(added, partial(self._add, item, added))
        for dismissal in self.told.get("dismissals", ()):
            yield Scene(dismissal["on"], partial(dismissed, self.cast, self.items, dismissal))
        for issue in self.told.get("issued", ()):
            yield Scene(issue["on"], partial(self._issue, issue))
        if self.told.get("held"):
            yield Scene(self.on - RULED, self._rule_on_everybody)
            yield Scene(self.on, self._hold)
        else:
            if "apologies" in self.told:
                yield Scene(prepared, partial(self._call, Attendance.State.EXPECTED, prepared))
            for ruling in self.told.get("rulings", ()):
                yield Scene(ruling["on"], partial(self._rule, ruling))
            for told in self.told.get("looked", ()):
                yield Scene(told["on"], partial(self._look, told))

    def _convene(self) -> None:
        self.meeting = meetings.convene(
            ccg=self.cast.ccg,
            on=self.on,
            committees=[self.cast.committees[self.told["committee"]]],
            starts_at=time.fromisoformat(self.told["starts_at"]),
            venue=self.told["venue"],
            by=self.cast.officer(self.on),
        )

    def _add(self, told: Told, on: date) -> None:
        by = self.cast.officer(on)
        item = meetings.add_item(self.meeting, by=by, **story.without(told, "concerns", "contributors", "added_on"))
        self.items[told["number"]] = item
        for concern in told.get("concerns", ()):
            meetings.concern(
                item,
                organisation=self.cast.organisations.get(concern.get("organisation", "")),
                affected_class=concern.get("class"),
                unidentified=concern.get("unidentified"),
                part_played=concern.get("as"),
                by=by,
            )
        for contributor in told.get("contributors", ()):
            person = self.cast.people[contributor["person"]]
            meetings.contribute(item, person=person, contribution=contributor["as"], by=by)

    def _issue(self, told: Told) -> None:
        meeting, by = self.meeting, self.cast.officer(told["on"])
        self.issue = evidence.issue_papers(
            meeting, because=told.get("because", ""), follows=self.issue.pk if self.issue else None, by=by
        )

    def _call(self, otherwise: Attendance.State, on: date) -> None:
        """Call the roll: everybody in a seat is expected, or came, but for those who sent apologies."""
        away = {self.cast.people[key].pk for key in self.told.get("apologies", ())}
        roll = [
            meetings.Answer(held.person, seat, Attendance.State.APOLOGIES if held.person_id in away else otherwise)
            for seat in seats_on(self.cast.committees[self.told["committee"]], self.on).of_the_committee()
            for held in seat.holdings.all()
            if not held.deputy
        ]
        meetings.call_the_roll(self.meeting, roll, by=self.cast.officer(on))

    def _rule_on_everybody(self) -> None:
        others = {(told["item"], told["person"]): told for told in self.told.get("rulings", ())}
        rule_on(self.cast, self.meeting, others, on=self.on - RULED)

    def _rule(self, told: Told) -> None:
        case = (told["item"], told["person"])
        rule_on(self.cast, self.meeting, {case: told}, on=told["on"], only=case)

    def _look(self, told: Told) -> None:
        changes.look(self.meeting, by=self.cast.acting(told["by"], told["on"]))

    def _hold(self) -> None:
        self._call(Attendance.State.PRESENT, self.on)
        if told := told_of(self.told["committee"], self.on):
            sits(self.cast, self.meeting, self.items, told)
            return
        meetings.hold(self.meeting, by=self.cast.officer(self.on))
