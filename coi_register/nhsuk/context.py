"""What the shell round every page needs: who is signed in, and where they can go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from coi_register.nhsuk.navigation import navigation


def shell(request: HttpRequest) -> dict[str, Any]:
    """The actor, the links of the header, and whether this is the demo."""
    actor = getattr(request, "actor", None)
    return {"actor": actor, "is_demo": settings.DEMO, "navigation": navigation(actor, request)}
