"""No word that somebody typed can act: as SQL, code, a program, a pattern, a template, a format, or a header of a mail."""

import ast
from collections.abc import Iterable
from functools import cache

import pytest
from django.core.mail import BadHeaderError, EmailMessage

from tests.architecture.code import Module, called, modules

# Statements put together from the names of our own tables and columns. None of these is given what a request brought.
OF_OUR_OWN_NAMES = {
    "coi_register/log/adopting.py",
    "coi_register/log/bench.py",
    "coi_register/log/laying.py",
    "coi_register/log/replay.py",
    "coi_register/log/services.py",
    "coi_register/audit/operations.py",
    "declarations/country/services/ruling.py",
    "declarations/country/services/storing.py",
    "declarations/country/services/trying.py",
    "declarations/exports/bench/as_at.py",
    "declarations/exports/bench/leaving.py",
    "declarations/exports/bench/register.py",
}
# Patterns put together from words of ours, or from words that were escaped.
OF_OUR_OWN_WORDS = {
    "declarations/imports/headings.py",
    "declarations/imports/types.py",
    "declarations/interests/plainness.py",
    "declarations/registers/masks.py",
}
# Writes XML; and reads the sheets of a workbook, with a parser that knows no entities of a document's own.
KNOWS_XML = {
    "committees/papers/publishing/docx.py": "lxml.etree",  # trees that the parser of papers/reading made
    "committees/papers/reading/docx_text.py": "lxml.etree",  # likewise
    "committees/papers/reading/xml.py": "lxml.etree",  # entities are neither fetched nor expanded, and refused
    "declarations/imports/files/xlsx_file.py": "defusedxml.ElementTree.iterparse",
}
DYNAMIC = {"eval", "exec", "compile", "__import__", "literal_eval", "getattr_static"}
OBJECTS_OUT_OF_DATA = {"pickle", "marshal", "shelve", "dill", "jsonpickle", "cloudpickle"}
PARSERS_OF_XML = ("xml", "lxml", "defusedxml", "xmltodict", "bs4", "html5lib")
OF_PATTERNS = {"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
ASKS_BY_HTTP = {"requests", "httpx", "urllib3", "aiohttp", "http.client", "urllib.request", "smtplib", "socket", "ftplib"}


def dotted(node: ast.expr) -> str:
    """`re.sub` for the function of a call of it."""
    match node:
        case ast.Attribute(value=value, attr=name):
            return f"{dotted(value)}.{name}"
        case ast.Name(id=name):
            return name
        case _:
            return ""


def is_put_together(node: ast.expr) -> bool:
    """Whether words are made here out of others."""
    match node:
        case ast.JoinedStr(values=values):
            return any(isinstance(value, ast.FormattedValue) for value in values)
        case ast.BinOp(left=left, right=right):
            return not (isinstance(left, ast.Constant) and isinstance(right, ast.Constant))
        case ast.Call(func=ast.Attribute(attr="format" | "join" | "replace")):
            return True
        case _:
            return False


def found(where: Iterable[tuple[Module, ast.Call]]) -> list[str]:
    return [f"{module}:{call.lineno}" for module, call in where]


@cache
def calls() -> tuple[tuple[Module, ast.Call], ...]:
    """Every call written in the product, with its module; read once."""
    return tuple((module, call) for module in modules() for call in module.calls())


def test_no_statement_is_put_together_from_what_somebody_typed() -> None:
    made = [
        (module, call)
        for module, call in calls()
        if called(call) in {"execute", "executemany", "RawSQL", "extra"} and call.args and is_put_together(call.args[0])
    ]
    assert not found((module, call) for module, call in made if str(module) not in OF_OUR_OWN_NAMES)
    assert {str(module) for module, _ in made} >= OF_OUR_OWN_NAMES, "One of these makes no statement any more."
    assert not [
        str(module)
        for module in modules()
        if str(module) in OF_OUR_OWN_NAMES and any("request" in name.lower() or "forms" in name for name in module.imports)
    ]


def test_nothing_evaluates_words_as_code() -> None:
    assert not found((module, call) for module, call in calls() if dotted(call.func) in DYNAMIC)


def test_no_program_is_run_through_a_shell() -> None:
    shells = {"os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput", "pty.spawn"}
    assert not found((module, call) for module, call in calls() if dotted(call.func) in shells)
    runs = [(module, call) for module, call in calls() if dotted(call.func) in {"subprocess.run", "subprocess.Popen"}]
    assert not found((m, call) for m, call in runs if any(word.arg in {"shell", "executable"} for word in call.keywords))
    assert not found((m, call) for m, call in runs if isinstance(call.args[0], ast.Constant | ast.JoinedStr | ast.BinOp))
    assert len(runs) > 3


def test_no_pattern_is_made_of_what_somebody_typed() -> None:
    patterns = [(m, call) for m, call in calls() if dotted(call.func) in {f"re.{name}" for name in OF_PATTERNS}]
    made = [(m, call) for m, call in patterns if not isinstance(call.args[0], ast.Constant)]
    assert {str(module) for module, _ in made} == OF_OUR_OWN_WORDS
    assert len(patterns) > 10


def test_xml_is_read_in_one_place_by_a_parser_without_entities() -> None:
    known = {str(m): name for m in modules() for name in m.imports if name.split(".")[0] in PARSERS_OF_XML}
    assert known == KNOWS_XML
    parsing = {str(module) for module, call in calls() if called(call) in {"XMLParser", "fromstring", "XML", "HTML"}}
    assert parsing == {"committees/papers/reading/xml.py"}


def test_no_template_is_made_of_words() -> None:
    ways = {"from_string", "Template", "select_template_from_string", "render_template_string"}
    assert not found((module, call) for module, call in calls() if called(call) in ways)


def test_no_form_of_words_comes_from_outside() -> None:
    """A format string is a constant, or an attribute or name that a module of ours gives one; never an answer of a request."""
    asked = {"POST", "GET", "META", "COOKIES", "cleaned_data", "headers", "body"}
    wrong = [
        (module, call)
        for module, call in calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in {"format", "format_map"}
        and any(isinstance(node, ast.Attribute) and node.attr in asked for node in ast.walk(call.func.value))
    ]
    assert not found(wrong)
    assert not found((m, call) for m, call in calls() if called(call) in {"format_map", "safe_substitute", "vformat"})


def test_nothing_is_loaded_that_can_make_objects() -> None:
    assert not [
        f"{module}: {name}" for module in modules() for name in module.imports if name.split(".")[0] in OBJECTS_OUT_OF_DATA
    ]
    loads = [(module, call) for module, call in calls() if dotted(call.func) in {"yaml.load", "yaml.load_all"}]
    of_the_release = {
        "declarations/demo/story.py",
        "declarations/guidance/reading.py",
    }  # loaders of ours, made from the safe one
    assert {str(module) for module, _ in loads} == of_the_release
    unsafe = {"yaml.unsafe_load", "yaml.full_load", "yaml.FullLoader", "yaml.UnsafeLoader", "yaml.Loader"}
    assert not [
        f"{module}: {dotted(node)}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and dotted(node) in unsafe
    ]


def test_nothing_but_the_issuer_is_asked_by_http() -> None:
    """Only the room of sign-in knows a library that asks other services; the mail leaves through Django."""
    asking = {
        str(module)
        for module in modules()
        for name in module.imports
        if any(name == library or name.startswith(f"{library}.") for library in ASKS_BY_HTTP)
    }
    of_mail = {"coi_register/accounts/services/posting.py"}  # it knows what a mail server that is away says, and asks nobody
    scanner = {"committees/papers/clamd.py"}  # the virus scanner, at the one address that the settings name
    assert asking - of_mail - scanner == {"coi_register/accounts/signin/identities.py"}, (
        f"List it in docs/security/deployment.md, and here: {asking}"
    )


@pytest.mark.parametrize("words", ["Hello\nBcc: eve@example.org", "Hello\r\n\r\nanother letter"])
def test_a_letter_carries_no_header_of_its_own(words: str) -> None:
    with pytest.raises((BadHeaderError, ValueError)):
        EmailMessage(words, "Dear Ada", to=["ada@example.org"]).message()
    with pytest.raises((BadHeaderError, ValueError)):
        EmailMessage("Hello", "Dear Ada", to=[f"ada@example.org{words[5:]}"]).message()


def test_no_page_opens_a_file_that_somebody_named() -> None:
    opening = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "FileResponse"}
    where = {
        str(module)
        for module, call in calls()
        if called(call) in opening and "views" in (*module.path.parts[-2:], module.path.stem)
    }
    named_by_us = {
        "coi_register/proof/views.py",
        "declarations/exports/views.py",
        "declarations/packs/views/reading.py",
    }  # a bundle, a file under its row's own id, and a pack or a paper on a shelf under a name of chance
    assert where <= named_by_us, "A page opens a file."


def test_every_function_says_its_types() -> None:
    bare = [
        f"{module}:{node.lineno} {node.name}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef)
        and (
            node.returns is None
            or any(arg.annotation is None for arg in node.args.args[0:] if arg.arg not in {"self", "cls", "mcs"})
        )
        and not node.name.startswith("__")
    ]
    assert not bare
