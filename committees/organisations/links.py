"""Where an interest in one organisation reaches, through links in force on a date.

Gain decides which way a link carries an interest: somebody in X has an interest in Y where what Y gains reaches X.

| link                | from X to Y                                   | from Y to X                                             |
|---------------------|-----------------------------------------------|---------------------------------------------------------|
| X member_of Y       | yes; not where Y is a professional or public  | no: a federation does not live by one member's affairs; |
|                     | body, which shares out nothing                | but yes from a super-partnership, which is one firm     |
| X shareholder_of Y  | yes                                           | no                                                      |
| X owned_by Y        | yes, to the parent and to its parents         | yes: an owner gains what its company gains              |
| X subcontractor_of Y| yes: the prime's contract pays it             | no                                                      |
| X landlord_of Y     | yes, to the tenant and no further             | no                                                      |
| X succeeded_by Y    | yes, as the same organisation                 | yes, and no further: a successor answers for the past   |
| X competitor_of Y   | yes, as a rival and no further                | the same                                                |

Gain passes on at any depth (practice, federation, company). Nothing passes up and then down again, so fellow members of a
federation, companies of one parent and partners in a joint venture are strangers to each other: the false alarm to avoid.
"""

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto

from committees.organisations.facts import Key, Link, Organisation
from committees.organisations.vocabulary import LinkKind, OrganisationKind


class Tie(StrEnum):
    """What the organisation reached is to the one set out from, closest first."""

    SAME = "same"  # its successor, or what it succeeded
    LINKED = "linked"
    RIVAL = "rival"


@dataclass(frozen=True, slots=True)
class Reach:
    """An organisation reached from another by the shortest path; `links` in the order walked."""

    organisation: Key
    tie: Tie
    links: tuple[Link, ...]


class _At(Enum):
    """Where a walk stands; what it may do next depends on how it came."""

    START = auto()
    SUCCESSOR = auto()
    PREDECESSOR = auto()
    GAIN = auto()  # what this one gains reaches the start
    PARENT = auto()  # the start belongs to this one
    END = auto()  # a tenant or fellow of one firm: no further
    RIVAL = auto()


_TIES = {
    _At.START: Tie.SAME,
    _At.SUCCESSOR: Tie.SAME,
    _At.PREDECESSOR: Tie.SAME,
    _At.GAIN: Tie.LINKED,
    _At.PARENT: Tie.LINKED,
    _At.END: Tie.LINKED,
    _At.RIVAL: Tie.RIVAL,
}
_ITSELF = {_At.START, _At.SUCCESSOR}
_GAINING = _ITSELF | {_At.GAIN}
_SHARES_NOTHING_OUT = {
    OrganisationKind.PROFESSIONAL_BODY,
    OrganisationKind.LOCAL_AUTHORITY,
    OrganisationKind.NHS_BODY,
    OrganisationKind.CCG,
}


@dataclass(frozen=True, slots=True)
class _Way:
    """A link as seen from one of its ends."""

    link: Link
    forward: bool

    @property
    def to(self) -> Key:
        return self.link.to if self.forward else self.link.from_


def in_force(link: Link, on: date) -> bool:
    """Half-open; a succession holds for good once it has happened."""
    begun = link.since is None or link.since <= on
    return begun and (link.kind is LinkKind.SUCCEEDED_BY or link.until is None or on < link.until)


class _WaysOn(dict[Key, list[_Way]]):
    """The ways of each organisation that are open on a date, looked at when a walk comes by."""

    def __init__(self, ways: Mapping[Key, list[_Way]], on: date) -> None:
        self._all, self._on = ways, on

    def __missing__(self, organisation: Key) -> list[_Way]:
        self[organisation] = [way for way in self._all.get(organisation, ()) if in_force(way.link, self._on)]
        return self[organisation]


