"""Imports go down the house and never back."""

import pytest
from importlinter.cli import lint_imports

from tests.architecture.code import ROOT, Module, modules

VIEWS = [module for module in modules() if module.path.stem == "views" or "views" in module.path.parts]


def test_every_contract_on_imports_holds() -> None:
    broken = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert not broken, "An import goes up the house. The chain is printed above; docs/house.md says which way is down."


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_view_imports_no_model(view: Module) -> None:
    models = [name for name in view.imports() if "models" in name.split(".") and not name.startswith("django.")]
    assert not models, f"{view} imports {models}: ask a selector, and type what it returns in the selector's module."
