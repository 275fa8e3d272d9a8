"""Both chairs being conflicted: whom the members may choose, and why it has come to that."""

from dataclasses import dataclass

from coi_register.accounts.actors import Actor
from coi_register.verdicts import Refused
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.conflicts.selectors import Succession


@dataclass(frozen=True, slots=True)
class SuccessionPage:
    nav: MeetingNav
    item: str
    committee: str
    says: str
    may_choose: bool
    why_not: str


def succession_page(succession: Succession, actor: Actor) -> SuccessionPage:
    """The page on which the members' choice is recorded."""
    verdict = succession.verdict
    nobody = "" if succession.choice else "There is nobody to choose for this item."
    return SuccessionPage(
        nav=meeting_nav(succession.found.gathered.row, current="Conflicts", actor=actor),
        item=f"{succession.item.number} {succession.item.title}",
        committee=succession.committee,
        says=succession.says,
        may_choose=bool(verdict) and bool(succession.choice),
        why_not=verdict.because if isinstance(verdict, Refused) else nobody,
    )
