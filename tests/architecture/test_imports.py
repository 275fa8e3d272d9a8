"""Imports go down the house and never back."""

import importlinter.cli  # noqa: F401 - it tells the linter which parsers and printers it has
from importlinter.application import use_cases

from tests.architecture.code import ROOT, modules


def test_every_contract_on_imports_holds() -> None:
    # Not by its command: that one arranges logging anew, and every logger of ours would be silent for the rest of the run.
    kept = use_cases.lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None, no_logo=True)
    assert kept, "An import goes up the house. The chain is printed above; docs/house.md says which way is down."


def test_no_view_imports_a_model() -> None:
    found = [
        f"{view} imports {name}"
        for view in modules()
        if "views" in (view.path.stem, *view.path.parts)
        for name in view.imports
        if "models" in name.split(".") and not name.startswith("django.")
    ]
    assert not found, f"Ask a selector, and let it name the type: {found}"
