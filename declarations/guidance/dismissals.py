"""Matches that somebody found to be none: remembered, told, and looked at afresh once a fact they rest on has changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from committees.meetings.facts import Concern
from committees.organisations.facts import Key, Link, Organisation
from committees.organisations.vocabulary import LINK_LABELS, ORGANISATION_KIND_LABELS
from declarations.guidance.dates import said
from declarations.guidance.facts import Dismissal, Interest, Meeting
from declarations.guidance.findings import NearMiss
from declarations.guidance.matching import Touch

Known = Mapping[Key, Organisation]


@dataclass(frozen=True, slots=True)
class Ground:
    """One fact that a dismissal rests on: what it is of, by its keys, and how it is; `says` is for people."""

    about: str
    value: str
    says: str = field(compare=False)


def party_of(concern: Concern) -> Concern:
    """The party itself: who may bid today holds a contract tomorrow."""
    return replace(concern, part_played=None)


def grounds_of(touch: Touch, known: Known) -> tuple[Ground, ...]:
    """What the match rests on: the interest in its version, each link on the way with its dates, the party as recorded."""
    return tuple(_grounds(touch, known))


def _grounds(touch: Touch, known: Known) -> Iterator[Ground]:
    if touch.interest is not None:
        yield of_interest(touch.interest)
    for link in touch.reach.links if touch.reach else ():
        yield of_link(link, known)
    party = known.get(touch.concern.organisation)
    if party is not None:
        yield of_party(party)


def of_interest(interest: Interest) -> Ground:
    """The interest in the version declared last."""
    return Ground(f"interest {interest.key}", str(interest.version), f"the interest, version {interest.version}")


def of_link(link: Link, known: Known) -> Ground:
    """The link with the days between which it holds."""
    one, other = (known[key].name if key in known else str(key) for key in (link.from_, link.to))
    tie = LINK_LABELS[link.kind]
    since = f" from {said(link.since)}" if link.since else ""
    until = f" until {said(link.until)}" if link.until else ""
    return Ground(
        f"link {link.from_} {link.kind} {link.to}", f"{link.since}/{link.until}", f"{one} is {tie} {other}{since}{until}"
    )


def of_party(party: Organisation) -> Ground:
    """The organisation under the name and of the kind that it has on the register of organisations."""
    kind = ORGANISATION_KIND_LABELS[party.kind]
    return Ground(f"party {party.key}", f"{party.kind}: {party.name}", f"the party, {party.name} ({kind})")


def changed(rests_on: Mapping[str, str], now: tuple[Ground, ...]) -> tuple[Ground, ...]:
    """The facts that are not as they were: those changed, and those that nobody knew of."""
    return tuple(ground for ground in now if rests_on.get(ground.about) != ground.value)


class Dismissals:
    """The dismissals of a meeting, asked once for each touch."""

    def __init__(self, meeting: Meeting) -> None:
        self._known = meeting.organisations
        self._of: dict[tuple[Key, Concern], list[Dismissal]] = defaultdict(list)
        for dismissal in meeting.dismissals:
            self._of[dismissal.person, dismissal.party].append(dismissal)

    def told_of(self, touch: Touch, person: Key) -> tuple[NearMiss, ...]:
        """What is to be said of the dismissals of this match: those that hold, else those that have lapsed, else nothing."""
        if touch.interest is None or not self._of:
            return ()
        interest = touch.interest.key
        meant = self._of.get((person, party_of(touch.concern)), ())
        told = tuple(self._told(one, touch, interest) for one in meant if one.interest in (None, interest))
        return tuple(near_miss for near_miss in told if not near_miss.lapsed) or told

    def _told(self, dismissal: Dismissal, touch: Touch, interest: Key) -> NearMiss:
        since_then = changed(dict(dismissal.rests_on), grounds_of(touch, self._known))
        says = has_lapsed(dismissal, since_then) if since_then else holds(dismissal, touch.party)
        return NearMiss(says, interest, touch.party, dismissal=dismissal.key, lapsed=bool(since_then))


def holds(dismissal: Dismissal, party: str) -> str:
    """The sentence on a match that stays dismissed."""
    confirmed = f" and confirmed by {dismissal.confirmed_by}" if dismissal.confirmed_by else ""
    until = f", until {said(dismissal.until)}" if dismissal.until else ""
    who = f"{dismissal.by} on {said(dismissal.on)}{confirmed}"
    return f"The match with {party} was dismissed by {who}{until}, {_because(dismissal)}"


def has_lapsed(dismissal: Dismissal, since_then: tuple[Ground, ...]) -> str:
    """The sentence on a match that was dismissed and is flagged again."""
    what = "; ".join(ground.says for ground in since_then)
    return (
        f"{dismissal.by} dismissed this match on {said(dismissal.on)}, {_because(dismissal)} "
        f"That no longer counts. Not so then, or not known then: {what}."
    )


def _because(dismissal: Dismissal) -> str:
    end = "" if dismissal.because.endswith((".", "!", "?")) else "."
    return f"because: “{dismissal.because}{end}”"
