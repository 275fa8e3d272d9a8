"""What follows when an item is not decided now: when it comes back, and whether the committee above could decide it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from committees.meetings.facts import Item
from committees.organisations.facts import Key
from committees.seats.facts import Committee
from committees.seats.quorum import is_known
from declarations.guidance.dates import said
from declarations.guidance.facts import Elsewhere, Meeting
from declarations.guidance.findings import Finding, Way
from declarations.guidance.judgement import judge
from declarations.guidance.remaining import Deliberation, Room, demands, lacks
from declarations.guidance.remedies import not_checked
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.seating import handled

Findings = Mapping[tuple[Key, Key], Finding]


@dataclass(frozen=True)
class Outlook:
    """What is known of later meetings and of the committees above; nobody is judged there until an item needs it."""

    meeting: Meeting
    book: RuleBook

    def follows(self, way: Way, *, item: Item, whose: tuple[Committee, ...]) -> str:
        """What follows when the committees whose item it is go this way; nothing where it is a way of deciding."""
        match way:
            case Way.DEFER:
                return self._deferred(whose)
            case Way.REFER:
                return self._referred(item)
            case Way.CONSULT | Way.ATTEND | Way.DEPUTY | Way.INVITE:
                return ""

    def _deferred(self, whose: tuple[Committee, ...]) -> str:
        known = [
            f"the next meeting of {committee.name if len(whose) > 1 else 'this committee'} is on {said(on)}"
            for committee in whose
            if (on := self.meeting.next_meetings.get(committee.key)) is not None
        ]
        return f"The item waits; {', '.join(known)}." if known else not_checked(Way.DEFER)

    def _referred(self, item: Item) -> str:
        return " ".join(self._above(item)) or not_checked(Way.REFER)

    def _above(self, item: Item) -> Iterator[str]:
        """Whether each committee above could decide, were all who sit there present."""
        for other, found in zip(self.meeting.elsewhere, self._judged, strict=True):
            handling = {one.key: handled(found[item.key, one.key]) for one in other.sittings if not one.vacant}
            committee = other.committee
            at = Deliberation(item.key, ((committee, demands(committee, self.book)),), other.sittings, handling)
            yield f"To the {committee.name}: {_could(*at.rooms())}."

    @cached_property
    def _judged(self) -> tuple[Findings, ...]:
        return tuple(judge(self._before(other), self.book) for other in self.meeting.elsewhere)

    def _before(self, other: Elsewhere) -> Meeting:
        """The same agenda before the other committee."""
        return replace(
            self.meeting, committees=(*self.meeting.committees, other.committee), sittings=other.sittings, elsewhere=()
        )


def _could(room: Room) -> str:
    if wants := lacks(room):
        return f"it could not decide either on what is recorded, and would want {'; '.join(wants)}"
    if not is_known(room.committee.quorum):
        return "cannot tell, for its quorum is not known"
    return "it could decide, on what is recorded and if all its members come"
