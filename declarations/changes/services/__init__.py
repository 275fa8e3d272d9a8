"""The deeds: a meeting is assessed again; somebody has looked at what changed; the Guardian has looked into what would have."""

from declarations.changes.services.looking import look, look_into
from declarations.changes.services.running import follow_up, reassess, together

__all__ = ["follow_up", "look", "look_into", "reassess", "together"]
