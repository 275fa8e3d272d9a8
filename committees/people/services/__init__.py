"""The deeds on people: keep their record, give them an account, and say who acts for them and who manages them."""

from committees.people.services.inviting import invite
from committees.people.services.keeping import add, amend
from committees.people.services.relating import end_relation, let_act_for, name_manager

__all__ = ["add", "amend", "end_relation", "invite", "let_act_for", "name_manager"]
