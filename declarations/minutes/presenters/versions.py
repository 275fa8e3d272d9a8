"""The versions of each part that were approved, and line by line what each made of the one before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from coi_register.nhsuk.words import moment
from declarations.minutes.facts import Item, Opening
from declarations.minutes.frozen import read
from declarations.minutes.models import Approval
from declarations.minutes.presenters.told import told_item, told_opening
from declarations.minutes.selectors import Part


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that is gone, or one that is new."""

    text: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Version:
    """`differences` from the version before; none of the first."""

    name: str
    says: str
    because: str
    seal: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class PartVersions:
    title: str
    versions: tuple[Version, ...]  # the latest first
    since: tuple[Difference, ...]  # what is written since the last was approved


def versions_of(part: Part, *, with_draft: bool) -> PartVersions:
    """The history of one part. Raises CannotBeRead for a version that is damaged."""
    bodies = [read(approval.body) for approval in part.approvals]
    told = [_version(one, body, before) for one, body, before in zip(part.approvals, bodies, [None, *bodies], strict=False)]
    since = differences(bodies[-1], part.now) if with_draft and bodies and part.waits else ()
    return PartVersions(title_of_part(part.now), tuple(reversed(told)), since)


def title_of_part(fact: Opening | Item) -> str:
    """How a part is called in a list of parts."""
    return (
        f"Item {fact.number} {fact.title}" if isinstance(fact, Item) else "The meeting: who came, and what was said at large"
    )


def _version(one: Approval, body: Opening | Item, before: Opening | Item | None) -> Version:
    return Version(
        name=f"Version {one.number}",
        says=f"Approved by {one.approved_by.name} on {moment(one.at)}",
        because=one.because,
        seal=one.seal,
        differences=differences(before, body) if before is not None else (),
    )


def differences(before: Opening | Item, after: Opening | Item) -> tuple[Difference, ...]:
    """What a reader finds changed, in the sentences in which it is read."""
    earlier, later = [*lines_of(before)], [*lines_of(after)]
    found: list[Difference] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, earlier, later, autojunk=False).get_opcodes():
        if tag != "equal":
            found += [Difference(line, is_new=False) for line in earlier[i1:i2]]
            found += [Difference(line, is_new=True) for line in later[j1:j2]]
    return tuple(found)


def lines_of(fact: Opening | Item) -> Iterator[str]:
    """A part as the lines in which it is read."""
    if isinstance(fact, Opening):
        head = told_opening(fact)
        yield from (f"{label}: {says}" for label, says in head.rows)
        yield from (f"{heading}: {', '.join(filter(None, row))}" for heading, rows in head.people for row in rows)
        yield from head.words
        return
    item = told_item(fact)
    yield item.heading
    yield from (f"{label}: {says}" for label, says in item.rows)
    yield from item.words
    yield from (f"{conflict.name}. {label}: {says}" for conflict in item.conflicts for label, says in conflict.rows)
    yield from item.quorum
    yield item.outcome
    yield from filter(None, [item.decision, *item.how])
