"""The names that papers are searched for: of every organisation that is known, and of the people on the registers."""

from collections.abc import Iterator
from functools import lru_cache

from django.db.models import Max

from coi_register.accounts.actors import Actor
from committees.meetings.models import Meeting
from committees.meetings.selectors import people_of
from committees.organisations.models import Organisation, OrganisationName
from declarations.scanning.naming import How, Names, Party
from declarations.scanning.near import NearNames


def names_of_organisations() -> tuple[Names, NearNames]:
    """Both ways to search for organisations; made anew when one of them was changed, for they are thousands."""
    return _made(*(model.history.aggregate(last=Max("history_id"))["last"] for model in (Organisation, OrganisationName)))


@lru_cache(maxsize=1)
def _made(*as_of: int | None) -> tuple[Names, NearNames]:
    names = Names(_organisations())
    return names, NearNames(names)


def _organisations() -> Iterator[Party]:
    for pk, name, *codes in Organisation.objects.values_list("pk", "name", "ods_code", "company_number").iterator():
        yield Party(pk, name)
        yield from (Party(pk, code, How.CODE) for code in codes if code)
    for pk, name in OrganisationName.objects.values_list("organisation", "name").iterator():
        yield Party(pk, name, How.FORMER)


def names_of_people(actor: Actor, meeting: Meeting) -> tuple[Names, NearNames]:
    """The people of the CCGs that meet, and those who sit there."""
    rows = people_of(actor, meeting).values_list("pk", "name")
    names = Names(Party(pk, name, is_person=True) for pk, name in rows)
    return names, NearNames(names)