class Links:
    """The links of a meeting in force on its date (`on` None: whatever their dates), walked once for each organisation."""

    def __init__(self, links: tuple[Link, ...], organisations: Mapping[Key, Organisation], on: date | None) -> None:
        self._kinds: Mapping[Key, OrganisationKind] = {key: each.kind for key, each in organisations.items()}
        self._ways: dict[Key, list[_Way]] = defaultdict(list)
        self._members: dict[Key, list[_Way]] = defaultdict(list)
        for link in sorted(links, key=fixed_order):
            if on is None or in_force(link, on):
                self._enter(link)
        self._reached: dict[Key, tuple[Reach, ...]] = {}

    def at(self, on: date) -> "Links":
        """Those of them that are in force on a date; only what a walk comes to is looked at."""
        view = Links((), {}, None)
        view._kinds, view._ways, view._members = self._kinds, _WaysOn(self._ways, on), _WaysOn(self._members, on)
        return view

    def _enter(self, link: Link) -> None:
        """A way back is left out where nothing can come along it: a federation has many members, and none is reached."""
        back = _Way(link, forward=False)
        self._ways[link.from_].append(_Way(link, forward=True))
        if link.kind is LinkKind.MEMBER_OF:
            self._members[link.to].append(back)
            if self._kinds.get(link.to) is OrganisationKind.SUPER_PARTNERSHIP:
                self._ways[link.to].append(back)
        elif link.kind not in (LinkKind.SHAREHOLDER_OF, LinkKind.SUBCONTRACTOR_OF, LinkKind.LANDLORD_OF):
            self._ways[link.to].append(back)

    def reached_from(self, start: Key) -> tuple[Reach, ...]:
        """Every organisation in which somebody with an interest in `start` has one, too; itself first."""
        if start not in self._reached:
            self._reached[start] = self._walk(start)
        return self._reached[start]

    def members_of(self, organisation: Key) -> frozenset[Key]:
        """Everyone who is a member of it, or a member of a member, at any depth; not itself."""
        found: set[Key] = set()
        waiting = [organisation]
        while waiting:
            for way in self._members[waiting.pop()]:
                if way.to not in found:
                    found.add(way.to)
                    waiting.append(way.to)
        return frozenset(found - {organisation})

    def memberships_of(self, organisation: Key) -> frozenset[Key]:
        """What it is itself a member of."""
        return frozenset(way.to for way in self._ways[organisation] if way.link.kind is LinkKind.MEMBER_OF and way.forward)

    def _walk(self, start: Key) -> tuple[Reach, ...]:
        best = {start: Reach(start, Tie.SAME, ())}
        seen = {(start, _At.START)}
        waiting: deque[tuple[Key, _At, tuple[Link, ...]]] = deque([(start, _At.START, ())])
        while waiting:
            here, at, path = waiting.popleft()
            for way in self._ways[here]:
                then = self._next(at, way, here)
                if then is None or (way.to, then) in seen:
                    continue
                seen.add((way.to, then))
                walked = (*path, way.link)
                waiting.append((way.to, then, walked))
                reach = Reach(way.to, _TIES[then], walked)
                if way.to not in best or _closer(reach, best[way.to]):
                    best[way.to] = reach
        return tuple(best.values())

    def _next(self, at: _At, way: _Way, here: Key) -> _At | None:
        """Where the walk stands after this link; None: the link carries nothing that way. The table above, in code."""
        match way.link.kind:
            case LinkKind.SUCCEEDED_BY:
                return _succession(at, way.forward)
            case LinkKind.MEMBER_OF:
                if way.forward:
                    shares = self._kinds.get(way.to) not in _SHARES_NOTHING_OUT
                    return _At.GAIN if at in _GAINING and shares else None
                return self._fellow(at, here)
            case LinkKind.SHAREHOLDER_OF | LinkKind.SUBCONTRACTOR_OF:
                return _At.GAIN if way.forward and at in _GAINING else None
            case LinkKind.OWNED_BY:
                if way.forward:
                    return _At.PARENT if at in _ITSELF | {_At.PARENT} else None
                return _At.GAIN if at in _GAINING else self._fellow(at, here)
            case LinkKind.LANDLORD_OF:
                return _At.END if way.forward and at in _ITSELF else None
            case LinkKind.COMPETITOR_OF:
                return _At.RIVAL if at in _ITSELF else None

    def _fellow(self, at: _At, here: Key) -> _At | None:
        """Down from a super-partnership to its practices: they are one firm, and a partner in one is a partner in all."""
        one_firm = self._kinds.get(here) is OrganisationKind.SUPER_PARTNERSHIP
        return _At.END if one_firm and at in _GAINING | {_At.PARENT} else None


def _succession(at: _At, forward: bool) -> _At | None:
    if not forward:
        return _At.PREDECESSOR if at in (_At.START, _At.PREDECESSOR) else None
    if at is _At.PREDECESSOR:  # another practice that came out of the same past is not this one
        return None
    return _At.SUCCESSOR if at is _At.START else at


def _closer(reach: Reach, than: Reach) -> bool:
    ties = list(Tie)
    return ties.index(reach.tie) < ties.index(than.tie)


def fixed_order(link: Link) -> tuple[str, str, str, date]:
    """Any order that does not depend on how the links were given."""
    return (link.kind, str(link.from_), str(link.to), link.since or date.min)
