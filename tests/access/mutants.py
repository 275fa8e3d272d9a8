"""`make mutants-policy`: the policy, the guards and every permission changed line by line; each change must be noticed.

A function's code is exchanged in place, so that everybody who imported it gets the change, and the world is made only once.
What the tests of the matrix do not notice is tried again with the room's own tests, each time in a run of its own: there this
module is a plugin of pytest, and COI_MUTANT says which change is made.
"""

import ast
import inspect
import os
import subprocess
import sys
import tempfile
import types
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from coi_register.verdicts import Refused
from tests.architecture.code import modules

MODULES = (
    "coi_register.accounts.policy",
    *sorted(str(module.path.with_suffix("")).replace("/", ".") for module in modules() if module.path.stem == "permissions"),
)
TURNED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One function with one change in it."""

    module: str
    function: types.FunctionType
    says: str
    code: types.CodeType

    @property
    def rooms_tests(self) -> str:
        """The folder of the tests that mirror the room."""
        return "tests/" + "/".join(self.module.split(".")[:-1])


def mutants(names: Iterable[str] = MODULES) -> Iterator[Mutant]:
    """Every function of the modules with every change, one at a time."""
    for name in names:
        module = import_module(name)
        module.CHANGED = Refused("It was changed.")  # type: ignore[attr-defined]
        tree = ast.parse(inspect.getsource(module))
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                for says, changed in changes(node):
                    code = compile(ast.fix_missing_locations(_with(tree, changed)), module.__file__ or name, "exec")
                    function = getattr(module, node.name)
                    function = getattr(function, "__wrapped__", function)  # what is kept in a cache is looked behind
                    found = next(
                        one for one in code.co_consts if isinstance(one, types.CodeType) and one.co_name == node.name
                    )
                    yield Mutant(name, function, f"{name}.{node.name}: {says}", found)


def _with(tree: ast.Module, changed: ast.FunctionDef) -> ast.Module:
    body = [changed if isinstance(one, ast.FunctionDef) and one.name == changed.name else one for one in tree.body]
    return ast.Module(body=body, type_ignores=[])


def changes(function: ast.FunctionDef) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The function with one thing turned round; its docstring, its types and the words of its sentences left alone."""
    inside = [node for statement in function.body for node in ast.walk(statement)]
    for place, node in enumerate(inside):
        for says, change in _of(node):
            copy = deepcopy(function)
            change([one for statement in copy.body for one in ast.walk(statement)][place])
            at = node if isinstance(node, ast.expr | ast.stmt) else function
            yield f"line {at.lineno} at {at.col_offset}, {says}", copy


def _of(node: ast.AST) -> Iterator[tuple[str, Callable[[Any], None]]]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in TURNED:
            yield f"{ast.unparse(node)} turned", lambda one: setattr(one, "ops", [TURNED[type(one.ops[0])]()])
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in TURNED:
            yield f"{ast.unparse(node)} turned", lambda one: setattr(one, "op", TURNED[type(one.op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield f"{ast.unparse(node)} without not", lambda one: setattr(one, "op", ast.UAdd())
        case ast.IfExp():
            yield "if turned", lambda one: setattr(one, "test", ast.UnaryOp(ast.Not(), one.test))
        case ast.If():
            yield "if turned", lambda one: setattr(one, "test", ast.UnaryOp(ast.Not(), one.test))
        case ast.Constant(value=bool()):
            yield f"{node.value} turned", lambda one: setattr(one, "value", not one.value)
        case ast.Constant(value=str(word)) if word.replace("_", "").isalpha() and word.islower():
            yield f"“{word}” another word", lambda one: setattr(one, "value", f"{one.value}x")
        case ast.Name(id="ALLOWED"):
            yield "ALLOWED refused", lambda one: setattr(one, "id", "CHANGED")
        case ast.Return(value=ast.Call()):
            yield "returns nothing", lambda one: setattr(one, "value", ast.Constant(None))


def is_noticed(world: Any, actors: Any) -> bool:
    """Whether one of the tests fails."""
    from tests.access import test_permissions, test_visible_to
    from tests.coi_register.accounts import test_policy

    tests: list[Callable[[], object]] = [lambda: _run_all(test_policy)]
    tests += [lambda what=what: test_permissions.test_a_permission_says_what_the_matrix_says(what, world, actors) for what in test_permissions.SAME]  # type: ignore[misc]  # fmt: skip  # noqa: E501
    tests += [lambda: test_visible_to.test_a_table_shows_exactly_the_rows_that_a_permission_allows(world, actors)]
    for test in tests:
        try:
            test()
        except (Exception, BaseException) as found:
            if isinstance(found, KeyboardInterrupt):
                raise
            return True
    return False


def is_noticed_in_its_room(mutant: Mutant) -> bool:
    """Whether one of the room's own tests fails."""
    words = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-m",
        "not browser",
        "-p",
        "tests.access.mutants",
        mutant.rooms_tests,
    ]
    environment = {**os.environ, "COI_MUTANT": mutant.says, "DATABASE_URL": ""}
    return subprocess.run(words, env=environment, capture_output=True, check=False).returncode == 1


def pytest_sessionstart() -> None:
    """As a plugin: make the one change, for the whole run."""
    if says := os.environ.get("COI_MUTANT"):
        [mutant] = (one for one in mutants([says.partition(":")[0].rpartition(".")[0]]) if one.says == says)
        mutant.function.__code__ = mutant.code


def _run_all(module: Any) -> None:
    for name, test in [*vars(module).items()]:
        if name.startswith("test_"):
            for case in _cases(test):
                test(**case)


def _cases(test: Any) -> Iterator[dict[str, Any]]:
    marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    if not marks:
        yield {}
        return
    names = [
        name.strip() for name in (marks[0].args[0].split(",") if isinstance(marks[0].args[0], str) else marks[0].args[0])
    ]
    for case in marks[0].args[1]:
        values = getattr(case, "values", case)
        yield dict(zip(names, values if len(names) > 1 else (values[0] if hasattr(case, "values") else case,), strict=True))


def main() -> int:
    """Try each, and print those that nobody noticed."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    os.environ["DATABASE_URL"] = f"sqlite:///{tempfile.mkdtemp()}/mutants.sqlite3"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", verbosity=0)
    from tests.access import world as told

    alive, tried = list[Mutant](), 0
    with transaction.atomic():
        world = told.world()
        actors = {key: told.actor(persona) for key, persona in world.personas.items()}
        assert not is_noticed(world, actors), "The tests fail before anything is changed."
        for mutant in mutants():
            whole, tried = mutant.function.__code__, tried + 1
            mutant.function.__code__ = mutant.code
            if not is_noticed(world, actors):
                alive.append(mutant)
            mutant.function.__code__ = whole
        transaction.set_rollback(True)
    print(f"{tried - len(alive)} of {tried} noticed by the tests of the matrix", flush=True)
    with ThreadPoolExecutor(os.cpu_count()) as runs:
        noticed = runs.map(is_noticed_in_its_room, alive)
        alive = [mutant for mutant, was in zip(alive, noticed, strict=True) if not was]
    for mutant in alive:
        print(f"nobody noticed: {mutant.says}")
    print(f"{tried - len(alive)} of {tried} noticed")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main())
