"""The CCG of the tests of the registers, whose editions anybody may read."""

from tests.declarations.registers.story import story

__all__ = ["story"]
