"""The rule book: every rule in force on a day, for everyone to read and to check."""

from django.http import HttpResponse
from django.shortcuts import render

from coi_register import clock
from coi_register.accounts.guards import Request, guard
from declarations.rulebook import permissions, selectors
from declarations.rulebook.forms.asked import RulesForm
from declarations.rulebook.presenters.page import rule_book_page


@guard("read_rule_book")
def rule_book(request: Request) -> HttpResponse:
    """The rules of a day: today's, or of the day asked for; of the reader's CCG, or as asked."""
    permissions.may_read(request.actor).enforce()
    today = clock.today()
    form = RulesForm(request.GET or None, initial={"on": today})
    whose = selectors.whose_book(request.actor, **form.whose())
    page = rule_book_page(request.actor, selectors.opened_at(whose=whose, **form.asked(today=today)), today=today)
    return render(request, "declarations/rulebook/rule_book.jinja", {"page": page, "form": form})
