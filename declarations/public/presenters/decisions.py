"""What meetings decided, in words for anybody: which CCG, which meeting, what was decided, and how conflicts were managed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.nhsuk.words import counted, day
from committees.meetings.models import Meeting
from committees.meetings.presenters.nav import title_of, who_meets
from committees.organisations.models import Organisation
from declarations.minutes.facts import Conflict, Item
from declarations.minutes.presenters.told import managed, reached, told_item, what_was_ruled
from declarations.public.presenters.words import code_of
from declarations.public.selectors.decisions import Decided, Decisions
from declarations.registers.masks import WITHHELD

Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class DecisionsOf:
    """The meetings of one CCG by committee: (committee, lines of text, address and remark)."""

    title: str
    committees: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class CcgsPage:
    ccgs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PublicConflict:
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PublicDecision:
    heading: str
    outcome: str
    decision: str
    how: tuple[str, ...]
    quorum: tuple[str, ...]
    conflicts: tuple[PublicConflict, ...]
    says: str  # that nobody had a conflict, or that it was corrected; empty for neither


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    title: str
    ccg: str
    back: str
    decisions: tuple[PublicDecision, ...]


def ccgs_that_decide_page(ccgs: Iterable[Organisation]) -> CcgsPage:
    """The CCGs whose decisions are published, by name."""
    return CcgsPage(tuple((str(ccg), reverse("public_decisions_of", args=[code_of(ccg)])) for ccg in ccgs))


def decisions_of_page(ccg: Organisation, meetings: Iterable[Meeting]) -> DecisionsOf:
    """The meetings by committee, the latest first."""
    lines: dict[str, list[tuple[str, str, str]]] = {}
    for meeting in meetings:
        many = counted(meeting.decided, "item")  # type: ignore[attr-defined]  # annotated
        lines.setdefault(who_meets(meeting), []).append((day(meeting.on), _address(ccg, meeting), many))
    return DecisionsOf(str(ccg), tuple((name, tuple(lines[name])) for name in sorted(lines)))


def _address(ccg: Organisation, meeting: Meeting) -> str:
    return reverse("public_decisions_of_meeting", args=[code_of(ccg), meeting.pk])


def decisions_page(ccg: Organisation, found: Decisions) -> DecisionsPage:
    """What one meeting decided in public."""
    return DecisionsPage(
        title=title_of(found.meeting),
        ccg=str(ccg),
        back=reverse("public_decisions_of", args=[code_of(ccg)]),
        decisions=tuple(_decision(one, found) for one in found.items),
    )


def _decision(one: Decided, found: Decisions) -> PublicDecision:
    told = told_item(one.item)
    return PublicDecision(
        heading=found.words(told.heading),
        outcome=found.words(told.outcome),
        decision=found.words(told.decision),
        how=tuple(reached(one.item)),
        quorum=tuple(dict.fromkeys(found.words(line) for line in told.quorum)),
        conflicts=tuple(_conflict(conflict, one.item, found) for conflict in one.item.conflicts),
        says=" ".join(_remarks(one)),
    )


def _remarks(one: Decided) -> Iterator[str]:
    if not one.item.conflicts:
        yield "Nobody had a conflict of interest that touches this item."
    if one.version > 1:
        yield f"The minutes of this item were corrected; this is version {one.version}."


def _conflict(conflict: Conflict, item: Item, found: Decisions) -> PublicConflict:
    """Who, what, and how it was managed; the register's own words of it and no more, and nothing of a third person."""
    hides_who = found.hides_who(conflict)
    what = WITHHELD if hides_who or found.hides_what(conflict) else found.words(" ".join(conflict.nature) or "Not recorded")
    ruled = what_was_ruled(conflict.ruled, no_papers=conflict.no_papers)
    rows = [("Interest", what)]
    rows.append(("How it was agreed to manage it", f"{ruled}." if conflict.is_ruled else "Not recorded"))
    rows.append(("How it was managed", found.words(managed(conflict, item))))
    return PublicConflict(WITHHELD if hides_who else found.words(conflict.name), tuple(rows))
