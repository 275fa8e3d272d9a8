"""A form filled in as a browser does: with the hidden fields of the page that showed it."""

import re
from typing import Any

from django.test import Client

HIDDEN = re.compile(r'<input type="hidden" name="(version|read|follows)" value="([^"]*)"')


def fill_in(client: Client, address: str, answers: dict[str, Any] | None = None, **asked: Any) -> Any:
    """Open the page, and send it with these answers."""
    shown = client.get(address, **{name: value for name, value in asked.items() if name == "secure"})
    return client.post(address, {**dict(HIDDEN.findall(shown.content.decode())), **(answers or {})}, **asked)
