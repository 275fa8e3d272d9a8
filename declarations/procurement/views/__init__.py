"""The pages of procurements; and the day on which they are asked."""

from datetime import date

from coi_register import clock
from coi_register.accounts.guards import Request


def today(request: Request) -> date:
    """The actor's day."""
    return request.actor.on or clock.today()
