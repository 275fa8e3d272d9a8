"""What the product does not do, and so need not guard; each of these fails when it begins to."""

import ast
import re
import tomllib
from pathlib import Path

from django import forms
from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import get_resolver

from coi_register.accounts.checks import addresses
from tests.architecture.code import ROOT, modules

TEMPLATES = {path: path.read_text() for path in sorted((ROOT / "templates").rglob("*.jinja"))}
SCRIPTS = {path: path.read_text() for path in sorted((ROOT / "coi_register" / "nhsuk" / "assets").glob("*.js"))}
LOCKED = (ROOT / "requirements.lock").read_text().lower()


def holding(pattern: str, texts: dict[Path, str]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path, text in texts.items() if re.search(pattern, text, re.IGNORECASE)]


def subclasses(kind: type) -> set[type]:
    return {kind, *(below for direct in kind.__subclasses__() for below in subclasses(direct))}


def test_files_come_in_at_these_pages_alone_and_none_of_them_sends_one_out() -> None:
    """The import of registers keeps its bytes in the database; papers lie on a shelf: no address of these rooms leads to either."""
    taking = [pattern.name for _, pattern in addresses(get_resolver()) if hasattr(pattern.callback, "longest_file")]
    kept = [str(field) for model in apps.get_models() for field in model._meta.fields if isinstance(field, models.FileField)]
    asked = {
        f"{form.__module__}.{form.__name__}"
        for form in subclasses(forms.BaseForm)
        for field in getattr(form, "base_fields", {}).values()
        if isinstance(field, forms.FileField)
    }
    read = {str(module) for module in modules() if "FILES" in _attributes(module)}
    shown = {*holding(r"multipart/form-data|type\s*[=:]\s*[\"']file", TEMPLATES)}
    papers = "committees.papers.forms"
    assert kept == ["committees.Version.file", "declarations.Pack.file"]  # a pack is made by us
    assert asked == {"declarations.imports.forms.FileForm", *(f"{papers}.{name}" for name in ("PaperForm", "VersionForm"))}
    assert read == {"declarations/imports/views.py", "committees/papers/views.py"}
    pages = {f"templates/{room}/form.jinja" for room in ("declarations/imports", "committees/papers")}
    assert shown == {*pages, "templates/components/fields/file.jinja"}
    assert {*taking} == {"start_import", "add_paper", "replace_paper"}
    rooms = ("declarations/imports/", "committees/papers/")
    sent_out = [str(module) for module in modules() if str(module).startswith(rooms) and _sends(module)]
    assert not sent_out, "What somebody sent is not sent to anybody else."


def _sends(module: object) -> bool:
    return bool({"FileResponse", "StreamingHttpResponse"} & _attributes(module)) or "FileResponse" in str(
        module.imports  # type: ignore[attr-defined]
    )


def _attributes(module: object) -> set[str]:
    return {node.attr for node in ast.walk(module.tree) if isinstance(node, ast.Attribute)}  # type: ignore[attr-defined]


def test_no_word_of_anybody_becomes_markup() -> None:
    assert not holding(r"contenteditable|\|\s*(markdown|bleach|safe)\b", TEMPLATES)
    assert not re.search(r"^(markdown|bleach|nh3|mistune|docutils|html-sanitizer|lesscpy|libsass)==", LOCKED, re.MULTILINE)


def test_no_other_language_is_spoken() -> None:
    """What ASVS asks of these does not apply because there are none."""
    spoken = (
        "channels|daphne|websockets|graphene|strawberry-graphql|ariadne|python-ldap|ldap3|pysaml2|python3-saml|pymemcache"
    )
    assert not re.search(f"^({spoken})==", LOCKED, re.MULTILINE)
    assert not (ROOT / "coi_register" / "asgi.py").exists()
    assert "memcached" not in str(settings.CACHES).lower()


def test_no_other_origin_is_let_in() -> None:
    said = [str(module) for module in modules() for words in module.words() if "access-control-" in words.lower()]
    assert not said
    assert "django-cors-headers" not in LOCKED


def test_no_page_of_ours_is_a_script() -> None:
    """Neither JSONP nor data inside a script: no code of ours says that it answers with one."""
    assert not [
        str(module)
        for module in modules()
        for words in module.words()
        if re.search(r"(application|text)/(javascript|ecmascript)", words)
    ]
    assert not holding(r"[?&]callback=", SCRIPTS)


