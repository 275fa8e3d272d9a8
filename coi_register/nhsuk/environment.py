"""The Jinja2 environment of every page: NHS macros, urls, static files, and nothing that could query or decide."""

import json
from collections.abc import MutableMapping
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template

from coi_register.nhsuk import words
from coi_register.nhsuk.days import boxes
from coi_register.nhsuk.fields import answers, drawn_by, label_of


class TwoManners(Environment):
    """Strict with our templates, an undefined name being an error; forgiving with the NHS macros, which rely on that."""

    forgiving: Environment | None = None

    def get_template(
        self, name: str | Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> Template:
        """The template, made by the forgiving half when it is one of the NHS."""
        if self.forgiving and isinstance(name, str) and name.startswith("nhsuk/"):
            return self.forgiving.get_template(name, parent, globals)
        return super().get_template(name, parent, globals)


def environment(**options: Any) -> Environment:
    """Our templates first, then the NHS macros."""
    options["loader"] = ChoiceLoader([options["loader"], PackageLoader("nhsuk_frontend_jinja")])
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = options["lstrip_blocks"] = True
    made = TwoManners(**options)
    made.add_extension("jinja2.ext.do")
    made.globals |= {"static": static, "static_url": settings.STATIC_URL, "url": _url, "get_messages": get_messages}
    made.globals |= {"answers": answers, "boxes": boxes, "drawn_by": drawn_by, "label_of": label_of}
    made.filters |= {"day": words.day, "joined": words.joined, "as_json": json.dumps}
    made.forgiving = made.overlay(undefined=ChainableUndefined)
    return made


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args or None, kwargs=kwargs or None)
