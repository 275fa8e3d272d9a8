"""Registers taken away: the formats to choose from, the file at once, or the file that one waits for."""

from typing import IO
from uuid import UUID

from django.contrib import messages
from django.core.cache import cache
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render

from coi_register.accounts.actors import NOBODY
from coi_register.accounts.guards import Request, guard, open_to_all, takes_a_form
from coi_register.nhsuk.sent import done, sent
from coi_register.refusals import CannotBeDone
from coi_register.sheets.formats import WRITERS, Format, file_name
from coi_register.sheets.pdf import PATIENCE
from declarations.exports import permissions, selectors, services
from declarations.exports.facts import Wanted
from declarations.exports.forms import ExportForm
from declarations.exports.presenters import choose_page, export_page, exports_page, longer_says
from declarations.exports.spooling import TakesLonger, rows_at_once, spooled
from declarations.registers.questions import filters_in, moment_in
from declarations.registers.selectors.keeping import ccg_for

BEING_SET = "exports-a-pdf-is-being-set"
COME_BACK = "Another PDF is being made for somebody. Try again in a minute; the other formats are there at once."


@guard("read_register")
def choose_format(request: Request, ccg: UUID, register: str) -> HttpResponse:
    """In which formats a register can be taken away, as the screen showed it."""
    found, named = ccg_for(request.actor, ccg), selectors.register_named(register)
    permissions.may_export(request.actor, ccg).enforce()
    try:
        wanted = Wanted(named, Format.CSV, moment_in(request.GET), filters=filters_in(request.GET))
    except CannotBeDone as refusal:
        return _refused(request, refusal.says)
    page = choose_page(found, named, wanted, request.GET.urlencode())
    return render(request, "declarations/exports/choose.jinja", {"page": page})


@guard("read_register")
@takes_a_form
def take_register(request: Request, ccg: UUID, register: str, format: str) -> HttpResponse:
    """The file at once; or where it takes longer, a page that says so, whose button asks for it."""
    found, named, kind = ccg_for(request.actor, ccg), selectors.register_named(register), _format(format)
    permissions.may_export(request.actor, ccg).enforce()
    try:
        wanted = Wanted(named, kind, moment_in(request.GET), filters=filters_in(request.GET))
    except CannotBeDone as refusal:
        return _refused(request, refusal.says)
    asking = ExportForm(sent(request))
    if done(asking, lambda: services.ask(found, wanted, by=request.actor, **asking.cleaned_data)):
        messages.success(request, "Your file is being made.")
        return redirect("exports")
    if asking.is_bound:
        return _longer(request, wanted, asking)
    sheet = selectors.sheet_for(request.actor, found, wanted)
    try:
        return _answer(spooled(sheet, kind, most=rows_at_once(kind)), file_name(sheet, kind), kind)
    except TakesLonger:
        return _longer(request, wanted, asking)
    except CannotBeDone as refusal:
        return _refused(request, refusal.says)


@open_to_all
def take_edition(request: Request, code: str, register: str, number: int, format: str) -> HttpResponse:
    """A published edition as a file, for anybody; only one PDF is set at a time, for that takes seconds."""
    found, named, kind = selectors.ccg_coded(code), selectors.register_named(register), _format(format)
    try:
        wanted = Wanted(named, kind, moment_in(request.GET), edition=number, filters=filters_in(request.GET))
    except CannotBeDone as refusal:
        return _refused(request, refusal.says)
    sheet = selectors.sheet_for(NOBODY, found, wanted)
    if kind is Format.PDF and not cache.add(BEING_SET, True, timeout=PATIENCE):
        return _refused(request, COME_BACK, status=503)
    try:
        return _answer(spooled(sheet, kind), file_name(sheet, kind), kind)
    except CannotBeDone as refusal:
        return _refused(request, refusal.says)
    finally:
        if kind is Format.PDF:
            cache.delete(BEING_SET)


@guard("read_register")
def exports(request: Request) -> HttpResponse:
    """The files one asked for."""
    permissions.may_export_somewhere(request.actor).enforce()
    page = exports_page(list(selectors.exports_of(request.actor)))
    return render(request, "declarations/exports/exports.jinja", {"lines": page})


@guard("read_register")
@takes_a_form
def export(request: Request, pk: UUID) -> HttpResponse:
    """What became of one; while it is being made, its button cancels it."""
    found = selectors.export_for(request.actor, pk)
    form = ExportForm(sent(request)).showing(found)
    if done(form, lambda: services.cancel(found, by=request.actor, **form.cleaned_data)):
        messages.success(request, "The file is cancelled.")
        return redirect("exports")
    page = export_page(found, out_of_date=selectors.is_out_of_date(found))
    return render(request, "declarations/exports/export.jinja", {"page": page, "form": form})


@guard("read_register")
def export_file(request: Request, pk: UUID) -> HttpResponse:
    """The file, for whoever asked for it; not one that tells what was withheld since."""
    found = selectors.export_for(request.actor, pk)
    permissions.may_take(request.actor, found).enforce()
    place = selectors.place_of(found)
    if selectors.is_out_of_date(found) or not place.exists():
        raise Http404("This file is not there any more.")
    return _answer(place.open("rb"), found.name, found.asks_for().format)


def _format(named: str) -> Format:
    try:
        return Format(named)
    except ValueError as error:
        raise Http404("There is no such format.") from error


def _answer(file: IO[bytes], name: str, format: Format) -> HttpResponse:
    return FileResponse(file, as_attachment=True, filename=name, content_type=WRITERS[format].media_type)  # type: ignore[return-value]


def _longer(request: Request, wanted: Wanted, form: ExportForm) -> HttpResponse:
    return render(request, "declarations/exports/longer.jinja", {"says": longer_says(wanted), "form": form})


def _refused(request: Request, says: str, *, status: int = 400) -> HttpResponse:
    response = render(request, "errors/refused.jinja", {"heading": "This file cannot be made", "says": says}, status=status)
    if status == 503:
        response.headers["Retry-After"] = "60"
    return response
