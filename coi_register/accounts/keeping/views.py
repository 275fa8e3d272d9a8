"""Keeping accounts: who has one, into which role, and who confirms what somebody else asked for."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from coi_register import clock
from coi_register.accounts import permissions, selectors, services
from coi_register.accounts.actors import Role
from coi_register.accounts.guards import Request, guard, takes_a_form
from coi_register.accounts.keeping import forms
from coi_register.accounts.keeping.presenters import FormPage, account_page, accounts_page, asked_page, form_of, lost_page
from coi_register.accounts.own.presenters import sessions_of_somebody
from coi_register.accounts.own.views import this_sitting
from coi_register.nhsuk.sent import done, sent


@guard("see_accounts")
def accounts(request: Request) -> HttpResponse:
    """Every account the actor keeps, and the roles that wait for them."""
    on, sought = clock.today(), request.GET.get("q", "").replace("\x00", "").strip()[:100]
    users = [*selectors.accounts_of(request.actor, sought=sought)]
    held, waiting = selectors.roles_of(users, request.actor), selectors.roles_waiting_for(request.actor, on=on)
    lost = selectors.steps_waiting_for(request.actor, on=on)
    page = accounts_page(users, held, waiting, lost, on=on, sought=sought)
    return render(request, "accounts/keeping/accounts.jinja", {"page": page})


@guard("see_accounts")
def account(request: Request, pk: int) -> HttpResponse:
    """One account."""
    user, on = selectors.account_for(request.actor, pk), clock.today()
    page = account_page(
        user,
        request.actor,
        selectors.roles_of([user], request.actor),
        selectors.roles_asked_of(user, request.actor),
        selectors.latest_invitation(user),
        home=selectors.home_of(user),
        close_in=selectors.ccgs_that_close(user, on=on),
        lost=selectors.lost_step_of(user, on=on),
        on=on,
        at=clock.instant(),
    )
    return render(request, "accounts/keeping/account.jinja", {"page": page, "form": forms.Sure()})


@takes_a_form
@guard("open_account")
def open_account(request: Request) -> HttpResponse:
    """Open an account and invite its holder."""
    permissions.may_open_account(request.actor).enforce()
    form = forms.OpenAccount(sent(request), ccgs=selectors.ccgs_to_keep(request.actor))
    lead = "An account by itself may do nothing. Its holder gets a letter with a link to choose a password."
    page = FormPage("Open an account", "", ("Accounts", reverse("accounts")), "Open it and send the invitation", lead)
    opened: list[Any] = []
    if done(form, lambda: opened.append(services.open_and_invite(by=request.actor, **form.answers()))):
        messages.success(request, "The account is open, and its holder invited. Now ask for the role they need.")
        return redirect("account_of", opened[0].pk) if opened else redirect("accounts")
    return render(request, "accounts/keeping/form.jinja", {"page": page, "form": form})


@takes_a_form
@guard("invite")
def invite(request: Request, pk: int) -> HttpResponse:
    """Send the invitation, or send it anew."""
    user = selectors.account_for(request.actor, pk)
    page = form_of(user, "Send an invitation", "Send it", f"The letter goes to {user.email}. An earlier link stops working.")
    return _asked(request, forms.Sure(sent(request)), partial(services.invite, user), page, "The invitation is on its way.")


@takes_a_form
@guard("invite")
def withdraw_invitation(request: Request, pk: int) -> HttpResponse:
    """Withdraw the open invitation."""
    user = selectors.account_for(request.actor, pk)
    deed = partial(services.withdraw_invitation_of, user)
    page = form_of(user, "Withdraw the invitation", "Withdraw it", "From now on its link opens nothing.")
    return _asked(request, forms.Sure(sent(request)), deed, page, "The invitation is withdrawn.")


@takes_a_form
@guard("close_account")
def close(request: Request, pk: int) -> HttpResponse:
    """Close an account."""
    user = selectors.account_for(request.actor, pk)
    lead = "They are signed out everywhere at once and cannot sign in again. Their deeds keep their name."
    page = form_of(user, "Close this account", "Close the account", lead, warns=True)
    deed = partial(services.close_account, user, on=clock.today())
    return _asked(request, forms.Why(sent(request)), deed, page, "The account is closed.")


@takes_a_form
@guard("change_address")
def change_address(request: Request, pk: int) -> HttpResponse:
    """Give an account another email address; both the old and the new one are told."""
    user, on = selectors.account_for(request.actor, pk), clock.today()
    former, form = user.email, forms.ChangeAddress(sent(request), initial={"email": user.email})
    lead = "Every letter and every link that opens the account goes there. Both addresses are told of it."
    page = form_of(user, "Change the email address", "Change it", lead, warns=True)
    answer = _asked(request, form, partial(services.change_address, user, on=on), page, "The address is changed.")
    if user.email != former:
        get_adapter().tell_of_new_address(user, former)
    return answer


@takes_a_form
@guard("take_off_second_step")
def tell_step_lost(request: Request, pk: int) -> HttpResponse:
    """Say that somebody lost their second step; a second person agrees that it is taken off."""
    user, on = selectors.account_for(request.actor, pk), clock.today()
    lead = (
        "They can sign in with a recovery code, if they kept one. Without, the second step is taken off when another officer "
        "agrees, and they set up a new one when they next sign in with their password."
    )
    page = form_of(user, "Their second step is lost", "Ask another officer to agree", lead)
    says = "It waits on the desk of whoever may agree, for three days."
    return _asked(request, forms.StepLost(sent(request)), partial(services.tell_step_lost, user, on=on), page, says)


@takes_a_form
@guard("take_off_second_step")
def step_lost(request: Request, pk: UUID) -> HttpResponse:
    """What somebody said was lost; the button agrees as the second person."""
    lost, on = selectors.lost_step_for(request.actor, pk), clock.today()
    form = forms.Sure(sent(request))
    if done(form, lambda: services.take_off_step(lost, on=on, by=request.actor, **form.answers())):
        get_adapter().send_notification_mail("factors_removed", lost.user, {})
        messages.success(request, "The second step is taken off. They set up another when they next sign in.")
        return redirect("account_of", lost.user_id)
    page = lost_page(lost, selectors.may_agree(request.actor, lost, on=on), on=on)
    return render(request, "accounts/keeping/asked.jinja", {"page": page, "form": form})


@takes_a_form
@guard("take_off_second_step")
def keep_step(request: Request, pk: UUID) -> HttpResponse:
    """Refuse to take it off, or take back what was asked."""
    lost = selectors.lost_step_for(request.actor, pk)
    page = form_of(lost.user, "Leave the second step as it is", "Leave it", "It is not taken off.")
    return _asked(request, forms.Why(sent(request)), partial(services.keep_step, lost, on=clock.today()), page, "It stays.")


@takes_a_form
@guard("grant_role")
def ask_for_role(request: Request, pk: int) -> HttpResponse:
    """Ask for a role; a second person confirms it."""
    user, on = selectors.account_for(request.actor, pk), clock.today()
    form = forms.AskForRole(
        sent(request),
        initial={"since": on},
        roles=[role for role in permissions.GRANTED if role is not Role.ADMIN or request.actor.ccgs([Role.ADMIN])],
        ccgs=selectors.ccgs_to_keep(request.actor),
        committees=selectors.committees_to_keep(request.actor),
    )
    lead = "The role is held when a second person has confirmed it. You cannot confirm it yourself."
    page = form_of(user, "Ask for a role", "Ask for it", lead)
    says = "Asked for. It waits on the desk of whoever may confirm it."
    return _asked(request, form, partial(services.ask_for_role, user, on=on), page, says)


@takes_a_form
@guard("grant_role")
def role_asked(request: Request, pk: UUID) -> HttpResponse:
    """What somebody asked for; the button confirms it as the second person."""
    asked, on = selectors.asked_for(request.actor, pk), clock.today()
    form = forms.Sure(sent(request))
    if done(form, lambda: services.confirm_role(asked, on=on, by=request.actor, **form.answers())):
        messages.success(request, "Confirmed: the role is held.")
        return redirect("account_of", asked.user_id)
    page = asked_page(asked, request.actor, on=on)
    return render(request, "accounts/keeping/asked.jinja", {"page": page, "form": form})


@takes_a_form
@guard("end_role")
def withdraw_role(request: Request, pk: UUID) -> HttpResponse:
    """Take back what was asked for, or refuse it."""
    asked = selectors.asked_for(request.actor, pk)
    page = form_of(asked.user, "Take back or refuse a role", "It is not given", f"{asked.get_role_display()}, {asked.ccg}")
    deed = partial(services.withdraw_role, asked, on=clock.today())
    return _asked(request, forms.Why(sent(request)), deed, page, "It is not given.")


@takes_a_form
@guard("end_role")
def end_role(request: Request, pk: UUID) -> HttpResponse:
    """End a role that is held: one person suffices."""
    held = selectors.role_for(request.actor, pk)
    lead = "From that day they have no right by it, also where they are signed in."
    page = form_of(held.user, f"End the role {held.get_role_display()}", "End the role", lead, warns=True)
    form = forms.EndRole(sent(request), initial={"until": clock.today()})
    return _asked(request, form, partial(services.end_role, held), page, "The role is ended.")


@guard("see_sessions")
def sessions(request: Request, pk: int) -> HttpResponse:
    """Where somebody is signed in."""
    user = selectors.account_for(request.actor, pk)
    permissions.may_see_sessions(request.actor, user, ccgs=selectors.home_of(user)).enforce()
    page = sessions_of_somebody(user, selectors.sessions_of(user), this_sitting(request))
    return render(request, "accounts/own/sessions.jinja", {"page": page, "form": forms.Sure()})


@takes_a_form
@guard("end_sessions")
def end_session(request: Request, pk: int, sitting: UUID) -> HttpResponse:
    """End one session of somebody."""
    user = selectors.account_for(request.actor, pk)
    return _ended(request, pk, partial(services.end_session, user, sitting=sitting), "The session is ended.")


@takes_a_form
@guard("end_sessions")
def end_sessions(request: Request, pk: int) -> HttpResponse:
    """End every session of somebody."""
    user = selectors.account_for(request.actor, pk)
    return _ended(request, pk, partial(services.end_sessions_of, user), "They are signed out everywhere.")


def _ended(request: Request, pk: int, deed: Callable[..., object], says: str) -> HttpResponse:
    form = forms.Sure(sent(request))
    if request.method == "POST":
        was_done = done(form, lambda: deed(by=request.actor, **form.answers()))
        (messages.success if was_done else messages.info)(request, says if was_done else "That session has ended already.")
    return redirect("sessions_of", pk)


def _asked(request: Request, form: forms.Answered, deed: Callable[..., Any], page: FormPage, says: str) -> HttpResponse:
    """Ask until the deed is done; the same form sent again is answered as if it were."""
    if done(form, lambda: deed(by=request.actor, **form.answers())):
        messages.success(request, says)
        return redirect(page.back[1])
    return render(request, "accounts/keeping/form.jinja", {"page": page, "form": form})
