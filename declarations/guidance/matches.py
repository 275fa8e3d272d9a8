"""What the interests of one person meet at one item, match by match, each with what it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from committees.meetings.facts import Concern
from committees.organisations.facts import Key
from committees.organisations.links import Links
from declarations.guidance.agenda import indexed
from declarations.guidance.dates import Standing, standing_of
from declarations.guidance.dismissals import Dismissals, Ground, grounds_of, party_of
from declarations.guidance.facts import Interest, Meeting, Sitting
from declarations.guidance.findings import Stretch
from declarations.guidance.matching import Matcher
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.vocabulary import InterestCategory


@dataclass(frozen=True, slots=True)
class Match:
    """One interest that still counts, meeting one party."""

    interest: Interest
    party: Concern
    name: str  # the party's
    path: tuple[Stretch, ...]
    grounds: tuple[Ground, ...]
    dismissed: bool

    @property
    def key(self) -> str:
        """The party as a form names it."""
        party = self.party
        return str(party.organisation or party.affected_class or party.topic or "".join(map(str, party.practices_in)))

    @property
    def is_direct_financial(self) -> bool:
        """R1.6: an interest whose type is not recorded is weighed as financial."""
        return self.interest.direct and self.interest.category in (InterestCategory.FINANCIAL, InterestCategory.UNKNOWN)


def matches_at(meeting: Meeting, item: Key, sitting: Sitting, book: RuleBook) -> tuple[Match, ...]:
    """Every match of the person at the item on the day, those dismissed among them, in the order of the interests."""
    links = Links(meeting.links, meeting.organisations, meeting.date)
    matcher = Matcher(meeting, indexed(meeting, links), links)
    found = _matches(matcher, item, sitting, book)
    return tuple({(match.interest.key, match.party): match for match in found}.values())


def _matches(matcher: Matcher, item: Key, sitting: Sitting, book: RuleBook) -> Iterator[Match]:
    meeting, ccgs = matcher.meeting, matcher.ccgs_of(sitting)
    dismissals = Dismissals(meeting)
    for interest in sitting.interests:
        if standing_of(interest, on=meeting.date, book=book) not in (Standing.HELD, Standing.ENDED_LATELY):
            continue
        for touch in matcher.touches_of(interest, ccgs):
            if touch.item.key == item:
                yield Match(
                    interest=interest,
                    party=party_of(touch.concern),
                    name=touch.party,
                    path=touch.path,
                    grounds=grounds_of(touch, meeting.organisations),
                    dismissed=any(not told.lapsed for told in dismissals.told_of(touch, sitting.person or sitting.key)),
                )
