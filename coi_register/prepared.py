"""A question that is put together once and asked often: Django takes longer to write its SQL than the database to answer.

It leans on how Django 5.2 reads a queryset: by its `query.get_compiler`, and that by its `as_sql`. The tests hold each answer
against the plain queryset's.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar
from uuid import UUID

from django.db import connections
from django.db.models import QuerySet

Asked = ParamSpec("Asked")
Row = TypeVar("Row")
NO_DAY = "0001-"  # how every day begins that only stands for another
NO_KEY = -(1 << 30)  # so are all numbers from here downwards
MOST_ALIKE = 1 << 10  # keys in one answer; longer ones are asked plainly


def prepared(build: Callable[Asked, QuerySet[Any, Row]]) -> Callable[Asked, list[Row]]:
    """Ask what `build` puts together of keys, collections of keys, and days; each stands in the question as it was given.

    Whatever else it is given is part of what is prepared. Raises TypeError where it reckons with a day instead of asking for it.
    """
    prepares = _Prepares(build)

    def ask(*args: Asked.args, **kwargs: Asked.kwargs) -> list[Row]:
        assert not kwargs, "what is asked is given by its place"
        return prepares.ask(args)

    return update_wrapper(ask, build)


@dataclass(frozen=True)
class _Prepares(Generic[Row]):
    build: Callable[..., QuerySet[Any, Row]]

    def ask(self, given: tuple[Any, ...]) -> list[Row]:
        """The rows; an empty or a very long collection is asked plainly."""
        if any(_is_many(one) and not 0 < len(one) <= MOST_ALIKE for one in given):
            return list(self.build(*given))
        given = tuple(_padded(one) if _is_many(one) else one for one in given)
        made = _kept().setdefault(self, {})
        shape = tuple(map(_shape, given))
        if shape not in made:
            made[shape] = _Question.of(self.build(*map(_stand_in, range(len(given)), given)), given)
        return made[shape].ask(given)  # type: ignore[no-any-return]


@dataclass
class _Question:
    """The queryset, its SQL and parameters, of which some stand for what is given: by place, where that is."""

    rows: QuerySet[Any, Any]
    sql: str
    params: list[Any]
    places: Mapping[int, tuple[int, int | None]]
    asking: list[Any] = field(default_factory=list)

    @classmethod
    def of(cls, rows: QuerySet[Any, Any], given: tuple[Any, ...]) -> "_Question":
        compiler = rows.query.get_compiler(rows.db)
        sql, params = compiler.as_sql()
        known = {_told(stand_in): where for where, stand_in in _stand_ins(given)}
        places = {place: known[told] for place, param in enumerate(params) if (told := _told(param)) in known}
        if any(_told(param).startswith(NO_DAY) for place, param in enumerate(params) if place not in places):
            raise TypeError("A prepared question asks for the days it is given, and for no others.")
        question = cls(rows, sql, [*params], places)
        compiler.as_sql = lambda *_, **__: (question.sql, tuple(question.asking))
        rows.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        return question

    def ask(self, given: tuple[Any, ...]) -> list[Any]:
        self.asking = [*self.params]
        for place, (which, of_many) in self.places.items():
            value = given[which] if of_many is None else given[which][of_many]
            self.asking[place] = _like(self.params[place], value)
        rows: list[Any] = list(self.rows._iterable_class(self.rows))  # type: ignore[call-overload]
        return rows


def _kept() -> dict[Any, dict[Any, _Question]]:
    """What is prepared stays with the connection, and goes with it."""
    connection = connections["default"]
    kept: dict[Any, dict[Any, _Question]] = connection.__dict__.setdefault("coi_prepared", {})
    return kept


def _is_many(one: Any) -> bool:
    return isinstance(one, Collection) and not isinstance(one, str)


def _padded(many: Collection[Any]) -> tuple[Any, ...]:
    """As many as the next power of two, the last repeated: so that few lengths are prepared."""
    values = tuple(many)
    return values + values[-1:] * ((1 << (len(values) - 1).bit_length()) - len(values))


def _shape(one: Any) -> Any:
    return (type(one), len(one)) if _is_many(one) else type(one) if _is_asked(one) else one


def _is_asked(one: Any) -> bool:
    """Whether it is a key or a day; a yes or no is neither."""
    return isinstance(one, UUID | date) or type(one) is int


def _stand_in(place: int, one: Any) -> Any:
    if isinstance(one, UUID):
        return UUID(int=(place + 1) << 64)
    if isinstance(one, date):
        return date(1, place + 1, 13)
    if type(one) is int:
        return NO_KEY - place
    return [UUID(int=(place + 1) << 64 | number + 1) for number in range(len(one))] if _is_many(one) else one


def _stand_ins(given: tuple[Any, ...]) -> Iterator[tuple[tuple[int, int | None], Any]]:
    for place, one in enumerate(given):
        stand_in = _stand_in(place, one)
        if _is_many(one):
            yield from (((place, number), each) for number, each in enumerate(stand_in))
        elif _is_asked(one):
            yield (place, None), stand_in


def _told(param: Any) -> str:
    """A parameter as any database is told it."""
    return param.hex if isinstance(param, UUID) else str(param)


def _like(stand_in: Any, value: Any) -> Any:
    """The value as the database is told it where the other stands."""
    return _told(value) if isinstance(stand_in, str) else value
