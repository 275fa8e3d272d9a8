"""The deeds on accounts: open, close and invite, give and end roles, end sessions, and post what was written."""

from coi_register.accounts.services.accounts import change_address, close_account, open_account, open_and_invite
from coi_register.accounts.services.inviting import accept, invite, withdraw_invitation, withdraw_invitation_of
from coi_register.accounts.services.posting import post_due, post_waiting
from coi_register.accounts.services.roles import (
    ask_for_role,
    confirm_role,
    end_role,
    grant,
    name_first_officer,
    withdraw_role,
)
from coi_register.accounts.services.second_steps import keep_step, take_off_step, tell_step_lost
from coi_register.accounts.services.sessions import end_other_sessions, end_session, end_sessions_of

__all__ = [
    "accept",
    "ask_for_role",
    "change_address",
    "close_account",
    "confirm_role",
    "end_other_sessions",
    "end_role",
    "end_session",
    "end_sessions_of",
    "grant",
    "invite",
    "keep_step",
    "name_first_officer",
    "open_account",
    "open_and_invite",
    "post_due",
    "post_waiting",
    "take_off_step",
    "tell_step_lost",
    "withdraw_invitation",
    "withdraw_invitation_of",
    "withdraw_role",
]
