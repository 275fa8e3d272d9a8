"""A part of the minutes as one text that can be kept, sealed and read again: equal parts give the same bytes."""

import json

from declarations.guidance.plain import NotPlain, fact, plain
from declarations.guidance.record import CannotBeRead, canonical
from declarations.guidance.record import seal as seal
from declarations.minutes.facts import Item, Opening

FORM = 1  # of the text; a later form is read by later releases only, this form by them too
KINDS = {"opening": Opening, "item": Item}
Part = Opening | Item


def written(part: Part) -> str:
    """The part as canonical JSON."""
    name = next(name for name, kind in KINDS.items() if isinstance(part, kind))
    return canonical({"form": FORM, name: plain(part, KINDS[name])})


def read(text: str) -> Part:
    """The part that a text holds. Raises CannotBeRead."""
    try:
        body = json.loads(text)
        form = body.pop("form")
        [(name, data)] = body.items()
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise CannotBeRead("These are no minutes: the text is not as minutes are kept.") from error
    if form != FORM or name not in KINDS:
        raise CannotBeRead(f"These minutes are of form {form!r}: read them with the release that wrote them.")
    try:
        part: Part = fact(data, KINDS[name])
    except (NotPlain, AttributeError, TypeError, ValueError) as error:
        raise CannotBeRead("These minutes cannot be read. Compare them with a backup.") from error
    return part
