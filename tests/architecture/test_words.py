"""Modules say what they are, and nothing in the tree names a machine or a host that serves packages."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.code import ROOT, Module, modules

FORBIDDEN = {
    "a machine's own path": r"(?<![\w.])/(?:work|root|home|Users)/\w",
    "a host that serves packages": r"(?:pypi|npmjs|pythonhosted|debian|yarnpkg)\.(?:org|com)\b",
}
LIST_FILES = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
BESIDE_THE_CHECKOUT = re.compile(r"\bshared\W{1,4}(?:data|design|domain)\b|\.\./shared")


def files() -> list[Path]:
    """Every text file that git keeps."""
    listed = subprocess.run(LIST_FILES, cwd=ROOT, capture_output=True, check=True)  # noqa: S603
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [
        path for path in paths if path.is_file() and path != Path(__file__) and path.suffix not in {".png", ".woff2", ".pdf"}
    ]


@pytest.mark.parametrize("module", [module for module in modules() if not module.is_empty], ids=str)
def test_a_module_opens_with_one_sentence(module: Module) -> None:
    says = ast.get_docstring(module.tree)
    assert says, f"{module} does not say what it is."
    first = says.split("\n\n")[0]
    assert re.fullmatch(r".*[.…]", first), f"{module} must open with one sentence on one line."


@pytest.mark.parametrize(("what", "pattern"), FORBIDDEN.items(), ids=FORBIDDEN)
def test_nothing_names(what: str, pattern: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files()
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1)
        if re.search(pattern, line)
    ]
    assert not found, f"These lines name {what}: {found}"


def test_only_tests_read_what_lies_beside_the_checkout() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in files()
        if path.relative_to(ROOT).parts[0] != "tests" and BESIDE_THE_CHECKOUT.search(path.read_text(errors="replace"))
    ]
    assert not found, f"The product stands alone, but these reach beside the checkout: {found}"
