"""What stands above every page of a meeting: whose meeting it is, when and where, and the tabs to its pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where, may
from coi_register.nhsuk.words import day, joined
from committees.meetings.models import Meeting
from committees.meetings.presenters.words import clock
from committees.organisations.selectors import name_on

TABS = (
    ("Overview", "meeting", "read_meeting"),
    ("Agenda", "agenda", "read_meeting"),
    ("Conflicts", "conflicts", "read_meeting"),
    ("Prepare", "preparing", "read_meeting"),
    ("Papers", "my_papers", "read_meeting"),
    ("Packs", "packs", "read_packs"),
    ("What if", "what_if", "see_flags_on_others"),
    ("In the room", "room", "read_proceedings"),
    ("Issued", "issues", "read_meeting"),
    ("Minutes", "minutes", "read_minutes"),
    ("History", "meeting_history", "read_meeting"),
)
OPEN = "read_meeting"  # whoever reads one page of a meeting may read these


@dataclass(frozen=True, slots=True)
class MeetingNav:
    """`tabs` are (text, address, whether it is the page shown)."""

    title: str
    lead: str
    tabs: tuple[tuple[str, str, bool], ...]


def meeting_nav(meeting: Meeting, current: str, *, actor: Actor | None = None) -> MeetingNav:
    """The head of a page of this meeting; `current` is the text of its tab. Tabs that not every reader may open need the actor."""
    shown = [(text, name) for text, name, action in TABS if action == OPEN or (actor and _may(actor, action, meeting))]
    return MeetingNav(
        title=title_of(meeting),
        lead=_lead(meeting),
        tabs=tuple((text, href, text == current) for text, name in shown for href in _address(name, meeting.pk)),
    )


def _may(actor: Actor, action: str, meeting: Meeting) -> bool:
    committees = meeting.committees
    where = Where(frozenset(one.ccg_id for one in committees), frozenset(one.pk for one in committees))
    return bool(may(actor, action, where))


def title_of(meeting: Meeting) -> str:
    return f"{who_meets(meeting)}, {day(meeting.on)}"


def who_meets(meeting: Meeting) -> str:
    """The committee; of several in common, their one name or how many they are."""
    names = [*dict.fromkeys(committee.name for committee in meeting.committees)]
    if len(meeting.committees) == 1:
        return names[0]
    return f"{names[0]} in common" if len(names) == 1 else f"{len(meeting.committees)} committees in common"


def ccgs_of(meeting: Meeting) -> str:
    """The CCGs whose committees meet, as they were called that day."""
    return joined(dict.fromkeys(name_on(committee.ccg, meeting.on) for committee in meeting.committees))


def state_of(meeting: Meeting) -> tuple[str, str]:
    """The word for how far the meeting has come, and the colour of its tag."""
    match Meeting.State(meeting.state):
        case Meeting.State.PLANNED:
            return "Planned", "blue"
        case Meeting.State.HELD:
            return "Held", "green"
        case Meeting.State.CANCELLED:
            return "Cancelled", "red"


def _lead(meeting: Meeting) -> str:
    when = [clock(meeting.starts_at)] if meeting.starts_at else []
    state = [] if meeting.state == Meeting.State.PLANNED else [state_of(meeting)[0]]
    return " · ".join([ccgs_of(meeting), *when, *([meeting.venue] if meeting.venue else []), *state])


def _address(name: str, pk: UUID) -> Iterator[str]:
    try:
        yield reverse(name, args=[pk])
    except NoReverseMatch:  # a page of an upper storey that is not there
        return
