"""Modules say what they are, and nothing in the tree names a machine or a host that serves packages."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.code import ROOT, modules

FORBIDDEN = {
    "a machine's own path": r"(?<![\w.])/(?:work|root|home|Users)/\w",
    "a host that serves packages": r"(?:pypi|npmjs|pythonhosted|debian|yarnpkg)\.(?:org|com)\b",
}
LIST_FILES = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
BESIDE_THE_CHECKOUT = re.compile(r"\bshared\W{1,4}(?:data|design|domain)\b|\.\./shared")


def files() -> list[Path]:
    """Every text file that git keeps."""
    listed = subprocess.run(LIST_FILES, cwd=ROOT, capture_output=True, check=True)
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [
        path for path in paths if path.is_file() and path != Path(__file__) and path.suffix not in {".png", ".woff2", ".pdf"}
    ]


def test_every_module_opens_with_one_sentence() -> None:
    says = {module: (ast.get_docstring(module.tree) or "").split("\n\n")[0] for module in modules() if not module.is_empty}
    found = [str(module) for module, first in says.items() if not re.fullmatch(r".*[.…]", first)]
    assert not found, f"These do not say what they are, in one sentence on one line: {found}"


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
