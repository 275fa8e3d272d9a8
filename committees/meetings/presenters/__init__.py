"""What the pages of a meeting say, as finished sentences."""

from committees.meetings.presenters.nav import MeetingNav, meeting_nav

__all__ = ["MeetingNav", "meeting_nav"]
