"""The deeds before a meeting: a member's word on what touches them, a tick of the checklist, and the order of the items."""

from declarations.preparing.services.answering import agree_to_all, say
from declarations.preparing.services.arranging import put_declarations_first
from declarations.preparing.services.ticking import tick

__all__ = ["agree_to_all", "put_declarations_first", "say", "tick"]
