"""The papers of an item as whoever keeps them sees them: what is read, what waits, what came before."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, moment, size
from committees.meetings.models import Item, Meeting
from committees.meetings.presenters import meeting_nav
from committees.meetings.presenters.nav import MeetingNav
from committees.papers.models import Paper, Version
from committees.papers.vocabulary import MEDIA_TYPE_LABELS, STATE_LABELS, State


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A file; `tag` is a word and its colour where it is not the one that is read."""

    heading: str
    about: str
    tag: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper; `warning` says what somebody should know of it, `deeds` are (words, address)."""

    title: str
    about: str
    is_private: bool
    tag: tuple[str, str] | None
    warning: str
    versions: tuple[VersionRow, ...]
    deeds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PapersPage:
    nav: MeetingNav
    heading: str
    papers: tuple[PaperRow, ...]
    withdrawn: tuple[PaperRow, ...]
    frozen: str
    add: str
    named: str
    item: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that asks one thing about papers."""

    nav: MeetingNav
    title: str
    caption: str
    lead: str
    button: str
    back: tuple[str, str]
    takes_file: bool = False
    warning: bool = False


def papers_page(actor: Actor, item: Item, papers: list[Paper]) -> PapersPage:
    """The papers that stand, with what may be done to each; then those withdrawn."""
    is_open = item.meeting.state == Meeting.State.PLANNED and not item.withdrawn
    rows = {
        withdrawn: tuple(_row(one, item, is_open) for one in papers if one.withdrawn is withdrawn)
        for withdrawn in (False, True)
    }
    return PapersPage(
        nav=meeting_nav(item.meeting, "Agenda", actor=actor),
        heading=f"{item.number} {item.title}",
        papers=rows[False],
        withdrawn=rows[True],
        frozen="" if is_open else "The agenda of this meeting is closed, so its papers can no longer change.",
        add=reverse("add_paper", args=[item.pk]) if is_open else "",
        named=_upstairs("named_in_papers", item.pk) if rows[False] else "",
        item=reverse("item", args=[item.pk]),
    )


def form_page(actor: Actor, item: Item, title: str, button: str, **more: object) -> FormPage:
    """A page round a form, which leads back to the papers of the item."""
    return FormPage(
        nav=meeting_nav(item.meeting, "Agenda", actor=actor),
        title=title,
        button=button,
        back=("Back to the papers of the item", reverse("papers", args=[item.pk])),
        **{"caption": f"{item.number} {item.title}", "lead": ""} | more,  # type: ignore[arg-type]  # as its fields say
    )


def _row(paper: Paper, item: Item, is_open: bool) -> PaperRow:
    newest = paper.newest_first[0]
    return PaperRow(
        title=paper.title,
        about=_about(paper.current or newest),
        is_private=paper.is_private,
        tag=_tag(paper),
        warning=_warning(paper, newest),
        versions=tuple(_version(one, paper) for one in paper.newest_first),
        deeds=(*_reads(paper, item), *_deeds(paper, is_open)),
    )


def _tag(paper: Paper) -> tuple[str, str] | None:
    if paper.withdrawn:
        return ("Withdrawn", "grey")
    return None if paper.current else ("Not given to anybody yet", "yellow")


def _warning(paper: Paper, newest: Version) -> str:
    match State(newest.state):
        case State.QUARANTINED:
            return (
                "The virus scanner could not be reached. The file is kept apart, given to nobody, and shown to the scanner "
                "again by itself."
            )
        case State.REFUSED:
            return f"The virus scanner found {newest.found} in the newest file. Nobody is given it. Put a clean one in its place."
        case State.CLEAN:
            return (
                "" if newest.has_text else "It holds no text, perhaps because it was scanned. It is not searched for names."
            )


def _about(version: Version) -> str:
    pages = counted(version.pages, "page")
    return ", ".join([MEDIA_TYPE_LABELS[version.kind], pages, size(version.size), f"version {version.number}"])


def _version(version: Version, paper: Paper) -> VersionRow:
    by = f" by {version.uploaded_by.name}" if version.uploaded_by else ""
    about = f"“{version.given_name}”, {_about(version)}, sent {moment(version.at)}{by}"
    if version == paper.current:
        tag = None if paper.withdrawn else ("This one is read", "green")
    else:
        tag = ("Replaced", "grey") if version.is_clean else (STATE_LABELS[State(version.state)], "yellow")
    return VersionRow(f"Version {version.number}", about, tag)


def _reads(paper: Paper, item: Item) -> list[tuple[str, str]]:
    """Where it is read, and its file opened from, while anybody may read it."""
    address = "" if paper.withdrawn or item.withdrawn or not paper.current else _upstairs("paper_text", paper.pk)
    return [("Read", address)] if address else []


def _deeds(paper: Paper, is_open: bool) -> list[tuple[str, str]]:
    changes = [("Replace", "replace_paper"), ("Change", "amend_paper"), ("Withdraw", "withdraw_paper")]
    return [
        (words, reverse(name, args=[paper.pk]))
        for words, name in [*(changes if is_open and not paper.withdrawn else ()), ("History", "paper_history")]
    ]


def _upstairs(name: str, pk: UUID) -> str:
    """A page of an upper storey; empty where it is not there."""
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""
