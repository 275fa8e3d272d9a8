"""Tests mirror the code, folder for folder: `a/b/c.py` is tested in `tests/a/b/`, in `test_c.py` unless a fellow does it."""

from pathlib import Path

import pytest

from tests.architecture.code import PACKAGES, ROOT, Module, modules

# Files that only list, name or configure; what they say is tested where it is used.
SAY_BUT_DO_NOTHING = {"__init__", "apps", "facts", "findings", "models", "settings", "signals", "urls", "vocabulary", "wsgi"}
# Files of a room whose work is seen through its pages.
SEEN_THROUGH_PAGES = {"forms", "permissions", "presenters", "views"}
TESTS = sorted(path.relative_to(ROOT) for package in PACKAGES for path in (ROOT / "tests" / package).rglob("test_*.py"))
WORKING = [module for module in modules() if module.path.stem not in SAY_BUT_DO_NOTHING and not module.is_empty]


def rooms(module: Module) -> list[Path]:
    """The mirrored folder; for a file of `presenters/` or `gather/`, also the folder of its room."""
    folder = Path("tests") / module.path.parent
    return [folder, folder.parent] if len(module.path.parts) > 3 else [folder]


def has_a_mirror(module: Module) -> bool:
    """Whether `test_c.py`, or for a page `test_views.py`, stands in the mirrored folder."""
    parts = {module.path.stem, *module.path.parts[2:-1]}
    stems = parts | ({"views"} if parts & SEEN_THROUGH_PAGES else set())
    return any(folder / f"test_{stem}.py" in TESTS for folder in rooms(module) for stem in stems)


def is_named_by_a_fellow(module: Module) -> bool:
    """Whether another test of the mirrored folder imports it."""
    name = ".".join(module.path.with_suffix("").parts)
    fellows = [Module(test) for test in TESTS if test.parent in rooms(module)]
    return any(imported == name or imported.startswith(f"{name}.") for fellow in fellows for imported in fellow.imports())


@pytest.mark.parametrize("module", WORKING, ids=str)
def test_a_module_has_its_tests(module: Module) -> None:
    wanted = rooms(module)[0] / f"test_{module.path.stem}.py"
    assert has_a_mirror(module) or is_named_by_a_fellow(module), f"{module} has no tests: write {wanted}."


@pytest.mark.parametrize("test", TESTS, ids=str)
def test_a_test_file_stands_where_its_module_does(test: Path) -> None:
    assert (ROOT / test.relative_to("tests").parent).is_dir(), f"{test} mirrors no folder of the product."
