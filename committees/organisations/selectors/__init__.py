"""Questions about organisations."""

from committees.organisations.selectors.finding import Found, ccg_by_code, find, state_on
from committees.organisations.selectors.known import (
    ccg_on,
    ccgs,
    family_on,
    history_with,
    link_for,
    members_on,
    membership_for,
    name_on,
    names_of_ccgs,
    neighbours_of,
    organisation_for,
    organisation_with_ties,
    organisations_of,
)

__all__ = [
    "Found",
    "ccg_by_code",
    "ccg_on",
    "ccgs",
    "family_on",
    "find",
    "history_with",
    "link_for",
    "members_on",
    "membership_for",
    "name_on",
    "names_of_ccgs",
    "neighbours_of",
    "organisation_for",
    "organisation_with_ties",
    "organisations_of",
    "state_on",
]
