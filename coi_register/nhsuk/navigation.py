"""The links in the header: where this actor can go."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import roles_that_may

EVERYONES, BEYOND_ONESELF = "nckso", "ncks"
LINKS = (
    ("Home", "home", "see_home", EVERYONES),
    ("Meetings", "meetings", "read_meeting", EVERYONES),
    ("Committees", "committees", "read_committee", EVERYONES),
    ("People", "people", "read_declaration", BEYOND_ONESELF),
    ("Organisations", "organisations", "read_organisation", EVERYONES),
    ("Rule book", "rule_book", "read_rule_book", EVERYONES),
)


def navigation(actor: Actor | None, request: HttpRequest) -> list[dict[str, Any]]:
    """The items for the NHS header, the one the page lies under marked as current."""
    return [
        {"text": text, "href": href, "current": _is_under(request.path, href)}
        for text, name, action, scopes in LINKS
        if actor and _has_a_right(actor, action, scopes)
        for href in _address(name)
    ]


def _has_a_right(actor: Actor, action: str, scopes: str) -> bool:
    roles = roles_that_may(action, *scopes)
    return any(right.role in roles for right in actor.rights)


def _address(name: str) -> Iterator[str]:
    try:
        yield reverse(name)
    except NoReverseMatch:  # an error page must stand even where a room's pages do not
        return


def _is_under(path: str, href: str) -> bool:
    return path == href if href == "/" else path.startswith(href)
