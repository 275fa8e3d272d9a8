"""Nothing goes into a page but through the template's own escaping, and no page carries code that the policy would refuse."""

import re

import pytest

from tests.architecture.code import ROOT, called, modules

TEMPLATES = sorted((ROOT / "templates").rglob("*.jinja"))
FORBIDDEN = {
    r"\|\s*safe\b": "|safe puts words into the page as code",
    r"\bautoescape\s+false\b": "autoescape false puts words into the page as code",
    r"<[a-z][^>]*\son[a-z]+\s*=": "an inline handler is code that the policy refuses",
    r"<[a-z][^>]*\sstyle\s*=": "an inline style is one that the policy refuses",
    r"javascript:": "an address that is code",
    r"<script(?![^>]*(nonce|src))": "a script without a nonce is one that the policy refuses",
    r"\|\s*tojson\b": "data for scripts is put into a page by json_script, or an attribute",
}


def test_no_code_makes_words_safe() -> None:
    found = [
        f"{module}:{call.lineno}"
        for module in modules()
        for call in module.calls()
        if called(call) in {"mark_safe", "Markup", "SafeString"}
    ]
    assert not found, f"Let the template escape it, or build it with format_html: {found}"


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_no_template_holds(pattern: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in TEMPLATES
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(pattern, line, re.IGNORECASE)
    ]
    assert not found, f"{FORBIDDEN[pattern]}: {found}"


def test_scripts_of_our_own_make_no_code_out_of_words() -> None:
    ways = re.compile(
        r"\b(innerHTML\s*=|outerHTML\s*=[^=]|insertAdjacentHTML|document\.write|eval|Function|setTimeout\(\s*['\"])"
    )
    scripts = sorted((ROOT / "coi_register" / "nhsuk" / "assets").glob("*.js"))
    found = [f"{path.name}: {match.group()}" for path in scripts for match in ways.finditer(path.read_text())]
    assert scripts
    assert not found
