"""What the shell round every page needs: who is signed in, and where they can go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from coi_register import clock
from coi_register.nhsuk import words
from coi_register.nhsuk.navigation import navigation


def shell(request: HttpRequest) -> dict[str, Any]:
    """The actor, the links of the header, whether this is the demo, and which day it is."""
    actor = getattr(request, "actor", None)
    return {
        "actor": actor,
        "is_demo": settings.DEMO,
        "today": words.day(clock.today()),
        "navigation": navigation(actor, request),
        "session_ends": _when(request),
    }


def _when(request: HttpRequest) -> dict[str, str] | None:
    """When the session ends if nothing more is done; None where nobody is signed in."""
    ends = getattr(request, "session_ends", None)
    return {"says": words.hour(ends), "at": ends.isoformat()} if ends else None
