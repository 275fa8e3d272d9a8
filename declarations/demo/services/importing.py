"""A register that came as a file and waits for its questions to be answered."""

from collections.abc import Iterator
from functools import partial

from declarations.demo import story
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene
from declarations.imports import services as imports


def old_register(cast: Cast) -> Iterator[Scene]:
    """The locality group's own register, as its clerk kept it."""
    yield Scene(story.old_register_came_on(), partial(_received, cast))


def _received(cast: Cast) -> None:
    imports.receive(
        cast.ccg,
        name="locality register.csv",
        content=story.old_register(),
        source="Register of the locality group, 2017",
        by=cast.officer(story.old_register_came_on()),
    )
