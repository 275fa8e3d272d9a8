"""Cryptography is what the inventory says, where it says, and nothing that must not be guessed comes from elsewhere."""

import ast
import re
import string
from importlib import import_module

import pytest
from allauth.mfa import app_settings as mfa
from cryptography.fernet import InvalidToken
from django.contrib.auth.hashers import Argon2PasswordHasher

from coi_register import settings as product
from coi_register.accounts.sessions import SessionStore
from coi_register.accounts.signin.codes import opened, sealed
from tests.architecture.code import ROOT, called, modules
from tests.security.test_encoding import calls, dotted

INVENTORY = (ROOT / "docs" / "security" / "cryptography.md").read_text()
LIBRARIES = ("hashlib", "hmac", "secrets", "cryptography", "jwt", "django.core.signing", "django.utils.crypto", "ssl")
ALLOWED = {"sha256", "sha512", "new"}
NEVER = re.compile(r"\b(md5|sha1|sha224|ripemd|rc4|arc4|des3?|blowfish|modes\.ECB|PKCS1v15|crypt)\b", re.IGNORECASE)
INVENTS_DATA = {"declarations/country/", "declarations/packs/bench", "declarations/scanning/bench/"}


def uses_cryptography(imports: frozenset[str]) -> bool:
    return any(name == library or name.startswith(f"{library}.") for name in imports for library in LIBRARIES)


def test_every_module_that_uses_cryptography_is_in_the_inventory() -> None:
    using = {str(module) for module in modules() if uses_cryptography(module.imports)}
    assert not {name for name in using if f"`{name}`" not in INVENTORY}, "Add it to docs/security/cryptography.md."
    assert len(using) > 10
    told = set(re.findall(r"^\| `([\w/]+\.py)` \|", INVENTORY, re.MULTILINE))
    assert all((ROOT / name).is_file() for name in told), "The inventory names a module that is gone."


def test_only_algorithms_of_the_inventory_are_used() -> None:
    hashes = {
        f"{module}: {dotted(call.func)}"
        for module, call in calls()
        if dotted(call.func).startswith("hashlib.") and called(call) not in ALLOWED
    }
    taken = {f"{module}: {name}" for module in modules() for name in module.imports if NEVER.search(name)}
    named = {
        f"{module}: {node.attr}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and NEVER.fullmatch(node.attr)
    }
    assert not hashes | taken | named


def test_what_must_not_be_guessed_comes_from_the_system() -> None:
    guessable = {str(module) for module in modules() if any(name.split(".")[0] == "random" for name in module.imports)}
    assert not {name for name in guessable if not name.startswith(tuple(INVENTS_DATA))}
    few = [
        f"{module}:{call.lineno}"
        for module, call in calls()
        if called(call) in {"token_urlsafe", "token_hex", "token_bytes", "urandom"}
        and not (call.args and isinstance(call.args[0], ast.Constant) and call.args[0].value >= 16)
    ]
    assert not few, f"Fewer than 128 bits: {few}"


def test_passwords_are_kept_by_a_slow_function() -> None:
    first, *_ = product.PASSWORD_HASHERS
    module, _, name = first.rpartition(".")
    hasher = getattr(import_module(module), name)
    assert issubclass(hasher, Argon2PasswordHasher)
    assert hasher.memory_cost >= 19 * 1024  # KiB; the least that OWASP advises with two passes
    assert hasher.time_cost >= 2
    assert not [name for name in product.PASSWORD_HASHERS if re.search(r"md5|sha1|unsalted|crypt\b", name, re.IGNORECASE)]


def test_no_key_is_made_of_a_password() -> None:
    """Then no key needs stretching: none of the ways to make one is called."""
    ways = {"pbkdf2", "pbkdf2_hmac", "scrypt", "PBKDF2HMAC", "Scrypt", "HKDF", "hash_secret_raw"}
    assert not [f"{module}:{call.lineno}" for module, call in calls() if called(call) in ways]


def test_what_is_sealed_cannot_be_changed() -> None:
    kept = sealed("a key of an app")
    assert opened(kept) == "a key of an app"
    assert "a key of an app" not in kept
    for at in (12, len(kept) // 2, len(kept) - 5):
        other = "A" if kept[at] != "A" else "B"
        with pytest.raises(InvalidToken):
            opened(kept[:at] + other + kept[at + 1 :])


@pytest.mark.django_db
def test_the_name_of_a_session_has_more_than_128_bits() -> None:
    name = SessionStore()._get_new_session_key()  # type: ignore[attr-defined]
    assert set(name) <= set(string.ascii_lowercase + string.digits)
    assert 36 ** len(name) > 2**128


def test_a_recovery_code_has_more_than_twenty_bits() -> None:
    assert 10**mfa.RECOVERY_CODE_DIGITS > 2**20


def test_every_dangerous_place_is_named() -> None:
    """What could hurt most stands in a list that a reader finds, with what guards it."""
    risky = (ROOT / "docs" / "security" / "dependencies.md").read_text()
    programs = {str(module) for module in modules() if "subprocess" in module.imports}
    by_setting = {str(module) for module, call in calls() if called(call) in {"import_string", "import_module"}}
    loaded = {str(module) for module, call in calls() if dotted(call.func) == "yaml.load"}
    missing = {name for name in programs | by_setting | loaded if f"`{name}`" not in risky}
    assert not missing, f"Name it in docs/security/dependencies.md: {missing}"
