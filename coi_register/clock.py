"""Which day it is: the real one, unless the demo is told to stand on another."""

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The day on which pages and commands stand."""
    return settings.DEMO_TODAY or timezone.localdate()


def instant() -> datetime:
    """The real moment, in the demo too: for what runs out by itself, such as sessions and invitations."""
    return timezone.now()


def now() -> datetime:
    """The moment at which a deed is done: in the demo, its day at the real time of day."""
    moment = timezone.localtime()
    if settings.DEMO_TODAY is None:
        return moment
    return timezone.make_aware(datetime.combine(settings.DEMO_TODAY, moment.time()))
