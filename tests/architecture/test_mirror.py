"""Tests mirror the code: `a/b/c.py` is tested in `tests/a/b/test_c.py`, or through a module of its room that has such a test."""

from pathlib import Path

from tests.architecture.code import PACKAGES, ROOT, Module, modules

# Files that only list, name or configure; what they say is tested where it is used.
SAY_BUT_DO_NOTHING = {"__init__", "apps", "facts", "findings", "models", "settings", "signals", "urls", "vocabulary", "wsgi"}
# Files of a room whose work is seen through its pages.
SEEN_THROUGH_PAGES = {"forms", "permissions", "presenters", "views"}
TESTS = sorted(path.relative_to(ROOT) for package in PACKAGES for path in (ROOT / "tests" / package).rglob("test_*.py"))
TESTED_IN = [Module(path) for path in TESTS]
WORKING = [module for module in modules() if module.path.stem not in SAY_BUT_DO_NOTHING and not module.is_empty]


def rooms(module: Module) -> list[Path]:
    """The mirrored folder; for a file of `presenters/`, `services/` or `gather/`, also the folder of its room."""
    folder = Path("tests") / module.path.parent
    return [folder, folder.parent] if len(module.path.parts) > 3 else [folder]


def has_a_mirror(module: Module) -> bool:
    """Whether `test_c.py`, or for a page `test_views.py`, stands in the mirrored folder."""
    parts = {module.path.stem, *module.path.parts[2:-1]}
    stems = parts | ({"views"} if parts & SEEN_THROUGH_PAGES else set())
    return any(folder / f"test_{stem}.py" in TESTS for folder in rooms(module) for stem in stems)


def imports(importer: Module, module: Module) -> bool:
    """Whether the one imports the other, or something out of it."""
    name = ".".join(module.path.with_suffix("").parts)
    return any(imported == name or imported.startswith(f"{name}.") for imported in importer.imports)


def is_tested_through_a_fellow(module: Module) -> bool:
    """Whether a test of its room imports it, or a module of its room that has a test of its own does."""
    tests = [test for test in TESTED_IN if test.path.parent in rooms(module)]
    tested = [fellow for fellow in WORKING if rooms(fellow)[-1] == rooms(module)[-1] and has_a_mirror(fellow)]
    return any(imports(fellow, module) for fellow in [*tests, *tested])


def test_every_module_has_its_tests() -> None:
    found = [module for module in WORKING if not has_a_mirror(module) and not is_tested_through_a_fellow(module)]
    wanted = [str(rooms(module)[0] / f"test_{module.path.stem}.py") for module in found]
    assert not found, f"{len(found)} modules have no tests. Write:\n" + "\n".join(wanted)


def test_every_test_stands_where_its_module_does() -> None:
    found = [str(test) for test in TESTS if not (ROOT / test.relative_to("tests").parent).is_dir()]
    assert not found, f"These mirror no folder of the product: {found}"
