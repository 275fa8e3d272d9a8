"""The editions of a register as an Atom feed, for whoever wishes to be told of the next."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

from committees.organisations.models import Organisation
from declarations.public.presenters.words import edition_says, to
from declarations.registers.models import Edition
from declarations.registers.vocabulary import REGISTER_LABELS, Register

MOST = 20  # editions in the feed; all stand on the page of editions


def feed_of(ccg: Organisation, register: Register, editions: Iterable[Edition]) -> str:
    """The feed; each edition leads to what changed in it."""
    feed = Atom1Feed(
        title=f"{REGISTER_LABELS[register]}, {ccg}",
        link=settings.SITE_URL + to("public_register", ccg, register),
        description="",
        feed_url=settings.SITE_URL + to("public_feed", ccg, register),
        language="en-GB",
    )
    for edition in list(editions)[:MOST]:
        address = settings.SITE_URL + to("public_changes", ccg, register, edition.number)
        feed.add_item(
            title=f"Edition {edition.number}",
            link=address,
            description=f"{edition_says(edition)}.",
            unique_id=address,
            pubdate=edition.published_at,
            updateddate=edition.published_at,
        )
    return feed.writeString("utf-8")
