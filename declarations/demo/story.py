"""The invented CCG as it is written down: the YAML files beside this one."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent


class Story(yaml.SafeLoader):
    """YAML in which the word `on` is the word it looks like, and not “true”."""

    yaml_implicit_resolvers = {
        first: kinds for first, kinds in yaml.SafeLoader.yaml_implicit_resolvers.items() if first not in "oO"
    }


Told = dict[str, Any]  # one row of the story: the words of a deed, and the story's own


@cache
def wexbridge() -> Told:
    """Who there is: organisations and their links, people and what they declared, committees and their seats."""
    return _read("wexbridge.yaml")


@cache
def meetings() -> tuple[Told, ...]:
    """The meetings, each with what it has of its own and the defaults of all."""
    told = _read("meetings.yaml")
    return tuple(told["defaults"] | meeting for meeting in told["meetings"])


@cache
def proceedings() -> tuple[Told, ...]:
    """What happened in the room at meetings of which that is told."""
    return tuple(_read("proceedings.yaml")["sittings"])


@cache
def rule_book() -> Told:
    """What the CCG adopted, confirmed and wrote itself."""
    return _read("rule_book.yaml")


@cache
def procurements() -> tuple[Told, ...]:
    """What the CCG buys."""
    return tuple(_read("procurement.yaml")["procurements"])


@cache
def registers() -> Told:
    """What became of the registers: who decides, what is withheld, which editions were published."""
    return _read("registers.yaml")


@cache
def reviews() -> Told:
    """What the officer reviewed and asked back."""
    return _read("reviews.yaml")


@cache
def packs() -> Told:
    """When the packs of the next meeting were made, and who opened theirs."""
    return _read("packs.yaml")


@cache
def preparing() -> Told:
    """What members said before the next meeting."""
    return _read("preparing.yaml")


@cache
def gifts() -> Told:
    """What people were offered, when there was nothing, and what was looked into."""
    return _read("gifts.yaml")


def old_register() -> bytes:
    """A register as a clerk kept it, with the mess that such files have."""
    return (HERE / "old_register.csv").read_bytes()


def old_register_came_on() -> date:
    """The day on which the officer sent it."""
    return its_today() - timedelta(days=2)


@cache
def campaigns() -> tuple[Told, ...]:
    """The campaigns that asked, and ask, people to confirm what they declared."""
    return tuple(_read("campaigns.yaml")["campaigns"])


@cache
def papers() -> Told:
    """The papers of the next meeting."""
    return _read("papers.yaml")


def its_today() -> date:
    """The day on which the story ends, and the demo stands."""
    today: date = wexbridge()["today"]
    return today


def without(told: Told, *words: str) -> Told:
    """The row without the story's own words."""
    return {word: value for word, value in told.items() if word not in words}


@cache
def minutes() -> tuple[Told, ...]:
    """What was written of the meetings that were noted in the room."""
    return tuple(_read("minutes.yaml")["minutes"])


def _read(name: str) -> Told:
    told: Told = yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=Story)
    return told
