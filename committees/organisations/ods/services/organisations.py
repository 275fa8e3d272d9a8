"""Organisations of an import: new ones written in batches, changed ones one by one, each with its history."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from committees.organisations.models import Organisation, OrganisationName
from committees.organisations.ods.report import Outcome
from committees.organisations.ods.rows import NotARow, OrganisationRow
from committees.organisations.vocabulary import OrganisationKind

BATCH = 1000
# CCGs were abolished (Health and Care Act 2022, s19 and s14); their codes live on as those of sub-ICB locations.
END_OF_CCGS = date(2022, 7, 1)
FROM_PRACTICES = {OrganisationKind.GP_PRACTICE, OrganisationKind.OTHER}


class Facts(NamedTuple):
    """What a file tells of an organisation besides its name."""

    kind: str
    postcode: str
    address: str
    opened: date | None
    closed: date | None
    dormant: bool


@dataclass(slots=True)
class Organisations:
    """The register's organisations by ODS code, held while the files are read."""

    on: date
    facts: dict[str, tuple[UUID, Facts]] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    new: list[Organisation] = field(default_factory=list)
    begun: list[OrganisationName] = field(default_factory=list)

    def __post_init__(self) -> None:
        known = Organisation.objects.exclude(ods_code=None)
        for code, pk, name, *facts in known.values_list("ods_code", "pk", "name", *Facts._fields).iterator():
            self.facts[code], self.names[code] = (pk, Facts(*facts)), {name.casefold()}
        bearing = OrganisationName.objects.filter(alias=False).exclude(organisation__ods_code=None)
        for code, name in bearing.values_list("organisation__ods_code", "name").iterator():
            self.names[str(code)].add(name.casefold())

    def bring_in(self, row: OrganisationRow) -> Outcome:
        """Add the organisation, or change what differs. Raises NotARow where the register knows better."""
        if row.code not in self.facts:
            self._add(row)
            return Outcome.ADDED
        pk, known = self.facts[row.code]
        facts = _facts(row, known)
        if known.closed and not row.closed:
            raise NotARow(f"{row.code} is recorded as closed since {day(known.closed)}, but open here; it was left closed")
        is_renamed = row.name.casefold() not in self.names[row.code]
        if facts == known and not is_renamed:
            return Outcome.UNCHANGED
        self._change(pk, row, facts, is_renamed=is_renamed)
        return Outcome.CHANGED

    def flush(self) -> None:
        """Write what waits."""
        audit.record_all(self.new)
        audit.record_all(self.begun)
        self.new, self.begun = [], []

    def _add(self, row: OrganisationRow) -> None:
        facts = _facts(row)
        made = Organisation(ods_code=row.code, name=row.name, **facts._asdict())
        self.new.append(made)
        if since := _known_since(row):  # a name without a date says no more than the organisation's own
            self.begun.append(OrganisationName(organisation=made, name=row.name, since=since))
        self.facts[row.code], self.names[row.code] = (made.pk, facts), {row.name.casefold()}
        if len(self.new) == BATCH:
            self.flush()

    def _change(self, pk: UUID, row: OrganisationRow, facts: Facts, *, is_renamed: bool) -> None:
        self.flush()
        changed = Organisation.objects.get(pk=pk)
        for name, value in facts._asdict().items():
            setattr(changed, name, value)
        if is_renamed:
            _rename(changed, row, self.on)
            self.names[row.code].add(row.name.casefold())
        changed.save()
        self.facts[row.code] = pk, facts


def _facts(row: OrganisationRow, known: Facts | None = None) -> Facts:
    kind = row.kind if known is None or known.kind in FROM_PRACTICES else known.kind  # an officer may know the kind better
    return Facts(kind, row.postcode, row.address, row.opened, row.closed, row.dormant)


def _known_since(row: OrganisationRow) -> date | None:
    """A file gives the name borne now, and not since when; only the names that followed the CCGs' are known to begin."""
    return END_OF_CCGS if row.kind == OrganisationKind.CCG and " ICB " in row.name else None


def _rename(changed: Organisation, row: OrganisationRow, on: date) -> None:
    current = changed.names.filter(alias=False, until=None).last() or OrganisationName(
        organisation=changed, name=changed.name
    )
    begins = _known_since(row) or on
    if current.since and current.since >= begins:
        begins = on
    if current.since and current.since > begins:
        raise NotARow(f"{row.code} has been called {current.name} since {day(current.since)}, after the day of this import")
    if current.since == begins:  # two files on one day: the second puts the name right
        current.name = changed.name = row.name
        current.save()
        return
    current.until = begins
    current.save()
    OrganisationName(organisation=changed, name=row.name, since=begins).save()
    changed.name = row.name
