"""What happens when a form is sent: the deed, or the sentence that refuses it, shown on the form."""

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, QueryDict

from coi_register.audit.presenters import history
from coi_register.audit.selectors import is_done, versions_since
from coi_register.audit.services import AlreadyDone, must_be_as_read
from coi_register.nhsuk.forms import Form
from coi_register.refusals import CannotBeDone, ChangedMeanwhile
from coi_register.verdicts import NotAllowed

BEFORE = "This form was sent before. What it asks for was done then, once, and was not done again."


class Sent(QueryDict):
    """What a form was sent with, and the request that brought it."""

    request: HttpRequest


OURS = {
    "csrfmiddlewaretoken",
    "once",
    "version",
    "read",
    "follows",
    "knowing",
    "next",
    "credential",
}  # hidden; nobody typed them


def sent(request: HttpRequest) -> QueryDict | None:
    """What the form was sent with, be it nothing; None when it is only shown."""
    if request.method != "POST":
        return None
    data = Sent(mutable=True)
    for name, answers in request.POST.lists():
        data.setlist(name, answers)
    data._mutable = False  # type: ignore[attr-defined]
    data.request = request
    return data


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What somebody typed into a form that we could not take: each field’s name in words, and the text.

    Nothing for a form that another site sent, and never what is secret.
    """
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        return []
    told = [(name, value) for name, values in request.POST.lists() if not _is_ours(name) for value in values]
    return [(name.replace("_", " ").replace("-", " ").capitalize(), value) for name, value in told if value.strip()]


def _is_ours(name: str) -> bool:
    return name in OURS or "password" in name or "code" in name


def done(form: Form, deed: Callable[[], object]) -> bool:
    """Whether what the form asks for is done, now or by an earlier sending of the same form.

    Where the row shown was changed meanwhile, the form says what was written, keeps what was typed, and lets choose.
    """
    if not form.is_valid():
        return False
    try:
        _as_read(form)
        deed()
    except AlreadyDone:
        return _was_done(form)
    except (CannotBeDone, NotAllowed) as refusal:
        if is_done(form.cleaned_data["once"]):  # the other sending was faster, and has made this one impossible
            return _was_done(form)
        if isinstance(refusal, NotAllowed):
            raise
        if isinstance(refusal, ChangedMeanwhile):
            show_what_was_written(form, refusal)
        form.refuse(refusal)
        return False
    return True


def _as_read(form: Form) -> None:
    """The row of the form is the one that was shown. Raises ChangedMeanwhile."""
    if form.shows_a_row:
        must_be_as_read(form.row, form.cleaned_data.pop("version"))


def _was_done(form: Form) -> bool:
    request = getattr(form.data, "request", None)
    if request is not None:
        messages.info(request, BEFORE)
    return True


def show_what_was_written(form: Form, changed: ChangedMeanwhile) -> int:
    """The form is now one that has read the row as it is: to send it again is to choose one's own words. The version it read."""
    now, versions = versions_since(changed.row, changed.read)
    form.meanwhile = history("", versions).entries
    data = cast(Any, form.data).copy()
    data[form.add_prefix("version")] = str(now)
    form.data = data
    return now
