"""The pages of an import: sent, its columns said, its questions answered one by one, brought in, undone."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_file, takes_a_form
from coi_register.audit.views import history_page
from coi_register.nhsuk.forms import Form
from coi_register.nhsuk.sent import done, sent
from coi_register.verdicts import Refused
from declarations.imports import forms, permissions, selectors, services
from declarations.imports.facts import DryRun, Question
from declarations.imports.files.grid import LONGEST_FILE
from declarations.imports.presenters import answers, pages
from declarations.imports.vocabulary import Asked

history = history_page(
    action="read_import", get=selectors.import_for, related=selectors.histories_of, back=selectors.back_to
)


@guard("read_import")
def imports(request: Request) -> HttpResponse:
    """Every import that the actor may read."""
    page = pages.list_page(request.actor, selectors.imports_for(request.actor))
    return render(request, "declarations/imports/list.jinja", {"page": page})


@guard("read_import")
def import_(request: Request, pk: UUID) -> HttpResponse:
    """One import: what it would write, or wrote."""
    of = selectors.import_for(request.actor, pk)
    run = selectors.dry_run_of(of) if of.is_open else None
    page = pages.import_page(request.actor, of, run, selectors.brought_in_by(of), selectors.received_by(of))
    return render(request, "declarations/imports/import.jinja", {"page": page})


@guard("import_register")
@takes_a_form
@takes_a_file(LONGEST_FILE)
def start(request: Request) -> HttpResponse:
    """Send a file."""
    ccgs = [*selectors.ccgs_for(request.actor)]
    if not ccgs:
        Refused("You may not import registers. The governance team of the CCG does.").enforce()
    form = forms.FileForm(sent(request), request.FILES if request.method == "POST" else None, ccgs=ccgs)
    made = []
    if done(form, lambda: made.append(services.receive(by=request.actor, **form.answers()))):
        return redirect("import", made[0].pk) if made else redirect("imports")
    return render(request, "declarations/imports/form.jinja", {"page": pages.start_page(), "form": form})


@guard("import_register")
@takes_a_form
def columns(request: Request, pk: UUID) -> HttpResponse:
    """Say what the columns hold."""
    of = selectors.import_for(request.actor, pk)
    permissions.may_import(request.actor, of.ccg_id).enforce()
    form = forms.ColumnsForm(sent(request), of=of).showing(of)
    lead = "The next register of this CCG with the same headings is read in the same way."
    page = pages.form_page(of, "What the columns hold", "Save the columns", lead=lead)

    def said() -> object:
        return services.say_columns(of, by=request.actor, **form.answers())

    return _asked(request, form, said, page, "The columns are read as you said.", pk)


@guard("import_register")
@takes_a_form
def question(request: Request, pk: UUID, key: str) -> HttpResponse:
    """One question of a dry run."""
    of = selectors.import_for(request.actor, pk)
    permissions.may_import(request.actor, of.ccg_id).enforce()
    run = selectors.dry_run_of(of)
    asked = _question(run, key)
    if asked is None or not of.is_open:
        raise Http404("There is no such question.")
    found = selectors.offered(asked.about, of=of, on=request.actor.on or clock.today()) if asked.asks is Asked.WHICH else []
    others = sum(one.asks == asked.asks and one.key != key for one in run.questions)
    form = forms.AnswerForm(
        sent(request), question=asked, choices=answers.choices_for(asked, found), alike=answers.alike_in_words(asked, others)
    ).showing(of)
    page = pages.question_page(of, asked, selectors.cells_of(of)[asked.lines[0] - 1])
    if done(form, lambda: services.answer(of, question=asked, by=request.actor, **form.answers())):
        return _to_the_next(of.pk, selectors.dry_run_of(of))
    return render(request, "declarations/imports/form.jinja", {"page": page, "form": form})


@guard("import_register")
@takes_a_form
def bring_in(request: Request, pk: UUID) -> HttpResponse:
    """Bring it in."""
    of = selectors.import_for(request.actor, pk)
    permissions.may_import(request.actor, of.ccg_id).enforce()
    lead = pages.will_be(selectors.dry_run_of(of)) if of.is_open else ""
    page = pages.form_page(of, "Import this register", "Import it now", lead=lead)
    form = forms.BringInForm(sent(request)).showing(of)
    deed = partial(_with_once, services.bring_in, of, request, form)
    return _asked(request, form, deed, page, "The register is imported.", pk)


@guard("import_register")
@takes_a_form
def undo(request: Request, pk: UUID) -> HttpResponse:
    """Undo it."""
    of = selectors.import_for(request.actor, pk)
    permissions.may_import(request.actor, of.ccg_id).enforce()
    lead = "All that this import brought in goes from the register. Its history stays, with your reason."
    page = pages.form_page(of, "Undo this import", "Undo the import", lead=lead, warning=True)
    form = forms.ReasonForm(sent(request)).showing(of)
    deed = partial(_with_once, services.undo, of, request, form)
    return _asked(request, form, deed, page, "The import is undone.", pk)


@guard("import_register")
@takes_a_form
def aside(request: Request, pk: UUID) -> HttpResponse:
    """Put it aside."""
    of = selectors.import_for(request.actor, pk)
    permissions.may_import(request.actor, of.ccg_id).enforce()
    page = pages.form_page(
        of, "Put this import aside", "Put it aside", lead="Nothing of it is written. It stays on the list."
    )
    form = forms.ReasonForm(sent(request)).showing(of)
    deed = partial(_with_once, services.put_aside, of, request, form)
    return _asked(request, form, deed, page, "The import is put aside.", pk)


def _with_once(deed: Callable[..., object], of: object, request: Request, form: Form) -> object:
    return deed(of, by=request.actor, **form.cleaned_data)


def _asked(
    request: Request, form: Form, deed: Callable[[], object], page: pages.FormPage, says: str, pk: UUID
) -> HttpResponse:
    """Ask until the deed is done; the same form sent again is answered as if it were."""
    if done(form, deed):
        messages.success(request, says)
        return redirect("import", pk)
    return render(request, "declarations/imports/form.jinja", {"page": page, "form": form})


def _question(run: DryRun, key: str) -> Question | None:
    """Open or answered: an answer may be given anew."""
    return next((one for one in (*run.questions, *(one for one, _ in run.answered)) if one.key == key), None)


def _to_the_next(pk: UUID, run: DryRun) -> HttpResponse:
    """The next question, in the order of the file; after the last one, what would be written."""
    return redirect("import_question", pk, run.questions[0].key) if run.questions else redirect("import", pk)
