"""Tests mirror the code, file for file: `a/b/c.py` is tested in `tests/a/b/test_c.py`."""

from pathlib import Path

import pytest

from tests.architecture.code import ROOT, Module, modules

# Files that only list, name or configure; what they say is tested where it is used.
SAY_BUT_DO_NOTHING = {"__init__", "apps", "facts", "findings", "models", "settings", "urls", "vocabulary", "wsgi"}
# Files of a room whose work is seen only through its pages.
SEEN_THROUGH_PAGES = {"views", "forms", "presenters", "permissions"}


def mirrors(module: Module) -> list[Path]:
    """The test files any of which may be the module's own."""
    folder = Path("tests") / module.path.parent
    stems = [module.path.stem, "views"] if module.path.stem in SEEN_THROUGH_PAGES else [module.path.stem]
    return [folder / f"test_{stem}.py" for stem in dict.fromkeys(stems)]


@pytest.mark.parametrize(
    "module", [m for m in modules() if m.path.stem not in SAY_BUT_DO_NOTHING and not m.is_empty], ids=str
)
def test_a_module_has_its_tests(module: Module) -> None:
    wanted = mirrors(module)
    assert any((ROOT / path).exists() for path in wanted), f"{module} has no tests: write {' or '.join(map(str, wanted))}."


@pytest.mark.parametrize(
    "test",
    sorted(
        path.relative_to(ROOT)
        for package in ("coi_register", "committees", "declarations")
        for path in (ROOT / "tests" / package).rglob("test_*.py")
    ),
    ids=str,
)
def test_a_test_file_stands_where_its_module_does(test: Path) -> None:
    room = ROOT / test.relative_to("tests").parent
    assert room.is_dir(), f"{test} mirrors no folder of the product."
