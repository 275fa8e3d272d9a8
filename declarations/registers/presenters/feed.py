"""The editions of a register as an Atom feed: what each changed, for whoever follows it."""

from collections.abc import Callable, Iterable

from django.utils.feedgenerator import Atom1Feed

from committees.organisations.models import Organisation
from declarations.registers.models import Edition
from declarations.registers.presenters.changes import ChangesTold, Told
from declarations.registers.vocabulary import REGISTER_LABELS, Register


def feed(
    ccg: Organisation,
    register: Register,
    editions: Iterable[tuple[Edition, ChangesTold]],
    *,
    at: str,
    page: str,
    page_of: Callable[[Edition], str],
) -> str:
    """The feed as XML; `at` is its own address, `page` that of the register, `page_of` that of an edition: all whole."""
    title = f"{REGISTER_LABELS[register]}, {ccg}"
    made = Atom1Feed(title=title, link=page, description=title, feed_url=at, language="en-GB")
    for edition, changes in editions:
        made.add_item(
            title=f"{title}: edition {edition.number}",
            link=page_of(edition),
            description="\n".join(_lines(changes)),
            pubdate=edition.published_at,
            updateddate=edition.published_at,
            unique_id=f"urn:uuid:{edition.pk}",
        )
    return made.writeString("utf-8")


def _lines(changes: ChangesTold) -> Iterable[str]:
    yield changes.lead
    for kind, entries in (("Came", changes.added), ("Changed", changes.changed), ("Left", changes.left)):
        yield from (_line(kind, one) for one in entries)


def _line(kind: str, one: Told) -> str:
    return f"{kind}: {one.title}. {' '.join(one.says)}".strip()
