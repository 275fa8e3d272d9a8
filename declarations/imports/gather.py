"""What the register holds already, gathered at once for all the names of a file."""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from committees.organisations.models import Organisation, OrganisationName
from committees.organisations.naming import normalised
from committees.people.models import Person
from declarations.imports.facts import Known, Namesake


def known_to(ccg: Organisation, named: Collection[str]) -> Known:
    """The people of the CCG, and the organisations that bear one of the names; three queries."""
    people = Person.objects.filter(ccg=ccg).order_by("name", "pk").values_list("pk", "name", "position")
    return Known(tuple(Namesake(*one) for one in people), _bearers(named))


def _bearers(named: Collection[str]) -> dict[str, tuple[UUID, ...]]:
    """The register's own naming makes names alike, which no index of a database does: so each name is read once."""
    found: dict[str, set[UUID]] = defaultdict(set)
    if named:
        names = Organisation.objects.values_list("pk", "name")
        others = OrganisationName.objects.values_list("organisation", "name")
        for rows in (names, others):
            for key, name in rows.iterator():
                if (plain := normalised(name)) in named:
                    found[plain].add(key)
    return {name: tuple(sorted(keys)) for name, keys in found.items()}
