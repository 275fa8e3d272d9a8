"""Facts as plain data, made of nothing but objects, lists, words, whole numbers, yes, no and nothing; and back again."""

import json
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import Enum, StrEnum, auto
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

Plain = Any  # what JSON can hold, but no fraction


class NotPlain(ValueError):
    """A value without a plain form, or plain data that is none of these facts; the sentence names it."""


class Shape(Enum):
    """How the values of a kind are written."""

    KEY = auto()
    OPTIONAL = auto()
    TUPLE = auto()
    SET = auto()
    MAPPING = auto()
    AS_IT_STANDS = auto()  # what a text of the guidance requires
    FACT = auto()
    DAY = auto()
    MOMENT = auto()  # with its offset from UTC
    WORD = auto()
    ITSELF = auto()


def plain(value: Any, kind: Any) -> Plain:
    """The plain form of a value of the kind: every field of a fact by name, sets and mappings in order of their keys."""
    match _shape(kind):
        case Shape.KEY:
            return _plain_key(value)
        case Shape.OPTIONAL:
            return None if value is None else plain(value, _one_of(kind))
        case Shape.TUPLE:
            return [plain(one, each) for one, each in zip(value, _each(kind, value), strict=True)]
        case Shape.SET:
            return sorted((plain(one, *get_args(kind)) for one in value), key=_order)
        case Shape.MAPPING:
            key, of = get_args(kind)
            return sorted(([plain(one, key), plain(other, of)] for one, other in value.items()), key=_order)
        case Shape.AS_IT_STANDS:
            return _as_it_stands(value)
        case Shape.FACT:
            return {name: plain(getattr(value, name), each) for name, (_, each) in _fields(kind).items()}
        case Shape.DAY | Shape.MOMENT:
            return value.isoformat()
        case Shape.WORD:
            return kind(value).value
        case Shape.ITSELF:
            return value


def fact(data: Plain, kind: Any) -> Any:
    """The value of the kind whose plain form this is; a field that the data does not have yet takes its default.

    Raises NotPlain for a word or a field that this release does not know, or has but the data has not."""
    match _shape(kind):
        case Shape.KEY:
            return _key(data)
        case Shape.OPTIONAL:
            return None if data is None else fact(data, _one_of(kind))
        case Shape.TUPLE:
            return tuple(fact(one, each) for one, each in zip(data, _each(kind, data), strict=True))
        case Shape.SET:
            return frozenset(fact(one, *get_args(kind)) for one in data)
        case Shape.MAPPING:
            key, of = get_args(kind)
            return {fact(one, key): fact(other, of) for one, other in data}
        case Shape.AS_IT_STANDS:
            return MappingProxyType(data)
        case Shape.FACT:
            return _fact(data, kind)
        case Shape.DAY:
            return date.fromisoformat(data)
        case Shape.MOMENT:
            return datetime.fromisoformat(data)
        case Shape.WORD:
            return _word(data, kind)
        case Shape.ITSELF:
            return data


def _fact(data: Plain, kind: Any) -> Any:
    known = _fields(kind)
    for name in data:
        if name not in known:
            raise NotPlain(f"Nobody knows what “{name}” of a {kind.__name__} means.")
    for name, (field, _) in known.items():
        if name not in data and field.default is MISSING and field.default_factory is MISSING:
            raise NotPlain(f"A {kind.__name__} has no “{name}”.")
    return kind(**{name: fact(data[name], each) for name, (_, each) in known.items() if name in data})


def _word(data: Plain, kind: type[StrEnum]) -> StrEnum:
    try:
        return kind(data)
    except ValueError:
        raise NotPlain(f"Nobody knows the {kind.__name__} “{data}”.") from None


def _plain_key(key: Hashable) -> Plain:
    match key:
        case UUID():
            return {"uuid": str(key)}
        case tuple():
            return [_plain_key(part) for part in key]
        case None | str() | int():
            return key
        case _:
            raise NotPlain(f"A key is a UUID, words, a whole number, or several of these; {key!r} is none.")


def _key(data: Plain) -> Hashable:
    match data:
        case {"uuid": words}:
            return UUID(words)
        case list():
            return tuple(_key(part) for part in data)
        case _:
            return data  # type: ignore[no-any-return]


def _as_it_stands(value: Any) -> Plain:
    """What a text of the guidance requires, as YAML holds it."""
    match value:
        case None | str() | int():
            return value
        case Mapping():
            return {str(name): _as_it_stands(one) for name, one in value.items()}
        case list() | tuple():
            return [_as_it_stands(one) for one in value]
        case _:
            raise NotPlain(f"{value!r} has no plain form.")


@cache
def _shape(kind: Any) -> Shape:
    """How values of the kind are written. Raises NotPlain for a kind nobody has thought of."""
    if kind is Hashable:
        return Shape.KEY
    match get_origin(kind):
        case origin if origin in (Union, UnionType):
            _one_of(kind)
            return Shape.OPTIONAL
        case origin if origin is tuple:
            return Shape.TUPLE
        case origin if origin is frozenset:
            return Shape.SET
        case origin if origin is Mapping:
            return Shape.AS_IT_STANDS if get_args(kind) == (str, Any) else Shape.MAPPING
    return _shape_of_class(kind)


def _shape_of_class(kind: Any) -> Shape:
    if is_dataclass(kind):
        return Shape.FACT
    if kind is date:
        return Shape.DAY
    if kind is datetime:
        return Shape.MOMENT
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Shape.WORD
    if kind in (str, int, bool):
        return Shape.ITSELF
    raise NotPlain(f"Nobody has said how a {kind!r} is written.")


def _one_of(kind: Any) -> Any:
    [one] = [each for each in get_args(kind) if each is not NoneType]
    return one


def _each(kind: Any, values: Sequence[Any]) -> Iterator[Any]:
    kinds = get_args(kind)
    return iter(kinds[:1] * len(values) if kinds[-1] is Ellipsis else kinds)


@cache
def _fields(kind: Any) -> Mapping[str, tuple[Field[Any], Any]]:
    hints = get_type_hints(kind)
    return {field.name: (field, hints[field.name]) for field in fields(kind) if field.init}


def _order(data: Plain) -> str:
    return json.dumps(data, sort_keys=True)
