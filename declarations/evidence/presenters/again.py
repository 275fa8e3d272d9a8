"""An issue worked out again while somebody waits: the same or not, and what makes the difference."""

from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.evidence import selectors
from declarations.evidence.models import Issue
from declarations.evidence.presenters.issues import TAB
from declarations.evidence.presenters.report import Report, Result, Stage, report

TONES = {Result.SAME: "good", Result.DIFFERENT: "bad", Result.CANNOT: "bad"}


@dataclass(frozen=True, slots=True)
class AgainPage:
    nav: MeetingNav
    title: str
    tone: str
    report: Report
    says: str  # what else is to be known at once
    stages: tuple[Stage, ...]
    back: str


def again_page(issue: Issue, actor: Actor) -> AgainPage:
    """What came of it, without what is said of items that the actor may not read."""
    told = report(issue, selectors.readable(issue, actor).__contains__)
    return AgainPage(
        nav=meeting_nav(issue.meeting, current=TAB, actor=actor),
        title=f"{issue} worked out again",
        tone=TONES[told.result],
        report=told,
        says=_today(told),
        stages=told.stages[1:] if told.result is Result.SAME else told.stages,
        back=reverse("issues", args=[issue.meeting_id]),
    )


def _today(told: Report) -> str:
    if not told.stages:
        return ""
    differing = sum(len(stage.differences) for stage in told.stages[1:])
    if not differing:
        return "Under the rules of today and from what is on record today it is the same, too."
    return f"Under the rules of today and from what is on record today it differs in {counted(differing, 'place')}."
