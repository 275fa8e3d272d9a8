"""One form of the registers: asked, done, and back to where it came from."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.guards import Request
from coi_register.nhsuk.forms import Form
from coi_register.nhsuk.sent import done


@dataclass(frozen=True, slots=True)
class Asking:
    """The page round a form; `warning` is what one cannot take back."""

    caption: str
    title: str
    button: str
    back: str
    lead: str = ""
    warning: str = ""


def asked(request: Request, form: Form, deed: Callable[..., object], page: Asking, says: str) -> HttpResponse:
    """Do the deed with the answers, or ask."""
    if request.method == "POST" and done(form, lambda: deed(**form.cleaned_data)):
        messages.success(request, says)
        return redirect(page.back)
    return render(request, "declarations/registers/asking.jinja", {"page": page, "form": form})
