"""What programs may ask: the CCGs, their registers' editions and entries, the registers as kept, and public meetings."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from coi_register.accounts.guards import Request
from coi_register.sheets.json import objects
from declarations.api import openapi, paging, selectors
from declarations.api.presenters import ccg_told, edition_told, meeting_told
from declarations.api.views.answers import answers_programs, asking
from declarations.registers.columns import PUBLIC
from declarations.registers.questions import filters_in, moment_in
from declarations.registers.selectors.editions import edition as edition_of
from declarations.registers.selectors.editions import published, published_ccgs, published_sheet, rows_of
from declarations.registers.selectors.rows import sheet_of
from declarations.registers.vocabulary import Register


@answers_programs
def description(request: Request) -> dict[str, Any]:
    """The description of the API."""
    return openapi.document()


@answers_programs
def ccgs(request: Request) -> dict[str, Any]:
    """The CCGs that have published a register."""
    asking(request)
    page = paging.asked(request.GET)
    found, more = paging.taken(published_ccgs()[page.start : page.start + page.size + 1], paging.Page(1, page.size))
    return _about(request, page, more) | {"rows": [ccg_told(ccg) for ccg in found]}


@answers_programs
def editions(request: Request, code: str, register: str) -> dict[str, Any]:
    """The published editions of a register, the latest first."""
    asking(request)
    page, rows = paging.asked(request.GET), published(selectors.ccg_coded(code), _register(register))
    found, more = paging.taken(rows[page.start : page.start + page.size + 1], paging.Page(1, page.size))
    return _about(request, page, more) | {"rows": [edition_told(each) for each in found]}


@answers_programs
def edition(request: Request, code: str, register: str, number: int) -> dict[str, Any]:
    """The entries of a published edition."""
    asking(request)
    named, page = _register(register), paging.asked(request.GET)
    found = edition_of(selectors.ccg_coded(code), named, number)
    cells = rows_of(found, filters_in(request.GET), start=page.start, size=page.size + 1)
    sheet = published_sheet(found)
    head = {"title": sheet.title, "notes": sheet.notes}
    rows = list(objects(cells[: page.size], PUBLIC[named]))
    return head | _about(request, page, len(cells) > page.size) | {"rows": rows}


@answers_programs
def kept(request: Request, code: str, register: str) -> dict[str, Any]:
    """A register as it is kept on a day, for an auditor's program."""
    actor, named, page = asking(request, needed=True), _register(register), paging.asked(request.GET)
    moment, filters = moment_in(request.GET), filters_in(request.GET)
    sheet = sheet_of(actor, ccg=selectors.ccg_coded(code), register=named, moment=moment, filters=filters)
    cells, more = paging.taken(sheet.rows, page)
    head = {"title": sheet.title, "notes": sheet.notes}
    return head | _about(request, page, more) | {"rows": list(objects(cells, sheet.columns))}


@answers_programs
def meetings(request: Request, code: str) -> dict[str, Any]:
    """The public part of meetings, the latest first."""
    asking(request)
    page, rows = paging.asked(request.GET), selectors.public_meetings(selectors.ccg_coded(code))
    found, more = paging.taken(rows[page.start : page.start + page.size + 1], paging.Page(1, page.size))
    return _about(request, page, more) | {"rows": [meeting_told(meeting) for meeting in found]}


@answers_programs
def nothing(request: Request, rest: str) -> dict[str, Any]:
    """Whatever else a program asks for."""
    raise Http404(f"There is nothing here. {reverse('api')} says what there is.")


def _about(request: Request, page: paging.Page, more: bool) -> dict[str, Any]:
    return paging.told(page, more=more, address=request.path, words=request.GET.dict())


def _register(named: str) -> Register:
    try:
        return Register(named)
    except ValueError as error:
        raise Http404("There is no such register.") from error
