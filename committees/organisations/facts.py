"""An organisation and its ties, as plain facts without a database."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from committees.organisations.vocabulary import LinkKind, OrganisationKind

Key = Hashable  # whatever the loader names a thing by: a UUID from the database, a name from a scenario


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation; `member_of_ccg` names the CCG whose member practice it is on the date of the meeting."""

    key: Key
    name: str
    kind: OrganisationKind
    member_of_ccg: Key | None = None
    ods: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A dated tie from one organisation to another; `until` is the first day on which it no longer holds."""

    kind: LinkKind
    from_: Key
    to: Key
    since: date | None = None
    until: date | None = None
