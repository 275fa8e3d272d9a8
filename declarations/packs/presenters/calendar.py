"""A meeting for somebody's calendar; no item is named in it, for a calendar is read by phones and by others."""

from datetime import datetime, timedelta

from django.utils import timezone
from icalendar import Calendar, Event

from committees.meetings.models import Meeting
from committees.meetings.presenters.nav import title_of, who_meets

FOR = timedelta(hours=2)
STATES = {Meeting.State.PLANNED: "CONFIRMED", Meeting.State.HELD: "CONFIRMED", Meeting.State.CANCELLED: "CANCELLED"}


def calendar_of(meeting: Meeting, *, address: str, at: datetime) -> bytes:
    """One event, which a later download of the same meeting replaces."""
    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//coi_register//meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    event.add("uid", f"{meeting.pk}@coi-register")
    event.add("sequence", meeting.version - 1)
    event.add("dtstamp", at)
    event.add("summary", who_meets(meeting))
    event.add("description", f"{title_of(meeting)}. Your papers: {address}")
    event.add("url", address)
    event.add("status", STATES[Meeting.State(meeting.state)])
    if meeting.venue:
        event.add("location", meeting.venue)
    if meeting.starts_at:
        begins = timezone.make_aware(datetime.combine(meeting.on, meeting.starts_at))
        event.add("dtstart", begins)
        event.add("dtend", begins + FOR)
    else:
        event.add("dtstart", meeting.on)
    calendar.add_component(event)
    return bytes(calendar.to_ical())
