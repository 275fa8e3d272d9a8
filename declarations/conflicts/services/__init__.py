"""The deeds on conflicts: rule, choose a chair, and dismiss a match that is none."""

from declarations.conflicts.services.dismissing import NoMatch, confirm, dismiss, withdraw
from declarations.conflicts.services.ruling import Decision, choose_chair, rule, rule_as_recommended

__all__ = ["Decision", "NoMatch", "choose_chair", "confirm", "dismiss", "rule", "rule_as_recommended", "withdraw"]
