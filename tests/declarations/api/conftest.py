"""What the tests of the API share: the invented CCG of the registers."""

from tests.declarations.registers.story import story

__all__ = ["story"]
