"""What follows from an issue of papers in the rooms above: they offer it, and are asked by no name."""

from collections.abc import Callable
from dataclasses import dataclass

from coi_register.accounts.actors import Actor
from committees.meetings.models import Meeting
from declarations.evidence.models import Issue
from declarations.evidence.selectors import latest


@dataclass(frozen=True, slots=True)
class Follower:
    """`begin` writes in the deed of the issue, so that both stand or neither; `go_on` does afterwards what takes longer."""

    begin: Callable[[Issue, Actor], None]
    go_on: Callable[[Issue], str]


_followers: list[Follower] = []


def offer(follower: Follower) -> None:
    """Let this follow from every issue from now on."""
    if follower not in _followers:
        _followers.append(follower)


def begin(issue: Issue, by: Actor) -> None:
    """Begin what follows, in the deed of the issue."""
    for follower in _followers:
        follower.begin(issue, by)


def go_on(meeting: Meeting) -> str:
    """Go on with it now that the papers of the meeting are issued, and tell whoever issued them what became of it."""
    issue = latest(meeting)
    return " ".join(says for follower in _followers if issue and (says := follower.go_on(issue)))
