"""Reading YAML so strictly that every mistake is told with its line and its key."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Parser = Callable[[Node], Any]
Made = TypeVar("Made")


class CannotRead(ValueError):
    """A scenario that cannot be read; the message names the line and the key."""

    def __init__(self, line: int, says: str) -> None:
        super().__init__(f"line {line}: {says}")


@dataclass(frozen=True, slots=True)
class Key:
    """How the value of one key is read, and under which name it is kept when its own is a word of Python."""

    read: Parser
    required: bool = False
    field: str = ""


def root(text: str) -> Node:
    """The whole document. Raises CannotRead for text that is not YAML, or that is empty."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise CannotRead(mark.line + 1 if mark else 1, f"this is not YAML: {error.problem or error.context}.") from error
    except yaml.YAMLError as error:
        raise CannotRead(1, f"this is not YAML: {error}.") from error
    if node is None:
        raise CannotRead(1, "the file is empty. Write at least ccg, date, committee, people and items.")
    return node


def line_of(node: Node) -> int:
    return int(node.start_mark.line) + 1


def record(make: Callable[..., Made], keys: Mapping[str, Key], *, with_line: bool = True) -> Callable[[Node], Made]:
    """A mapping with these keys and no others, made into what `make` makes of them."""

    def read(node: Node) -> Made:
        values = _values(node, keys)
        missing = [name for name, key in keys.items() if key.required and name not in values]
        if missing:
            raise CannotRead(line_of(node), f"“{missing[0]}” is missing here.")
        named = {keys[name].field or name: _under(name, keys[name].read, value) for name, value in values.items()}
        return make(**named, **({"line": line_of(node)} if with_line else {}))

    return read


def _values(node: Node, keys: Mapping[str, Key]) -> dict[str, Node]:
    if not isinstance(node, MappingNode):
        raise CannotRead(line_of(node), f"a mapping with keys such as {', '.join(list(keys)[:3])} belongs here.")
    values: dict[str, Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if name not in keys:
            raise CannotRead(line_of(key), f"the key “{name}” is not known here. Known are: {', '.join(keys)}.")
        if name in values:
            raise CannotRead(line_of(key), f"the key “{name}” stands here twice.")
        values[name] = value
    return values


def _under(name: str, read: Parser, value: Node) -> Any:
    try:
        return read(value)
    except _Wrong as wrong:
        raise CannotRead(line_of(value), f"“{name}” {wrong}") from None


class _Wrong(ValueError):
    """A value that is not of its kind; the sentence goes on after the key."""


def text(node: Node) -> str:
    """A word or sentence; a number stands for itself."""
    if not isinstance(node, ScalarNode) or is_null(node) or not node.value.strip():
        raise _Wrong("must be words.")
    return str(node.value).strip()


def day(node: Node) -> date:
    """A date as 2018-03-01."""
    try:
        return date.fromisoformat(text(node))
    except ValueError:
        raise _Wrong(f"must be a date like 2018-03-01, not {_shown(node)}.") from None


def yes_or_no(node: Node) -> bool:
    """true or false."""
    if not isinstance(node, ScalarNode) or node.tag != "tag:yaml.org,2002:bool":
        raise _Wrong(f"must be true or false, not {_shown(node)}.")
    return bool(node.value.lower() in ("true", "yes", "on"))


def number(node: Node) -> int:
    """A whole number, nought or more."""
    if not isinstance(node, ScalarNode) or not node.value.isdecimal():
        raise _Wrong(f"must be a whole number, not {_shown(node)}.")
    return int(node.value)


def one_of(kind: type[StrEnum], **also: StrEnum) -> Parser:
    """One of a closed set of words; `also` are other words for some of them."""

    def read(node: Node) -> StrEnum:
        word = text(node)
        try:
            return also[word] if word in also else kind(word)
        except ValueError:
            raise _Wrong(f"cannot be “{word}”. Known are: {', '.join([*kind, *also])}.") from None

    return read


def many(read: Parser) -> Parser:
    """A list of such things, or nothing."""

    def read_all(node: Node) -> tuple[Any, ...]:
        if is_null(node):
            return ()
        if not isinstance(node, SequenceNode):
            raise _Wrong("must be a list.")
        return tuple(read(each) for each in node.value)

    return read_all


def one_or_many(read: Parser) -> Parser:
    """One such thing, or a list of them; a tuple either way."""
    return lambda node: many(read)(node) if isinstance(node, SequenceNode) else (read(node),)


def or_null(read: Parser) -> Parser:
    """Such a thing, or null."""
    return lambda node: None if is_null(node) else read(node)


def either(*reads: Parser) -> Parser:
    """The first of these that fits."""

    def read(node: Node) -> Any:
        for attempt in reads[:-1]:
            try:
                return attempt(node)
            except (_Wrong, CannotRead):
                continue
        return reads[-1](node)

    return read


def is_null(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _shown(node: Node) -> str:
    return f"“{node.value}”" if isinstance(node, ScalarNode) else "a list or mapping"


def first_twice(names: Iterable[tuple[str, int]]) -> tuple[str, int] | None:
    """The first name that stands there a second time, with its line."""
    seen: set[str] = set()
    for name, line in names:
        if name in seen:
            return name, line
        seen.add(name)
    return None
