"""An issue worked out again while somebody waits: the same or not, and what makes the difference."""

from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.evidence import selectors
from declarations.evidence.models import Issue
from declarations.evidence.presenters.issues import TAB
from declarations.evidence.presenters.report import Report, Result, report

TONES = {Result.SAME: "good", Result.DIFFERENT: "bad", Result.CANNOT: "bad"}


@dataclass(frozen=True, slots=True)
class AgainPage:
    nav: MeetingNav
    title: str
    tone: str
    report: Report
    back: str


def again_page(issue: Issue, actor: Actor) -> AgainPage:
    """What came of it, without what is said of items that the actor may not read."""
    told = report(issue, selectors.readable(issue, actor).__contains__)
    return AgainPage(
        nav=meeting_nav(issue.meeting, current=TAB),
        title=f"{issue} worked out again",
        tone=TONES[told.result],
        report=told,
        back=reverse("issues", args=[issue.meeting_id]),
    )
