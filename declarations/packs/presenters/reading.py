"""A pack as pages: the agenda with what one may read under each item, a placeholder for what is withheld, the text of a paper."""

from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, moment, size
from committees.meetings.models import Item
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from committees.papers.models import Paper, Version
from committees.papers.vocabulary import MEDIA_TYPE_LABELS
from declarations.packs import permissions
from declarations.packs.facts import Left, Numbered
from declarations.packs.fronts import changes_told, whom_to_ask
from declarations.packs.models import Pack, PackRun
from declarations.packs.selectors import Table, last_made, pack_of

TAB = "Papers"
NOT_MADE = "The packs of this meeting are not made yet. What you may read already stands below."
CLOSED = (
    "Your pack of {at} cannot be opened any more: what may be read has changed since. "
    "What you may read stands below; ask the secretary for a new pack."
)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper: where its text is read as a page, and where its file is."""

    label: str
    title: str
    about: str
    text: str
    file: str
    media_type: str
    is_private: bool


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item with its papers, or with what stands in their place."""

    number: str
    title: str
    is_private: bool
    withheld: tuple[str, ...]
    papers: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True)
class PackLink:
    words: str
    about: str
    href: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """`whose` is empty on one's own page, and names the person on whose behalf somebody looks."""

    nav: MeetingNav
    heading: str
    lead: str
    whose: str
    pack: PackLink | None
    since: str
    changed: tuple[str, ...]
    items: tuple[ItemLine, ...]
    calendar: str
    more: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TextPage:
    """The text of a paper, page by page; `says` where there is none."""

    nav: MeetingNav
    label: str
    title: str
    caption: str
    says: str
    pages: tuple[tuple[str, tuple[str, ...]], ...]
    file: str
    media_type: str
    back: str


def own_page(table: Table, actor: Actor) -> ReadingPage:
    """What the actor may read, and their pack."""
    run, left = last_made(table.meeting), table.left_by(actor)
    pack = pack_of(actor, table, run, left) if run else None
    before = last_made(table.meeting, before=run.number) if run else None
    return ReadingPage(
        nav=meeting_nav(table.meeting, TAB, actor=actor),
        heading="Your papers",
        lead="" if pack else CLOSED.format(at=moment(run.asked_at)) if run else NOT_MADE,
        whose="",
        pack=_pack(pack) if pack else None,
        since=f"Since {str(before).lower()}" if before else "",
        changed=changes_told(table, before, left) if before and pack else (),
        items=items_for(table, left, links=True),
        calendar=reverse("meeting_calendar", args=[table.meeting.pk]),
        more=_more(table, actor),
    )


def page_as(table: Table, actor: Actor, name: str, left: Left) -> ReadingPage:
    """What somebody else is given, for who keeps the packs: no more of it than they may read themselves."""
    return ReadingPage(
        nav=meeting_nav(table.meeting, "Packs", actor=actor),
        heading=f"The papers of {name}",
        lead="This is what they are given. It is only shown: nothing here counts as served to them.",
        whose=name,
        pack=None,
        since="",
        changed=(),
        items=items_for(table, left, links=False),
        calendar="",
        more=(("Back to the packs", reverse("packs", args=[table.meeting.pk])),),
    )


def items_for(table: Table, left: Left, *, links: bool) -> tuple[ItemLine, ...]:
    """The agenda as far as it is told, with the papers under each item."""
    rows = {str(paper.pk): paper for paper in table.papers}
    return tuple(
        ItemLine(
            number=item.number,
            title=item.title,
            is_private=item.pk in table.withheld.private,
            withheld=_withheld(table, item, left),
            papers=tuple(
                _paper(one, rows[one.paper], links=links)
                for one in table.numbering
                if one.item == str(item.pk) and not left.has(one)
            ),
        )
        for item in table.items
        if str(item.pk) not in left.unnamed
    )


def _withheld(table: Table, item: Item, left: Left) -> tuple[str, ...]:
    if str(item.pk) not in left.withheld or str(item.pk) not in table.with_papers:
        return ()
    return ("Something is withheld here, because of an interest.", whom_to_ask(table, item, []))


def _paper(one: Numbered, paper: Paper, *, links: bool) -> PaperLine:
    version = paper.current
    assert version is not None  # only papers with a clean version are numbered
    return PaperLine(
        label=one.label,
        title=paper.title,
        about=f"{MEDIA_TYPE_LABELS[version.kind]}, {counted(version.pages, 'page')}, {size(version.size)}",
        text=reverse("paper_text", args=[paper.pk]) if links else "",
        file=reverse("paper_file", args=[paper.pk]) if links else "",
        media_type=version.media_type,
        is_private=one.private,
    )


def _pack(pack: Pack) -> PackLink:
    return PackLink(
        words="Open your pack",
        about=f"PDF, {counted(pack.pages, 'page')}, {size(pack.size)}. {pack.run}, made on {_made(pack.run)}.",
        href=reverse("pack_file", args=[pack.pk]),
        sha256=pack.sha256,
    )


def _made(run: PackRun) -> str:
    return moment(run.made_at or run.asked_at)


def _more(table: Table, actor: Actor) -> tuple[tuple[str, str], ...]:
    meeting = table.meeting
    doors = (
        ("Packs: make them, see who gets which", "packs", permissions.may_read_packs(actor, meeting)),
        ("What was served to whom", "served", permissions.may_read_served(actor, meeting)),
    )
    return tuple((words, reverse(name, args=[meeting.pk])) for words, name, verdict in doors if verdict)


def text_page(paper: Paper, numbered: Numbered, version: Version, pages: list[str] | None, actor: Actor) -> TextPage:
    """The text of each page under its number, which is that of everybody's pack."""
    return TextPage(
        nav=meeting_nav(paper.item.meeting, TAB, actor=actor),
        label=numbered.label,
        title=paper.title,
        caption=f"Item {paper.item.number}: {paper.item.title}",
        says="" if pages else "No text was found in this paper: it may be made of pictures. Open the file.",
        pages=tuple(
            (f"{numbered.label}, page {number}", tuple(line for line in page.splitlines() if line.strip()))
            for number, page in enumerate(pages or [], start=1)
        ),
        file=reverse("paper_file", args=[paper.pk]),
        media_type=version.media_type,
        back=reverse("my_papers", args=[paper.item.meeting_id]),
    )
