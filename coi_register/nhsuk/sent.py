"""What happens when a form is sent: the deed, or the sentence that refuses it, shown on the form."""

from collections.abc import Callable

from django.http import HttpRequest, QueryDict

from coi_register.audit.services import AlreadyDone
from coi_register.nhsuk.forms import Form
from coi_register.refusals import CannotBeDone

OURS = {"csrfmiddlewaretoken", "once", "version", "next", "credential"}  # hidden fields; nobody typed them


def sent(request: HttpRequest) -> QueryDict | None:
    """What the form was sent with, be it nothing; None when it is only shown."""
    return request.POST if request.method == "POST" else None


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
    """Whether what the form asks for is done, now or by an earlier sending of the same form."""
    if not form.is_valid():
        return False
    try:
        deed()
    except AlreadyDone:
        return True
    except CannotBeDone as refusal:
        form.refuse(refusal)
        return False
    return True
