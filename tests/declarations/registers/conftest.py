"""What the tests of the registers share: one invented CCG whose register can be published."""

from tests.declarations.registers.story import story

__all__ = ["story"]
