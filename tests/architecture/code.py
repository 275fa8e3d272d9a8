"""The product's own source files, read but not run."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("coi_register", "committees", "declarations")


@dataclass(frozen=True)
class Module:
    """A Python file of the product, by its path from the checkout."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse((ROOT / self.path).read_text(), filename=str(self.path))

    @property
    def is_empty(self) -> bool:
        return not self.tree.body

    def calls(self) -> Iterator[ast.Call]:
        """Every call written in it."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    @cached_property
    def imports(self) -> frozenset[str]:
        """The full name of everything it imports: `from a import b` gives `a.b`."""
        nodes = [*ast.walk(self.tree)]
        whole = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
        froms = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
        return frozenset(whole | {f"{node.module}.{alias.name}" for node in froms for alias in node.names})

    def words(self) -> Iterator[str]:
        """Every string constant written in it."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


@cache
def modules() -> list[Module]:
    """Every module of the product but its migrations."""
    found = (path.relative_to(ROOT) for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return [Module(path) for path in found if "migrations" not in path.parts]


def called(call: ast.Call) -> str:
    """The last name of what is called: `save` for `row.save()`."""
    match call.func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""