def test_no_page_uses_what_browsers_have_given_up() -> None:
    assert not holding(r"<(applet|object|embed|frameset|marquee|keygen)\b|\.swf\b|classid=", TEMPLATES)


def test_no_page_loads_from_elsewhere() -> None:
    assert not holding(r"<(script|link|img|iframe|source|video|audio)\b[^>]*\b(src|href)\s*=\s*[\"'](https?:)?//", TEMPLATES)
    assert not holding(r"(fetch|import|sendBeacon|WebSocket|EventSource)\s*\(\s*[\"'`](https?:|wss?:)?//", SCRIPTS)


def test_scripts_keep_nothing_in_the_browser() -> None:
    assert not holding(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open|serviceWorker", SCRIPTS)
    assert SCRIPTS


def test_scripts_copy_no_names_from_outside() -> None:
    """No object takes names that somebody chose: of the two ways to copy, the one that stands there copies three of ours."""
    assert not holding(r"__proto__|prototype\s*\[|\.\.\.\s*JSON\.parse|structuredClone|lodash|jquery", SCRIPTS)
    copies = [line.strip() for text in SCRIPTS.values() for line in text.splitlines() if "Object.assign" in line]
    assert all(re.search(r"Object\.assign\([\w.]+, \{[\w:\", ]+\}\)", line) for line in copies)


def test_no_other_service_can_end_a_session() -> None:
    named = [str(pattern.name) for _, pattern in addresses(get_resolver())]
    assert not [name for name in named if re.search(r"back_?channel|front_?channel|logout_token", name)]
    assert not [str(module) for module in modules() for words in module.words() if "backchannel-logout" in words]


def test_every_address_is_one_of_ours() -> None:
    """No page of a library answers, of Django's administration for one, but those of allauth that are listed one by one."""
    whose = {pattern.callback.__module__.split(".")[0] for _, pattern in addresses(get_resolver()) if pattern.callback}
    assert whose <= {"coi_register", "committees", "declarations", "allauth"}
    assert not {"django.contrib.admin", "debug_toolbar", "django.contrib.admindocs"} & set(settings.INSTALLED_APPS)


def test_no_address_is_made_of_a_name() -> None:
    """What an address of a page takes is a random id, a number, a date, or a word of ours; a name would stand in logs."""
    ours = {"token", "chain", "rule", "instrument", "question", "key", "uidb36", "mark", "step", "status", "way"}
    ours |= {"code", "register", "format", "about", "rest"}  # the code of a CCG, and words of ours
    parts = [
        (address, name)
        for address, _ in addresses(get_resolver())
        for kind, name in re.findall(r"<(?:(\w+):)?(\w+)>", address)
        if kind in {"", "str", "path", "slug"}
    ]
    assert not [(address, name) for address, name in parts if name not in ours]


def test_a_file_on_its_way_out_has_a_name_of_ours() -> None:
    """No name of a person, an item or a committee stands in the name of a file, and nothing that would need encoding."""
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.JoinedStr) and "filename=" in (said := ast.unparse(node)):
                assert not re.search(r"\.(name|title|text|office)\b|request", said), f"{module}: {said}"
            if isinstance(node, ast.keyword) and node.arg == "filename":
                assert not re.search(r"\.(name|title|text|office)\b|request", ast.unparse(node.value)), f"{module}"


def test_a_release_holds_nothing_of_development() -> None:
    names = set(re.findall(r"^([a-z0-9_.-]+)(?:\[[^\]]*\])?==", LOCKED, re.MULTILINE))
    wanted = {re.split(r"[\s;\[~=<>!(]", line)[0].lower() for line in _only_for_development()}
    assert wanted
    assert not wanted & names
    assert not [app for app in settings.INSTALLED_APPS if app.startswith(("debug", "django_extensions"))]


def _only_for_development() -> list[str]:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return list(told["project"]["optional-dependencies"]["dev"])


def test_every_package_is_pinned_by_its_hash() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        packages = re.split(r"\n(?=[a-zA-Z0-9])", (ROOT / name).read_text().strip())
        bare = [one.splitlines()[0] for one in packages if not one.startswith("#") and "--hash=sha256:" not in one]
        assert not bare, name
    assert '"integrity"' in (ROOT / "package-lock.json").read_text()
