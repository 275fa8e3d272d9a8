"""The conflicts of a meeting, where the chair rules and matches are dismissed; and whether a committee is made up as asked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from coi_register import clock
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.audit.views import history_page
from coi_register.nhsuk.sent import done, sent
from committees.seats.forms.committees import AsOnForm
from declarations.conflicts import selectors, services
from declarations.conflicts.forms import ChosenChairForm, ConfirmationForm, DismissalForm, RulingForm, WithdrawalForm
from declarations.conflicts.gather.composed import composed_for
from declarations.conflicts.presenters.composition import composition_page
from declarations.conflicts.presenters.connections import connections_page
from declarations.conflicts.presenters.dismissals import dismissal_page, dismissals_page, dismissing_page
from declarations.conflicts.presenters.page import conflicts_page
from declarations.conflicts.presenters.panel import panel
from declarations.conflicts.presenters.succession import succession_page


@guard("read_meeting")
def conflicts(request: Request, pk: UUID) -> HttpResponse:
    """The matrix: people by items, and what is left of each committee; who sees only their own flags reads a list."""
    page = conflicts_page(selectors.assessed_for(request.actor, pk), request.actor, current="matrix")
    if page.only_own:
        return redirect("conflicts_list", pk=pk)
    return render(request, "declarations/conflicts/matrix.jinja", {"page": page, "meeting": page.nav})


@guard("read_meeting")
def conflicts_list(request: Request, pk: UUID) -> HttpResponse:
    """The same, item by item."""
    page = conflicts_page(selectors.assessed_for(request.actor, pk), request.actor, current="list")
    return render(request, "declarations/conflicts/list.jinja", {"page": page, "meeting": page.nav})


@guard("read_meeting")
@takes_a_form
def conflict(request: Request, item: UUID, person: UUID) -> HttpResponse:
    """Why one person is flagged for one item; the person in the chair rules here."""
    case = selectors.case_for(request.actor, item, person)
    data = sent(request)
    form = RulingForm.opened_on(case.finding, case.follows) if data is None else RulingForm(data)
    if done(form, lambda: services.rule(item, person=person, by=request.actor, **form.answers())):
        messages.success(request, f"Your ruling on {case.sitting.name} is recorded.")
        return redirect("conflict", item=item, person=person)
    page = panel(case, request.actor)
    return render(request, "declarations/conflicts/panel.jinja", {"page": page, "form": form})


@guard("record_chosen_chair")
@takes_a_form
def choose_chair(request: Request, item: UUID, committee: UUID) -> HttpResponse:
    """Record whom the members chose to preside over an item, both chairs being conflicted."""
    succession = selectors.succession_for(request.actor, item, committee)
    form = ChosenChairForm(sent(request), choice=succession.choice)
    if done(form, lambda: services.choose_chair(item, committee=committee, by=request.actor, **form.cleaned_data)):
        return redirect("conflicts_list", pk=succession.found.gathered.meeting)
    page = succession_page(succession, request.actor)
    return render(request, "declarations/conflicts/succession.jinja", {"page": page, "meeting": page.nav, "form": form})


@guard("dismiss_match")
@takes_a_form
def dismiss_match(request: Request, item: UUID, person: UUID) -> HttpResponse:
    """Find that a match of a person at an item is none."""
    case = selectors.case_to_dismiss_in(request.actor, item, person)
    matches = [match for match in case.matches if not match.dismissed]
    form = DismissalForm(sent(request), matches=matches, opened_on=request.GET.get("match"))
    if done(form, lambda: services.dismiss(item, person=person, on=clock.today(), by=request.actor, **form.answers())):
        messages.success(request, f"What you found of {case.sitting.name} is recorded.")
        return redirect("conflict", item=item, person=person)
    page = dismissing_page(case)
    return render(request, "declarations/conflicts/dismissing.jinja", {"page": page, "form": form})


@guard("read_dismissals")
def dismissals(request: Request) -> HttpResponse:
    """Every match that was dismissed: pending, in force, lapsed, over."""
    page = dismissals_page(selectors.dismissals_for(request.actor, on=clock.today()))
    return render(request, "declarations/conflicts/dismissals.jinja", {"page": page})


@guard("read_dismissals")
@takes_a_form
def dismissal(request: Request, pk: UUID) -> HttpResponse:
    """One of them; the second person confirms it here."""
    found = selectors.dismissal_for(request.actor, pk)
    form = ConfirmationForm(sent(request)).showing(found)
    if done(form, lambda: services.confirm(found, on=clock.today(), by=request.actor, once=form.cleaned_data["once"])):
        messages.success(request, "The match is dismissed.")
        return redirect("dismissal", pk=pk)
    [standing] = selectors.standing([found], on=clock.today())
    page = dismissal_page(standing, request.actor)
    return render(request, "declarations/conflicts/dismissal.jinja", {"page": page, "form": form})


@guard("dismiss_match")
@takes_a_form
def withdraw_dismissal(request: Request, pk: UUID) -> HttpResponse:
    """Take one back, or refuse one that waits."""
    found = selectors.dismissal_to_take_back(request.actor, pk)
    form = WithdrawalForm(sent(request)).showing(found)
    if done(form, lambda: services.withdraw(found, on=clock.today(), by=request.actor, **form.cleaned_data)):
        messages.success(request, "The dismissal is taken back. The match is flagged again.")
        return redirect("dismissal", pk=pk)
    [standing] = selectors.standing([found], on=clock.today())
    page = dismissal_page(standing, request.actor)
    return render(request, "declarations/conflicts/withdraw_dismissal.jinja", {"page": page, "form": form})


dismissal_history = history_page(
    action="read_dismissals",
    get=selectors.dismissal_for,
    title_of=lambda dismissal: f"the dismissed match of {dismissal}",
    back=lambda dismissal: ("Back to the dismissal", reverse("dismissal", args=[dismissal.pk])),
)


@guard("see_connections")
def connections(request: Request, pk: UUID) -> HttpResponse:
    """Who on which committee declared an interest that reaches an organisation."""
    page = connections_page(selectors.connections_for(request.actor, pk, on=clock.today()))
    return render(request, "declarations/conflicts/connections.jinja", {"page": page})


rulings_history = history_page(
    action="read_meeting",
    get=selectors.meeting_with_rulings,
    title_of=lambda meeting: f"Rulings at the {str(meeting)[0].lower()}{str(meeting)[1:]}",
    seen_with=selectors.history_of_rulings,
    back=lambda meeting: ("Back to conflicts", reverse("conflicts", args=[meeting.pk])),
)


@guard("read_committee")
def composition(request: Request, pk: UUID) -> HttpResponse:
    """Who holds the votes of a committee on a day, and what the rules of that day say of it."""
    on = clock.today()
    form = AsOnForm(request.GET or None, initial={"on": on})
    if form.is_valid():
        on = form.cleaned_data["on"] or on
    page = composition_page(composed_for(request.actor, pk, on=on))
    return render(request, "declarations/conflicts/composition.jinja", {"page": page, "form": form})
