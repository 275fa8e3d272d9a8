"""The committee of the conflicts room, which tries things out."""

from tests.declarations.conflicts.conftest import room

__all__ = ["room"]
