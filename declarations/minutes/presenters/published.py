"""Where anybody reads what a meeting decided in public."""

from django.urls import reverse

from committees.meetings.vocabulary import Part
from declarations.minutes.selectors import Reading


def published_at(reading: Reading) -> str:
    """The address, as far as this reader knows of a decision that is published; empty while there is none."""
    code = reading.meeting.ccg.ods_code
    items = [one.item for part in reading.parts for one in part.approvals if one.is_public]
    if not code or not any(item and item.part == Part.PUBLIC and not item.withdrawn for item in items):
        return ""
    return reverse("public_decisions_of_meeting", args=[code.lower(), reading.meeting.pk])
