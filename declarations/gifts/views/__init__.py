"""The pages of the register of gifts and hospitality; and what each of them asks of its request."""

from datetime import date

from coi_register import clock
from coi_register.accounts.guards import Request


def today(request: Request) -> date:
    """The actor's day."""
    return request.actor.on or clock.today()
