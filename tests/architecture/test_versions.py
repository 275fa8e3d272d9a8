"""Whoever changes a row has read it: each deed that changes one is asked for by a form that carries the version it showed."""

import ast
from collections.abc import Iterator

from tests.architecture.code import Module, called, modules

CARRIES = ("showing", "version", "read", "told")  # how a view gives its form the version, or its deed
WITHOUT_A_FORM: dict[str, str] = {
    "ask": "a new file is asked for; no row stood there that could be written over",
    "amend_person": "people are not kept on a page yet",
    "end_role": "the pages of accounts show the role whose end they ask for",
    "close_account": "an account is closed once, and only closed",
    "change_address": "an account has no version: the address is the whole of the change, and both are told of it",
    "confirm_role": "what was asked for is decided once: the deed reads it anew, and only while it waits",
    "withdraw_role": "likewise",
    "accept": "a link is spent once: the deed reads the invitation anew, and only while it is open",
    "look": "it notes the moment at which one has looked, of oneself only",
}


def deeds(module: Module) -> Iterator[ast.FunctionDef]:
    """The functions of a module of services, without those it keeps to itself."""
    if "services" in (module.path.stem, *module.path.parts) and not {"demo", "country", "scenarios", "ods"} & {
        *module.path.parts
    }:
        yield from (node for node in module.tree.body if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"))


def changes_what_it_is_given(deed: ast.FunctionDef) -> bool:
    """Whether it saves or removes its first argument, or the row that it holds in its place."""
    if not deed.args.args:
        return False
    names = {deed.args.args[0].arg, "current"}
    calls = [node for node in ast.walk(deed) if isinstance(node, ast.Call)]
    saved = {
        node.func.value.id
        for node in calls
        if isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.attr in ("save", "delete")
    }
    return bool(saved & names) or any(called(call) == "held" for call in calls)


EDITS = {deed.name: str(module) for module in modules() for deed in deeds(module) if changes_what_it_is_given(deed)}


def views() -> Iterator[tuple[Module, ast.FunctionDef]]:
    """Every view of the product."""
    for module in modules():
        if "views" in (module.path.stem, *module.path.parts):
            yield from ((module, node) for node in module.tree.body if isinstance(node, ast.FunctionDef))


def asked_for(view: ast.FunctionDef) -> set[str]:
    """The deeds that a view names: `services.cancel`."""
    attributes = (node for node in ast.walk(view) if isinstance(node, ast.Attribute))
    return {node.attr for node in attributes if isinstance(node.value, ast.Name) and node.value.id == "services"}


def carries_a_version(view: ast.FunctionDef) -> bool:
    """Whether it gives a version to its form, or takes one from it."""
    words = {node.attr for node in ast.walk(view) if isinstance(node, ast.Attribute)}
    words |= {node.arg for node in ast.walk(view) if isinstance(node, ast.keyword) and node.arg}
    words |= {node.value for node in ast.walk(view) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return bool(words & {*CARRIES}) or any(called(call).endswith("Form") and "item" in _words(call) for call in _calls(view))


def _calls(view: ast.FunctionDef) -> list[ast.Call]:
    return [node for node in ast.walk(view) if isinstance(node, ast.Call)]


def _words(call: ast.Call) -> set[str | None]:
    return {keyword.arg for keyword in call.keywords}


def test_there_are_deeds_that_change_a_row() -> None:
    assert {"withdraw_item", "hold", "amend_seat", "unseat", "close", "end_link", "identify"} <= EDITS.keys()


def test_a_page_that_changes_a_row_carries_the_version_it_showed() -> None:
    bare = [
        f"{module}: {view.name} does {sorted(asked_for(view) & EDITS.keys())}"
        for module, view in views()
        if asked_for(view) & EDITS.keys() - WITHOUT_A_FORM.keys() and not carries_a_version(view)
    ]
    assert not bare, f"Let its form be .showing(the row): {bare}"
