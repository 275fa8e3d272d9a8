"""A CCG whose rule book is kept, and a meeting at which its rules count."""

from tests.declarations.adoption.conftest import office
from tests.declarations.conflicts.conftest import room

__all__ = ["office", "room"]
