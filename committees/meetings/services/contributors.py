"""Who wrote the paper of an item, presents it or advises on it: said, and taken back."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from committees.meetings import checks, permissions
from committees.meetings.models import Contributor, Item
from committees.meetings.services.standing import locked
from committees.meetings.vocabulary import Contribution
from committees.people.models import Person
from committees.seats.checks import known


def contribute(
    item: Item, *, person: Person, contribution: Contribution | str, by: Actor, once: UUID | None = None
) -> Contributor:
    """Say that a person wrote the paper of an item, presents it or advises on it; they are then checked like a member."""
    permissions.may_set_concerns(by, item).enforce()
    with audit.deed("contributor.added", by=by, once=once):
        checks.must_be_on_the_agenda(locked(item))
        made = Contributor(item=item, person=person, contribution=known(contribution, Contribution, "contribution"))
        checks.must_be_known_to(item.meeting, person)
        checks.must_contribute_once(item, made)
        made.save()
    return made


def no_longer_contributes(contributor: Contributor, *, by: Actor, because: str, once: UUID | None = None) -> None:
    """Take back that somebody contributes to an item; it stays in the history with the reason."""
    permissions.may_set_concerns(by, contributor.item).enforce()
    with audit.deed("contributor.removed", by=by, because=checks.must_say_why(because), once=once):
        checks.must_be_on_the_agenda(locked(contributor.item))
        contributor.delete()
