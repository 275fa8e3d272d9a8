"""Private items that are not named to everybody of their own committee: a room above, which knows of conflicts, says to whom."""

from collections.abc import Callable

from django.db.models import Q

from coi_register.accounts.actors import Actor

Unnamed = Callable[[Actor], Q]  # of items: those that are not named to the actor
_asked: list[Unnamed] = []


def leave_unnamed(asked: Unnamed) -> None:
    """Ask a room above from now on: a prohibition beats the right to read what is private (law 1)."""
    if asked not in _asked:
        _asked.append(asked)


def unnamed_to(actor: Actor) -> Q:
    """The private items that are kept from the actor though their committee is the actor's; nobody is kept from being nobody."""
    found = Q(pk__in=[])
    if actor.stands_for and not actor.is_command:
        for asked in _asked:
            found |= asked(actor)
    return found
