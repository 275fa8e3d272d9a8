"""One's own papers: the pack, each paper as a page and as its file, the meeting for a calendar. Each file that leaves is noted."""

from typing import IO
from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from coi_register import clock
from coi_register.accounts.guards import Request, guard
from committees.meetings.selectors import meeting_for
from committees.papers.selectors import opened, pages_of
from committees.papers.vocabulary import SUFFIXES, MediaType
from declarations.packs import selectors, services
from declarations.packs.presenters.calendar import calendar_of
from declarations.packs.presenters.reading import own_page, text_page

PDF = MediaType.PDF.value


@guard("read_meeting")
def my_papers(request: Request, pk: UUID) -> HttpResponse:
    """The agenda with what the reader may read, placeholders for what is withheld, and their pack."""
    page = own_page(selectors.table_of(meeting_for(request.actor, pk)), request.actor)
    return render(request, "declarations/packs/papers.jinja", {"page": page, "meeting": page.nav})


@guard("read_meeting")
def pack_file(request: Request, pk: UUID) -> HttpResponse:
    """A pack, for whoever may read all that is in it at this moment."""
    pack, table = selectors.pack_for(request.actor, pk)
    file = pack.file.storage.open(pack.file.name, "rb")
    services.serve_pack(pack, to=request.actor)
    return _answer(file, f"papers-{table.meeting.on:%Y-%m-%d}-{pack.run.number}.pdf", PDF)


@guard("read_meeting")
def paper_file(request: Request, pk: UUID) -> HttpResponse:
    """A paper as it was sent; its name tells its number and nothing more."""
    paper, numbered = selectors.paper_for(request.actor, pk)
    version = selectors.read_now(paper)
    file = opened(version)
    services.serve_paper(paper, numbered, to=request.actor)
    name = f"{numbered.label.lower().replace(' ', '-')}{SUFFIXES[version.kind]}"
    return _answer(file, name, version.media_type)


@guard("read_meeting")
def paper_text(request: Request, pk: UUID) -> HttpResponse:
    """The text of a paper, page by page."""
    paper, numbered = selectors.paper_for(request.actor, pk)
    version = selectors.read_now(paper)
    services.serve_text(paper, numbered, to=request.actor)
    page = text_page(paper, numbered, version, pages_of(version), request.actor)
    return render(request, "declarations/packs/text.jinja", {"page": page, "meeting": page.nav})


@guard("read_meeting")
def meeting_calendar(request: Request, pk: UUID) -> HttpResponse:
    """The meeting for a calendar, without a word of its items."""
    meeting = meeting_for(request.actor, pk)
    address = request.build_absolute_uri(reverse("my_papers", args=[meeting.pk]))
    response = HttpResponse(
        calendar_of(meeting, address=address, at=clock.instant()), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="meeting-{meeting.on:%Y-%m-%d}.ics"'
    return response


def _answer(file: IO[bytes], name: str, media_type: str) -> HttpResponse:
    """A PDF is shown, anything else saved; under the policy and the headers of every page, which keep it from any cache."""
    shown = media_type == PDF
    return FileResponse(file, as_attachment=not shown, filename=name, content_type=media_type)  # type: ignore[return-value]
