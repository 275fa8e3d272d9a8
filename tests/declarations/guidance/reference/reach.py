"""Which organisations an interest in one of them reaches: every walk written out, and the best of them kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from committees.organisations.facts import Key, Link
from committees.organisations.vocabulary import LinkKind as L
from committees.organisations.vocabulary import OrganisationKind as O
from declarations.guidance.facts import Meeting

SHARE_NOTHING_OUT = (O.PROFESSIONAL_BODY, O.LOCAL_AUTHORITY, O.NHS_BODY, O.CCG)
GAINS = ("itself", "successor", "gains")  # what is gained here reaches where the walk began

# As what the walk may arrive, by the kind of link and its direction, from wherever it stands.
ALONG = {
    L.SUCCEEDED_BY: {
        "itself": "successor",
        "successor": "successor",
        **{at: at for at in ("gains", "parent", "end", "rival")},
    },
    L.MEMBER_OF: dict.fromkeys(GAINS, "gains"),
    L.SHAREHOLDER_OF: dict.fromkeys(GAINS, "gains"),
    L.SUBCONTRACTOR_OF: dict.fromkeys(GAINS, "gains"),
    L.OWNED_BY: dict.fromkeys(("itself", "successor", "parent"), "parent"),
    L.LANDLORD_OF: dict.fromkeys(("itself", "successor"), "end"),
    L.COMPETITOR_OF: dict.fromkeys(("itself", "successor"), "rival"),
}
AGAINST = {
    L.SUCCEEDED_BY: dict.fromkeys(("itself", "predecessor"), "predecessor"),
    L.OWNED_BY: dict.fromkeys(GAINS, "gains"),
    L.COMPETITOR_OF: dict.fromkeys(("itself", "successor"), "rival"),
}
CLOSENESS = {"itself": 0, "successor": 0, "predecessor": 0, "gains": 1, "parent": 1, "end": 1, "rival": 2}
TIES = ("named", "linked", "competitor")


@dataclass(frozen=True)
class Reached:
    organisation: Key
    tie: str
    kinds: frozenset[L]


def holds(link: Link, meeting: Meeting) -> bool:
    if link.since is not None and link.since > meeting.date:
        return False
    return link.kind is L.SUCCEEDED_BY or link.until is None or meeting.date < link.until


def reached(start: Key, meeting: Meeting) -> list[Reached]:
    """Each organisation once: by the closest tie, then the fewest links, then the links first in order."""
    best: dict[Key, tuple[int, int, Reached]] = {}
    for organisation, at, path in sorted(
        walks(start, meeting), key=lambda walk: len(walk[2])
    ):  # sorting keeps the order found
        rank = (CLOSENESS[at], len(path))
        if organisation not in best or rank < best[organisation][:2]:
            kinds = frozenset(link.kind for link in path)
            best[organisation] = (*rank, Reached(organisation, TIES[CLOSENESS[at]], kinds))
    return [each[2] for each in best.values()]


def walks(start: Key, meeting: Meeting) -> Iterator[tuple[Key, str, list[Link]]]:
    """Every walk from `start` that never stands twice in the same place in the same way."""
    links = [link for link in meeting.links if holds(link, meeting)]
    links.sort(key=lambda link: (link.kind, str(link.from_), str(link.to), str(link.since or "")))

    def go(here: Key, at: str, path: list[Link], seen: set[tuple[Key, str]]) -> Iterator[tuple[Key, str, list[Link]]]:
        yield here, at, path
        for link in links:
            for there, then in steps(link, here, at, meeting):
                if (there, then) not in seen:
                    yield from go(there, then, [*path, link], {*seen, (there, then)})

    return go(start, "itself", [], {(start, "itself")})


def steps(link: Link, here: Key, at: str, meeting: Meeting) -> Iterator[tuple[Key, str]]:
    if link.from_ == here:
        then = ALONG[link.kind].get(at)
        nothing_shared = link.kind is L.MEMBER_OF and kind(link.to, meeting) in SHARE_NOTHING_OUT
        if then is not None and not nothing_shared:
            yield link.to, then
    if link.to == here:
        then = AGAINST.get(link.kind, {}).get(at)
        one_firm = kind(here, meeting) is O.SUPER_PARTNERSHIP and at in (*GAINS, "parent")
        if then is None and link.kind in (L.MEMBER_OF, L.OWNED_BY) and one_firm:
            then = "end"
        if then is not None:
            yield link.from_, then


def kind(organisation: Key, meeting: Meeting) -> O | None:
    known = meeting.organisations.get(organisation)
    return known.kind if known else None


def members(organisation: Key, meeting: Meeting) -> set[Key]:
    """Members, and members of members, however deep."""
    found: set[Key] = set()
    while True:
        more = {
            link.from_
            for link in meeting.links
            if link.kind is L.MEMBER_OF and holds(link, meeting) and link.to in {organisation, *found}
        }
        if more <= found:
            return found - {organisation}
        found |= more
