"""Questions about papers: which an item has, what is in a file, what stands on its pages."""

from collections.abc import Iterable, Iterator
from typing import IO
from uuid import UUID

from django.db import models
from django.db.models import Prefetch, QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor
from committees.meetings import selectors as meetings
from committees.meetings.models import Item, Meeting
from committees.papers.models import Paper, Text, Version
from committees.papers.permissions import may_keep_papers
from committees.papers.vocabulary import State

VERSIONS = Prefetch("versions", Version.objects.select_related("uploaded_by").order_by("-number"))


def papers_of(of: Item | Meeting) -> list[Paper]:
    """The papers of an item, or of all items on an agenda in its order; each with its `current` version, None while it waits.

    Whoever asks: what somebody may not read the room of packs takes away. Two queries.
    """
    on_agenda = Paper.objects.filter(withdrawn=False, item__withdrawn=False)
    of_it = on_agenda.filter(item=of) if isinstance(of, Item) else on_agenda.filter(item__meeting=of)
    return [*_with_versions(of_it).order_by("item__order", "item__number", "order", "title")]


def all_papers_of(item: Item) -> list[Paper]:
    """The papers of an item with those withdrawn, and all versions of each."""
    return [*_with_versions(Paper.objects.filter(item=item))]


def paper_for(actor: Actor, pk: UUID) -> Paper:
    """A paper of an item that the actor may read, the meeting in hand. Raises Http404, and SignInAgain as the item does."""
    paper = _with_versions(Paper.objects.visible_to(actor).filter(pk=pk)).first()
    if paper is None:
        raise Http404("There is no such paper.")
    paper.item = meetings.item_for(actor, paper.item_id)
    return paper


def paper_kept_by(actor: Actor, pk: UUID) -> Paper:
    """A paper of an agenda that the actor keeps. Raises Http404 for everybody else: that it exists may be withheld from them."""
    paper = paper_for(actor, pk)
    if not may_keep_papers(actor, paper.item):
        raise Http404("There is no such paper.")
    return paper


def waiting() -> list[Version]:
    """The versions that nobody is given until the virus scanner has seen them, those that wait longest first."""
    return [*Version.objects.filter(state=State.QUARANTINED).order_by("at")]


def opened(version: Version) -> IO[bytes]:
    """The file, as it was sent; close it. Raises FileNotFoundError, and whatever a bucket that is away raises."""
    return version.file.storage.open(version.file.name, "rb")  # type: ignore[no-any-return]  # Django's File reads like one


def pages_of(version: Version) -> list[str] | None:
    """The text of each page, empty for one that is only a picture; None: there is none at all, so nothing was searched."""
    if not version.has_text:
        return None
    return [*version.text.pages]


def texts_of(versions: Iterable[Version]) -> dict[UUID, list[str]]:
    """The pages of several versions by their key, in one query; those without any text are left out."""
    wanted = [version.pk for version in versions if version.has_text]
    return {text.version_id: text.pages for text in Text.objects.filter(version__in=wanted)}


def kept_files() -> Iterator[tuple[str, int, str]]:
    """Name, size and hash of the file of every version, whoever reads it: for the backup."""
    yield from Version.objects.values_list("file", "size", "sha256").iterator()


def history_of_paper(paper: Paper) -> list[QuerySet[models.Model]]:
    """The history told with a paper's own: its versions."""
    return [Version.history.filter(paper_id=paper.pk)]


def _with_versions(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    return papers.select_related("item").prefetch_related(VERSIONS)
