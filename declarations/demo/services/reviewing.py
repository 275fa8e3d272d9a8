"""How the officer of the story reviews declarations, and what she asks back."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told, reviews
from declarations.interests.models import Interest
from declarations.review import services as review


def reviewed(cast: Cast) -> Iterator[Scene]:
    """One day on which everything was read, and the questions since then."""
    yield Scene(reviews()["read_on"], partial(_read_all, cast, reviews()["read_on"]))
    for told in reviews()["asked"]:
        yield Scene(told["on"], partial(_ask, cast, told))


def _read_all(cast: Cast, on: date) -> None:
    officer = cast.officer(on)
    for interest in Interest.objects.filter(person__ccg=cast.ccg).exclude(person=officer.person):
        review.agree(
            interest,
            step=interest.mitigation,  # type: ignore[arg-type]
            text=interest.mitigation_text,
            review_on=None,
            on=on,
            by=officer,
        )


def _ask(cast: Cast, told: Told) -> None:
    interest = Interest.objects.get(person=cast.people[told["person"]], role=told["role"])
    review.ask(interest, words=told["words"], on=told["on"], by=cast.officer(told["on"]))
