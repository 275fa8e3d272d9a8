"""The registers as they are kept, on any day and as known by any; one entry; and one person on a past day."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from coi_register import clock
from coi_register.accounts.guards import Request, guard
from declarations.interests.selectors import person_for
from declarations.registers import permissions
from declarations.registers.forms import AsAtForm, RegisterForm
from declarations.registers.presenters.editions import shelves_page
from declarations.registers.presenters.register import register_page
from declarations.registers.presenters.withheld import entry_page, person_then
from declarations.registers.selectors import keeping
from declarations.registers.selectors.lines import LINES
from declarations.registers.selectors.persons import entries_then
from declarations.registers.selectors.rows import sheet_of
from declarations.registers.vocabulary import Register


def called(register: str) -> Register:
    """The register of that name in an address. Raises Http404."""
    if register not in LINES:
        raise Http404("There is no such register.")
    return Register(register)


def first_of(request: Request) -> int:
    """From which entry on the address asks; the first for what is no number."""
    start = request.GET.get("start", "")
    return int(start) if start.isdecimal() and len(start) < 8 else 0


@guard("read_register")
def our_registers(request: Request) -> HttpResponse:
    """Every register that the actor may read, and what waits for them."""
    kept = list(keeping.kept_by(request.actor, list(LINES)))
    of = {one.ccg.pk for one in kept if permissions.may_read_withholdings(request.actor, one.ccg.pk)}
    page = shelves_page(kept, keeping.waiting_for(request.actor), with_requests=of)
    return render(request, "declarations/registers/shelves.jinja", {"page": page})


@guard("read_register")
def kept_register(request: Request, ccg: UUID, register: str) -> HttpResponse:
    """A register on a day, filtered."""
    found, which, today = keeping.ccg_for(request.actor, ccg), called(register), clock.today()
    form = RegisterForm(
        request.GET or None,
        initial={"on": today},
        register=which,
        committees=keeping.committees_of(request.actor, found, on=today),
        whole=bool(permissions.may_read_whole(request.actor, ccg)),
    )
    moment = form.moment(today=today)
    sheet = sheet_of(
        request.actor,
        ccg=found,
        register=which,
        moment=moment,
        filters=form.filters(),
        whole=bool(form.given.get("whole")),
    )
    asked = {name: str(value) for name, value in request.GET.items() if name != "start" and value}
    may_read = bool(permissions.may_read_withholdings(request.actor, ccg))
    page = register_page(found, which, sheet, moment, asked=asked, start=first_of(request), reads_requests=may_read)
    return render(request, "declarations/registers/register.jinja", {"page": page, "form": form})


@guard("read_register")
def kept_entry(request: Request, ccg: UUID, register: str, key: UUID) -> HttpResponse:
    """One entry, with both days of its keeping."""
    found, which = keeping.ccg_for(request.actor, ccg), called(register)
    moment = AsAtForm(request.GET or None, register=which).moment(today=clock.today())
    row = keeping.entry_for(request.actor, found, which, key, moment)
    page = entry_page(request.actor, found, which, row, moment, keeping.hold_on(request.actor, found, key))
    return render(request, "declarations/registers/entry.jinja", {"page": page})


@guard("read_declaration")
def person_as_at(request: Request, pk: UUID) -> HttpResponse:
    """What a person’s page would have shown on a day, or by a day."""
    person, today = person_for(request.actor, pk), clock.today()
    form = AsAtForm(request.GET or None, initial={"on": today})
    moment = form.moment(today=today)
    page = person_then(person, entries_then(person, moment), moment)
    return render(request, "declarations/registers/person.jinja", {"page": page, "form": form})
