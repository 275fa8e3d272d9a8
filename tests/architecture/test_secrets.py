"""No secret stands in the tree: no key, no token, no password but the demo's, which is printed on its sign-in page."""

import math
import re
import shutil
import subprocess
from collections import Counter

import pytest

from tests.architecture.code import ROOT

KINDS = {
    "a private key": r"-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{40}",
    "a key of a cloud": r"\b(AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of a forge": r"\b(gh[pousr]_[A-Za-z0-9]{36,}|glpat-[A-Za-z0-9_-]{20,}|github_pat_[A-Za-z0-9_]{50,})",
    "a token of a chat": r"\bxox[abprs]-[A-Za-z0-9-]{10,}",
    "an address with a password": r"\b[a-z][a-z0-9+.-]*://[^\s/:@\"'{}<>]+:[^\s/@\"'{}<>]{3,}@(?!localhost|/|127\.|example\.|[a-z.-]*\.example)",
    "a signed token": r"\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}",
    "a secret with a value": r"(?i)\b(secret|password|passwd|api_?key|token)[a-z_]*\s*[:=]\s*[\"']([A-Za-z0-9+/=_-]{24,})[\"']",
}
KNOWN = {
    "postgresql://user:password@": "the form of an address, in the operators' words",
    "wexbridge-demo-2026": "the demo's password, printed on its sign-in page",
}
GENERATED = {
    "package-lock.json",
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-npm.lock",
}  # hashes of packages
CODED = 4.0  # bits a character; words of a language have less


def tree() -> dict[str, str]:
    """Every file that is kept, by its path."""
    command = [shutil.which("git") or "git", "ls-files", "-z"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    texts = {}
    for name in (name for name in names if name and name not in GENERATED):
        path = ROOT / name
        if path.is_file() and not path.is_symlink():
            texts[name] = path.read_text(errors="ignore")
    return texts


def bits(words: str) -> float:
    """How surprising each character is, on average."""
    return -sum(count / len(words) * math.log2(count / len(words)) for count in Counter(words).values())


def found_in(text: str) -> list[str]:
    """What in a text looks like a secret, by its kind; a password of words is a test's, and no secret."""
    kinds = []
    for kind, pattern in KINDS.items():
        for match in re.finditer(pattern, text):
            value = match.groups()[-1] if match.groups() and kind == "a secret with a value" else match.group()
            if value not in KNOWN and (kind != "a secret with a value" or bits(value) > CODED):
                kinds.append(kind)
    return kinds


def test_no_secret_stands_in_the_tree() -> None:
    texts = tree()
    found = {
        name: kinds
        for name, text in texts.items()
        if name != "tests/architecture/test_secrets.py" and (kinds := found_in(text))
    }
    assert not found, f"Take it out, and change it wherever it is used: {found}"
    assert len(texts) > 500


@pytest.mark.parametrize(
    "planted",
    [
        "-----BEGIN PRIVATE KEY-----\n" + "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v5VpguoRK9JLsLMREScVpe" + "\n",
        "AKIA" + "IOSFODNN7EXAMPLE",
        "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a",
        "postgres://coi_app:" + "hunter22@db.internal/coi",
        'SECRET_KEY = "' + "k2J9sQ0xV7bN4mZ8wR1tY6uP3aE5dL0c" + '"',
    ],
)
def test_a_planted_secret_is_found(planted: str) -> None:
    assert found_in(planted)
