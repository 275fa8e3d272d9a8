"""What the shell round every page needs: who is signed in, and where they can go."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """The actor, and whether this is the demo."""
    return {"actor": getattr(request, "actor", None), "is_demo": settings.DEMO}
