"""The import as one deed: first organisations, then who is a member of which CCG."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.db import transaction

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.organisations.ods import rows
from committees.organisations.ods.report import Outcome, Report
from committees.organisations.ods.rows import MembershipRow, NotARow, OrganisationRow, RowError, Table
from committees.organisations.ods.services.members import Members
from committees.organisations.ods.services.organisations import Organisations
from committees.organisations.permissions import may_keep

Row = TypeVar("Row", OrganisationRow, MembershipRow)
Progress = Callable[[str, int], None]
EVERY = 2000


@dataclass(frozen=True, slots=True)
class File:
    """A file to import: what it is called, and its lines as bytes."""

    name: str
    lines: Iterable[bytes]


NO_FILE = File("", ())


@dataclass(frozen=True, slots=True)
class Files:
    """The files of an import; each may be left out."""

    ccgs: File = NO_FILE
    practices: File = NO_FILE
    memberships: File = NO_FILE


def import_ods(
    files: Files,
    *,
    on: date,
    by: Actor,
    because: str = "",
    dry_run: bool = False,
    progress: Progress = lambda file, lines: None,
) -> Report:
    """Bring the register up to the files. Changed names begin `on`. A dry run does it all and undoes it.

    Raises CannotBeDone for a file that cannot be read at all; then, and when nothing is new, nothing is written.
    """
    may_keep(by).enforce()
    with audit.deed("ods.imported", by=by, because=because):
        report = _Import(files, on, progress).done()
        if dry_run or not report.wrote:
            transaction.set_rollback(True)
    return report


@dataclass(slots=True)
class _Import:
    files: Files
    on: date
    progress: Progress
    report: Report = field(default_factory=Report)

    def done(self) -> Report:
        """Bring all files in, inside the deed in hand."""
        organisations, files = Organisations(self.on), self.files
        own: list[MembershipRow] = []
        for table, file, read in ((Table.CCGS, files.ccgs, rows.ccgs), (Table.PRACTICES, files.practices, rows.practices)):
            for row in self._good(table, file, read):
                self._tell(table, file, row, organisations.bring_in)
                own += [row.member] if row.member else []
        organisations.flush()
        self._enrol(own)
        return self.report

    def _enrol(self, own: list[MembershipRow]) -> None:
        """The file of memberships; of practices it does not name, what their own rows say of their commissioner."""
        members, named = Members(), set()
        for row in self._good(Table.MEMBERSHIPS, self.files.memberships, rows.memberships):
            named.add(row.practice)
            self._tell(Table.MEMBERSHIPS, self.files.memberships, row, members.enrol)
        for row in own:
            if row.practice not in named:
                self._tell(Table.MEMBERSHIPS, self.files.practices, row, members.enrol)
        members.flush()

    def _good(self, table: Table, file: File, read: Callable[[Iterable[bytes]], Iterator[Row | RowError]]) -> Iterator[Row]:
        try:
            for row in read(file.lines):
                if row.line % EVERY == 0:
                    self.progress(file.name, row.line)
                if isinstance(row, RowError):
                    self.report.refuse(table, file.name, row)
                else:
                    yield row
        except CannotBeDone as error:
            raise CannotBeDone(f"{file.name}: {error}") from error

    def _tell(self, table: Table, file: File, row: Row, bring_in: Callable[[Row], Outcome]) -> None:
        try:
            self.report.count(table, bring_in(row))
        except NotARow as error:
            self.report.refuse(table, file.name, RowError(row.line, f"{error}."))
