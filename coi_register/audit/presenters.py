"""The history of a thing, as finished sentences, the latest first."""

from collections.abc import Iterable
from dataclasses import dataclass

from coi_register.audit.selectors import EMPTY, Version
from coi_register.nhsuk import words


@dataclass(frozen=True, slots=True)
class Change:
    """One field: what it was, None when it held nothing, and what it became."""

    label: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One deed's effect on one row."""

    heading: str
    when: str
    because: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class HistoryPage:
    title: str
    entries: tuple[Entry, ...]
    back: tuple[str, str] | None = None


def history(title: str, versions: Iterable[Version], *, back: tuple[str, str] | None = None) -> HistoryPage:
    """The page of these versions, the latest first."""
    latest_first = sorted(versions, key=lambda version: version.at, reverse=True)
    return HistoryPage(title, tuple(_entry(version) for version in latest_first), back)


def deed_in_words(name: str) -> str:
    """“interest.declared” is “Interest declared”."""
    said = name.replace(".", " ").replace("_", " ").strip()
    return said[:1].upper() + said[1:]


def _entry(version: Version) -> Entry:
    return Entry(
        heading=f"{deed_in_words(version.deed)} by {version.by}",
        when=f"{words.moment(version.at)}: {version.about} {version.kind}",
        because=version.because,
        changes=tuple(Change(label, None if before == EMPTY else before, after) for label, before, after in version.changes),
    )
