"""The campaigns in which people are asked to confirm what they declared, with the letters of each day."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial

from django.utils import timezone

from declarations.campaigns import services
from declarations.campaigns.models import Campaign
from declarations.campaigns.vocabulary import Whom
from declarations.demo import story
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told, without

OF_THE_STORY = ("planned", "opened", "closed", "whom", "committees")


def campaigns(cast: Cast) -> Iterator[Scene]:
    """Each campaign on its way, and the daily run on the days on which it writes."""
    for told in story.campaigns():
        yield from _Staged(cast, told).scenes()


class _Staged:
    """One campaign; its row comes into being in the first scene."""

    campaign: Campaign

    def __init__(self, cast: Cast, told: Told) -> None:
        self.cast, self.told = cast, told

    def scenes(self) -> Iterator[Scene]:
        """What has happened so far."""
        yield Scene(self.told["planned"], self._plan)
        if "opened" not in self.told:
            return
        yield Scene(self.told["opened"], self._open)
        last = self.told.get("closed", story.its_today())
        for offset in self.told["offsets"]:
            on = self.told["due_on"] + timedelta(days=offset)
            if self.told["opened"] < on < last:
                yield Scene(on, partial(_letters, datetime.combine(on, time(7))))
        if "closed" in self.told:
            yield Scene(self.told["closed"], self._close)

    def _plan(self) -> None:
        whom = {one.name: str(one.pk) for one in self.cast.committees.values()}
        self.campaign = services.plan(
            self.cast.ccg,
            by=self.cast.officer(self.told["planned"]),
            whom=Whom(self.told["whom"]),
            committees=[whom[name] for name in self.told.get("committees", ())],
            **without(self.told, *OF_THE_STORY),
        )

    def _open(self) -> None:
        on = self.told["opened"]
        self.campaign = services.open_now(self.campaign, on=on, by=self.cast.officer(on))

    def _close(self) -> None:
        on = self.told["closed"]
        self.campaign = services.close(self.campaign, on=on, by=self.cast.officer(on))


def _letters(at: datetime) -> None:
    for _ in services.write_due(timezone.make_aware(at)):
        pass
