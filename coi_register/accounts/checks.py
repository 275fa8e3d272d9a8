"""What must hold of the matrix and of every address before the service starts."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.urls import URLPattern, URLResolver, get_resolver

from coi_register.accounts.guards import OPEN
from coi_register.accounts.policy import Flag, matrix

LETTERS, FLAGS = frozenset("odskcn"), frozenset(Flag)


@register()
def the_matrix_is_sound(**kwargs: Any) -> list[CheckMessage]:
    """Every row names known roles, each with one scope letter and flags that are known."""
    try:
        rows = matrix()
    except ValueError as wrong:
        return [Error(f"access.yaml names a role that there is not: {wrong}.", id="accounts.E001")]
    return [
        Error(f"access.yaml gives {role} “{scope}” for {action}: write one of o d s k c n, then ! or 2.", id="accounts.E002")
        for action, row in rows.items()
        for role, scope in row.items()
        if scope[:1] not in LETTERS or not set(scope[1:]) <= FLAGS
    ]


@register()
def every_address_is_guarded(**kwargs: Any) -> list[CheckMessage]:
    """An address without a guard would be open to the world by mistake."""
    return [
        Error(
            f"/{address} has no guard. Put @guard(“an action of access.yaml”) or @open_to_all on its view.",
            id="accounts.E003",
        )
        for address, pattern in addresses(get_resolver())
        if getattr(pattern.callback, "guard", None) not in (*matrix(), OPEN)
    ]


def addresses(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address with the pattern that answers it."""
    for entry in resolver.url_patterns:
        address = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from addresses(entry, address)
        else:
            yield address, entry
