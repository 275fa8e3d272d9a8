"""A year in numbers: what was met about, who withdrew how often, and what could not be decided."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from committees.organisations.facts import Key
from declarations.oversight.facts import HeldItem, HeldMeeting, Present


@dataclass(frozen=True, slots=True)
class Tally:
    meetings: int
    items: int
    decisions: int
    touched: int  # items from which somebody withdrew
    withdrawals: int
    lost_quorums: int


@dataclass(frozen=True, slots=True)
class Share:
    """How many items a member took part in, and from how many they withdrew; `rank` 1: the largest share of all."""

    person: Key
    name: str
    offices: tuple[str, ...]
    items: int
    decisions: int
    withdrew: int
    rank: int

    @property
    def percent(self) -> int:
        return round(100 * self.withdrew / self.items)


def tally_of(meetings: Iterable[HeldMeeting]) -> Tally:
    """The numbers of some meetings together."""
    held = list(meetings)
    items = [item for meeting in held for item in meeting.items]
    return Tally(
        meetings=len(held),
        items=len(items),
        decisions=sum(item.decision for item in items),
        touched=sum(item.withdrawals > 0 for item in items),
        withdrawals=sum(item.withdrawals for item in items),
        lost_quorums=sum(item.lost_quorum for item in items),
    )


def shares_of(meetings: Iterable[HeldMeeting]) -> list[Share]:
    """Of everybody who withdrew at all, the largest share first; equal shares have one rank.

    R5.10 asks of members; people in attendance are not counted.
    """
    part: dict[Key, list[tuple[HeldItem, Present]]] = defaultdict(list)
    for meeting in meetings:
        for item in meeting.items:
            for one in item.people:
                if one.is_member:
                    part[one.person].append((item, one))
    shares = [_share(person, taken) for person, taken in part.items() if any(one.withdrew for _, one in taken)]
    return [_ranked(share, shares) for share in sorted(shares, key=lambda share: (-_exact(share), share.name))]


def _share(person: Key, taken: list[tuple[HeldItem, Present]]) -> Share:
    return Share(
        person=person,
        name=taken[-1][1].name,
        offices=tuple(dict.fromkeys(one.office for _, one in taken)),
        items=len(taken),
        decisions=sum(item.decision for item, _ in taken),
        withdrew=sum(one.withdrew for _, one in taken),
        rank=0,
    )


def _ranked(share: Share, among: list[Share]) -> Share:
    return Share(
        share.person, share.name, share.offices, share.items, share.decisions, share.withdrew,
        rank=1 + sum(_exact(other) > _exact(share) for other in among),
    )  # fmt: skip


def _exact(share: Share) -> float:
    return share.withdrew / share.items
