"""Any value of a kind of fact, as its fields are typed: meetings, rulings and answers that nobody would think of."""

from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

WORDS = st.text(max_size=12)
ONE_KEY = st.uuids() | WORDS
KEYS = ONE_KEY | st.tuples(ONE_KEY, ONE_KEY)
REQUIRED = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)
SIMPLE = {str: WORDS, int: st.integers(-9, 99), bool: st.booleans(), date: st.dates(), Hashable: KEYS, NoneType: st.none()}


@cache
def values(kind: Any) -> st.SearchStrategy[Any]:
    """Values of the kind, with every field filled somehow."""
    if kind in SIMPLE:
        return SIMPLE[kind]
    if is_dataclass(kind):
        return st.deferred(lambda: _fact(kind))  # a fact may hold another of its kind
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return st.sampled_from([*kind])
    return _of_several(get_origin(kind), get_args(kind))


def _fact(kind: Any) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    return st.builds(kind, **{field.name: values(hints[field.name]) for field in fields(kind) if field.init})


def _of_several(origin: Any, kinds: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if origin in (Union, UnionType):
        return st.one_of(*map(values, kinds))
    if origin is frozenset:
        return st.frozensets(values(kinds[0]), max_size=2)
    if origin is tuple and kinds[-1] is not Ellipsis:
        return st.tuples(*map(values, kinds))
    if origin is tuple:
        return st.lists(values(kinds[0]), max_size=2).map(tuple)
    if origin is Mapping:
        return (
            st.dictionaries(WORDS, REQUIRED, max_size=2)
            if kinds[1] is Any
            else st.dictionaries(KEYS, values(kinds[1]), max_size=2)
        )
    raise TypeError(f"No values of {origin} are made here yet.")
