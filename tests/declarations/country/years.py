"""One invented CCG's year made ready, shared by the tests of the room."""

from functools import cache

from declarations.country.area import Area
from declarations.country.bench.in_memory import sittings_of
from declarations.country.england import ccg_year


@cache
def area(number: int) -> Area:
    [found], _ = sittings_of([ccg_year(number)])
    return found
