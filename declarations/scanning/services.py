"""Somebody who looked says which of the names found are parties of the item, and which are none; nothing is decided by itself."""

from collections.abc import Collection
from datetime import date
from functools import partial
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.races import checked
from coi_register.refusals import CannotBeDone
from committees.meetings import services as meetings
from committees.meetings.checks import must_be_on_the_agenda, must_fit, must_have_words
from committees.meetings.models import Item
from committees.meetings.vocabulary import PartPlayed
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.scanning import permissions
from declarations.scanning.models import NoParty

Party = Organisation | Person
CHOOSE = "Choose at least one of the names."


def take_up(
    item: Item,
    *,
    parties: Collection[Party],
    by: Actor,
    part_played: PartPlayed | str | None = None,
    once: UUID | None = None,
) -> None:
    """Say that the item concerns these: all of them, or nothing. Raises NotAllowed, CannotBeDone."""
    permissions.may_search(by, item).enforce()
    _must_be_some(parties)
    with audit.deed("parties.found_in_papers", by=by, because="Named in the papers.", once=once):
        for party in parties:
            if isinstance(party, Person):
                meetings.concern(item, person=party, by=by)
            else:
                meetings.concern(item, organisation=party, part_played=part_played, by=by)


def leave_out(
    item: Item, *, parties: Collection[Party], because: str, on: date, by: Actor, once: UUID | None = None
) -> None:
    """Say that these are named and are no parties; they are not offered again. Raises NotAllowed, CannotBeDone."""
    permissions.may_search(by, item).enforce()
    _must_be_some(parties)
    reason = must_have_words(because, "Say why they are no parties: the reason is kept.", "because")
    with audit.deed("names.put_aside", by=by, because=reason, once=once):
        must_be_on_the_agenda(item)
        for party in parties:
            row = NoParty(item=item, because=reason, on=on, said_by_id=by.user_id)
            row.person, row.organisation = (party, None) if isinstance(party, Person) else (None, party)
            must_fit(row, "because")
            with checked(partial(_must_be_new, row)):
                row.save()


def _must_be_some(parties: Collection[Party]) -> None:
    if not parties:
        raise CannotBeDone(CHOOSE, field="parties")


def _must_be_new(row: NoParty) -> None:
    if NoParty.objects.filter(item=row.item, person=row.person, organisation=row.organisation).exists():
        raise CannotBeDone(f"Somebody said already that {row} is no party. Open the page again.")
