"""How a link between two organisations is put into words, from either end and on a day."""

from datetime import date

from coi_register.nhsuk.words import day, span
from committees.organisations.facts import Link
from committees.organisations.links import in_force
from committees.organisations.vocabulary import LINK_LABELS, LINK_LABELS_BACK, LinkKind

IS = {
    LinkKind.MEMBER_OF: "is a member of",
    LinkKind.SHAREHOLDER_OF: "is a shareholder of",
    LinkKind.OWNED_BY: "is owned by",
    LinkKind.LANDLORD_OF: "is the landlord of",
    LinkKind.SUCCEEDED_BY: "was succeeded by",
    LinkKind.COMPETITOR_OF: "competes with",
    LinkKind.SUBCONTRACTOR_OF: "is a subcontractor of",
}


def tie_words(kind: LinkKind, since: date | None, until: date | None, *, back: bool) -> str:
    """The tie as read from one end, with its dates: Owner of, since 1 June 2015."""
    words = LINK_LABELS_BACK[kind] if back else LINK_LABELS[kind]
    return f"{words.capitalize()}, {dates_words(since, until)}"


def dates_words(since: date | None, until: date | None) -> str:
    """The dates in the few words that a picture has room for."""
    return f"since {day(since)}" if since and not until else span(since, until)


def holds_words(link: Link, on: date) -> str:
    """What is said of a link that does not hold on the day; empty for one that does."""
    if in_force(link, on):
        return ""
    return "Not yet" if link.since is not None and link.since > on else "No longer"
