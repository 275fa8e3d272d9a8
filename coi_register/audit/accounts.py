"""The history of an account: its roles, what was asked for, and who was invited when."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from coi_register.accounts import selectors
from coi_register.accounts.guards import Request, guard
from coi_register.audit.presenters import history
from coi_register.audit.selectors import versions_in
from coi_register.audit.views import history_page


@guard("see_accounts")
def account_history(request: Request, pk: int) -> HttpResponse:
    """Everything that was done to the account in the CCGs whose accounts the reader may see."""
    user = selectors.account_for(request.actor, pk)
    versions = [version for records in selectors.histories_of(user, request.actor) for version in versions_in(records)]
    page = history(user.name, versions, back=(user.name, reverse("account_of", args=[user.pk])))
    return render(request, "audit/history.jinja", {"page": page})


role_asked_history = history_page(
    action="see_accounts",
    get=selectors.asked_for,
    back=lambda asked: (str(asked), reverse("role_asked", args=[asked.pk])),
)
