"""The Jinja2 environment of every page: NHS macros, urls, static files, and nothing that could query or decide."""

from typing import Any

from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from coi_register.nhsuk import words


def environment(**options: Any) -> Environment:
    """Our templates first, then the NHS macros; an undefined name is an error, never an empty string."""
    options["loader"] = ChoiceLoader([options["loader"], PackageLoader("nhsuk_frontend_jinja")])
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    made = Environment(**options)
    made.globals |= {"static": static, "url": _url, "get_messages": get_messages}
    made.filters |= {"day": words.day, "joined": words.joined}
    return made


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)
