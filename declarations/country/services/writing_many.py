"""Many interests written as one deed, in the product's way and in the library's, to see what each takes."""

from collections.abc import Sequence

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from committees.models import Organisation, Person
from committees.organisations.vocabulary import OrganisationKind
from declarations.interests.models import Interest

PEOPLE = 1_000


def found_people(*, by: Actor) -> list[Person]:
    """An invented CCG and whoever declares in it."""
    ccg = Organisation(kind=OrganisationKind.CCG, name="NHS Invented Import CCG")
    people = [Person(name=f"Person Example {number:04}", ccg=ccg) for number in range(PEOPLE)]
    with audit.deed("bench.arranged", by=by):
        ccg.save()
        audit.record_all(people)
    return people


def write(interests: Sequence[Interest], *, by: Actor, by_copy: bool) -> None:
    """All of them, each with its history; `by_copy` False: by simple-history's own bulk_create_with_history."""
    with audit.deed("bench.imported", by=by, because="An invented register"):
        audit.record_all(interests, by_copy=by_copy)
