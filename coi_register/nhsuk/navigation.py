"""The links in the header: where this actor can go."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import matrix

LINKS = (
    ("Home", "home", "see_home"),
    ("Meetings", "meetings", "read_meeting"),
    ("Committees", "committees", "read_committee"),
    ("People", "people", "read_people"),
    ("My declarations", "my_declarations", "declare"),
    ("Registers", "our_registers", "read_register"),
    ("Organisations", "organisations", "read_organisation"),
    ("Accounts", "accounts", "see_accounts"),
    ("Rule book", "rule_book", "read_rule_book"),
)


def navigation(actor: Actor | None, request: HttpRequest) -> list[dict[str, Any]]:
    """The items for the NHS header, the one the page lies under marked as current."""
    return [
        {"text": text, "href": href, "current": _is_under(request.path, href)}
        for text, name, action in LINKS
        if actor and _has_a_right(actor, action)
        for href in _address(name)
    ]


def _has_a_right(actor: Actor, action: str) -> bool:
    return any(right.role in matrix()[action] for right in actor.rights)


def _address(name: str) -> Iterator[str]:
    try:
        yield reverse(name)
    except NoReverseMatch:  # an error page must stand even where a room's pages do not
        return


def _is_under(path: str, href: str) -> bool:
    return path == href if href == "/" else path.startswith(href)
