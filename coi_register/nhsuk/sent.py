"""What happens when a form is sent: the deed, or the sentence that refuses it, shown on the form."""

from collections.abc import Callable

from django.http import HttpRequest, QueryDict

from coi_register.audit.services import AlreadyDone
from coi_register.nhsuk.forms import Form
from coi_register.refusals import CannotBeDone


def sent(request: HttpRequest) -> QueryDict | None:
    """What the form was sent with, be it nothing; None when it is only shown."""
    return request.POST if request.method == "POST" else None


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
