"""The pages of the register of interests; and what each of them asks of its request."""

from datetime import date

from django.http import QueryDict

from coi_register import clock
from coi_register.accounts.guards import Request


def today(request: Request) -> date:
    """The actor's day."""
    return request.actor.on or clock.today()


def sent(request: Request) -> QueryDict | None:
    """What was sent with the form; None when the page was only opened."""
    return request.POST if request.method == "POST" else None
