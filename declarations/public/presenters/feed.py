"""The editions of a register as an Atom feed: what each changed, for whoever follows it."""

from collections.abc import Iterable, Iterator

from django.utils.feedgenerator import Atom1Feed

from committees.organisations.models import Organisation
from declarations.public.presenters.words import to, whole
from declarations.registers.models import Edition
from declarations.registers.presenters.changes import ChangesTold, told
from declarations.registers.selectors.editions import Changes
from declarations.registers.vocabulary import REGISTER_LABELS, Register


def feed_of(ccg: Organisation, register: Register, editions: Iterable[tuple[Edition, Changes]]) -> str:
    """The feed as XML, its addresses whole."""
    title = f"{REGISTER_LABELS[register]}, {ccg}"
    feed = Atom1Feed(
        title=title,
        link=whole(to("public_register", ccg, register)),
        description=title,
        feed_url=whole(to("public_feed", ccg, register)),
        language="en-GB",
    )
    for edition, changes in editions:
        feed.add_item(
            title=f"{title}: edition {edition.number}",
            link=whole(to("public_changes", ccg, register, edition.number)),
            description="\n".join(_lines(told(changes, register))),
            pubdate=edition.published_at,
            updateddate=edition.published_at,
            unique_id=f"urn:uuid:{edition.pk}",
        )
    return feed.writeString("utf-8")


def _lines(changes: ChangesTold) -> Iterator[str]:
    yield changes.lead
    for kind, entries in (("Came", changes.added), ("Changed", changes.changed), ("Left", changes.left)):
        yield from (f"{kind}: {one.title}. {' '.join(one.says)}".strip() for one in entries)
