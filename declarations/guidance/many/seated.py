"""Those who sit together at a meeting, and the table of the rules by which they are judged."""

from collections.abc import Sequence
from dataclasses import dataclass

from declarations.guidance.many.sitters import Sitter
from declarations.guidance.table import Table


@dataclass(frozen=True, slots=True)
class Seated:
    """Who they are is their place in the order."""

    sitters: Sequence[Sitter]
    table: Table
