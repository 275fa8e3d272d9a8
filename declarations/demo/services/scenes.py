"""A story in scenes: what happened on which day, played in the order of days."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import attrgetter

from django.utils import timezone

from coi_register.audit import services as audit
from declarations.changes.services import together

FIRST_DEED_OF_A_DAY = time(9, 0)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is done on a day; `happen` runs when its turn comes, so it may use what earlier scenes made."""

    on: date
    happen: Callable[[], object]


def play(scenes: Iterable[Scene]) -> None:
    """Let everything happen, each scene a minute after the one before it on its day; what it changes is told in the evening."""
    for on, of_the_day in groupby(sorted(scenes, key=attrgetter("on")), key=attrgetter("on")):
        morning = timezone.make_aware(datetime.combine(on, FIRST_DEED_OF_A_DAY))
        with together():
            for minutes, scene in enumerate(of_the_day):
                with audit.told_as_of(morning + timedelta(minutes=minutes)):
                    scene.happen()
