"""What changed at a meeting to come, and what would have been different at those that were held, on a desk."""

from django.urls import reverse

from coi_register.nhsuk.words import counted
from committees.meetings.presenters.nav import title_of
from declarations.changes.presenters.told import briefly, how_many
from declarations.changes.selectors.news import News
from declarations.desk.presenters.parts import Action, Block, Task, shown


def changed(news: News) -> Block:
    """For whoever prepares the meeting or presides: each answer that is another now, and why."""
    tasks, more = shown(Task(says, href, detail=why) for says, why, href in briefly(news.new))
    return Block(
        title=f"Changes to {title_of(news.meeting)}",
        says=f"{how_many(news.new)}.",
        tone="todo",
        href=reverse("changes", args=[news.meeting.pk]),
        tasks=tasks,
        more=more,
    )


def would_have_been(waiting: int) -> Block:
    """For the Guardian: late declarations and the like."""
    says = f"{counted(waiting, 'edit')} to look into." if waiting else "Nothing waits to be looked into."
    return Block(
        title="Would have been different",
        says=says[:1].upper() + says[1:],
        tone="unknown" if waiting else "good",
        actions=(Action("What later edits show of past meetings", reverse("hindsight")),),
    )
