"""Imports go down the house and never back."""

from importlinter.cli import lint_imports

from tests.architecture.code import ROOT, modules


def test_every_contract_on_imports_holds() -> None:
    broken = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert not broken, "An import goes up the house. The chain is printed above; docs/house.md says which way is down."


def test_no_view_imports_a_model() -> None:
    found = [
        f"{view} imports {name}"
        for view in modules()
        if "views" in (view.path.stem, *view.path.parts)
        for name in view.imports
        if "models" in name.split(".") and not name.startswith("django.")
    ]
    assert not found, f"Ask a selector, and let it name the type: {found}"
