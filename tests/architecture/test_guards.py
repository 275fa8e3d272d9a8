"""Every address has a guard, and every action is a row of the access matrix."""

import ast
from collections.abc import Iterator

from django.urls import get_resolver

from coi_register.accounts.checks import addresses
from coi_register.accounts.policy import matrix
from tests.architecture.code import Module, called, modules

WAITING: set[str] = set()  # rows of access.yaml whose pages are not built yet; take a row out when its page comes
ASK_THE_MATRIX = {"guard": 0, "roles_that_may": 0, "may": 1}  # where each takes its action


def actions(module: Module) -> Iterator[str]:
    """The actions a module asks the policy about, as far as they are written out."""
    for call in module.calls():
        place = ASK_THE_MATRIX.get(called(call))
        arguments = [*call.args, *(word.value for word in call.keywords if word.arg == "action")]
        if place is not None and len(arguments) > place and isinstance(arguments[place], ast.Constant):
            yield str(arguments[place].value)


def test_every_address_has_a_guard() -> None:
    bare = [address for address, pattern in addresses(get_resolver()) if not getattr(pattern.callback, "guard", None)]
    assert not bare, f"No guard on {bare}. Put @guard(“an action of access.yaml”) or @open_to_all on the view."


def test_every_action_asked_about_is_a_row_of_the_matrix() -> None:
    missing = {f"{module} asks about {action}" for module in modules() for action in set(actions(module)) - set(matrix())}
    assert not missing, f"access.yaml does not know it: {sorted(missing)}"


def test_every_row_of_the_matrix_is_asked_about() -> None:
    asked = {word for module in modules() for word in module.words()} & set(matrix())
    unused = set(matrix()) - asked - WAITING
    assert not unused, f"Nobody asks about {sorted(unused)}: use the row, or let it wait in this test."
    assert not WAITING & asked, f"{sorted(WAITING & asked)} waits no longer: take it out of WAITING."


def test_a_page_that_reads_a_form_says_so() -> None:
    mute = [
        f"{module}:{function.lineno} {function.name}"
        for module in modules()
        if "views" in (module.path.stem, *module.path.parts)
        for function in ast.walk(module.tree)
        if isinstance(function, ast.FunctionDef)
        and is_guarded(function)
        and reads_a_form(function)
        and "takes_a_form" not in {decorator.id for decorator in function.decorator_list if isinstance(decorator, ast.Name)}
    ]
    assert not mute, f"Put @takes_a_form under the guard of {mute}; without it the page answers a sent form with 405."


def is_guarded(function: ast.FunctionDef) -> bool:
    """Whether it is a page of its own."""
    named = [one.func if isinstance(one, ast.Call) else one for one in function.decorator_list]
    return bool({"guard", "open_to_all"} & {one.id for one in named if isinstance(one, ast.Name)})


def reads_a_form(function: ast.FunctionDef) -> bool:
    """Whether it takes up what was sent with `sent(request)` or `request.POST`."""
    words = {node.attr for node in ast.walk(function) if isinstance(node, ast.Attribute)}
    return "POST" in words or "sent" in {called(node) for node in ast.walk(function) if isinstance(node, ast.Call)}
