"""Memberships of an import: a practice is a member of one CCG at a time; a new one ends the one still open."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from committees.organisations.models import Membership, Organisation
from committees.organisations.ods.report import Outcome
from committees.organisations.ods.rows import MembershipRow, NotARow
from committees.organisations.vocabulary import OrganisationKind

BATCH = 1000


@dataclass(slots=True)
class Span:
    """A membership the register has, or is about to have."""

    pk: UUID
    ccg: str
    since: date | None
    until: date | None


@dataclass(slots=True)
class Members:
    """Who is known, and each practice's memberships, held while the file is read."""

    organisations: dict[str, tuple[UUID, str, str]] = field(default_factory=dict)
    spans: dict[str, list[Span]] = field(default_factory=lambda: defaultdict(list))
    new: list[Membership] = field(default_factory=list)

    def __post_init__(self) -> None:
        known = Organisation.objects.exclude(ods_code=None).values_list("ods_code", "pk", "kind", "name")
        self.organisations = {str(code): (pk, kind, name) for code, pk, kind, name in known.iterator()}
        held = Membership.objects.values_list("practice__ods_code", "pk", "ccg__ods_code", "since", "until")
        for practice, pk, ccg, since, until in held.iterator():
            self.spans[str(practice)].append(Span(pk, str(ccg), since, until))

    def enrol(self, row: MembershipRow) -> Outcome:
        """Add the membership, or bring its end up to the row. Raises NotARow for whom the register does not know."""
        practice, ccg = self._practice(row), self._ccg(row)
        for span in self.spans[row.practice]:
            if span.ccg == row.ccg and span.since == row.since:
                return self._bring_up(span, row)
        for span in self.spans[row.practice]:
            if _overlap(span, row):
                if span.ccg == row.ccg and span.until == row.until:
                    return Outcome.UNCHANGED  # the same membership; the register knows another beginning
                self._make_way(span, row)
        self.new.append(Membership(practice_id=practice, ccg_id=ccg, since=row.since, until=row.until))
        self.spans[row.practice].append(Span(self.new[-1].pk, row.ccg, row.since, row.until))
        if len(self.new) == BATCH:
            self.flush()
        return Outcome.ADDED

    def flush(self) -> None:
        """Write what waits."""
        audit.record_all(self.new)
        self.new = []

    def _practice(self, row: MembershipRow) -> UUID:
        if row.practice not in self.organisations:
            raise NotARow(f"The practice {row.practice} is not known here; import the file that names it first")
        return self.organisations[row.practice][0]

    def _ccg(self, row: MembershipRow) -> UUID:
        pk, kind, name = self.organisations.get(row.ccg, (None, "", ""))
        if pk is None:
            raise NotARow(f"The commissioner {row.ccg} is not known here; it may be Welsh, or in a file not yet imported")
        if kind != OrganisationKind.CCG:
            raise NotARow(f"The commissioner {row.ccg}, {name}, is not a clinical commissioning group and has no members")
        return pk

    def _bring_up(self, span: Span, row: MembershipRow) -> Outcome:
        if span.until == row.until:
            return Outcome.UNCHANGED
        if span.until and not row.until:
            raise NotARow(f"This membership is recorded as ended on {day(span.until)}, but goes on here; it was left ended")
        self._end(span, row.until)
        return Outcome.CHANGED

    def _make_way(self, span: Span, row: MembershipRow) -> None:
        """End the membership still open on the day the next begins: the practice changed its CCG."""
        if span.until or (span.since and span.since >= row.since):
            raise NotARow(f"{row.practice} is recorded as a member of {span.ccg} at that time")
        self._end(span, row.since)

    def _end(self, span: Span, until: date | None) -> None:
        self.flush()
        ended = Membership.objects.get(pk=span.pk)
        ended.until = span.until = until
        ended.save()


def _overlap(span: Span, row: MembershipRow) -> bool:
    begins_in_time = span.since is None or row.until is None or span.since < row.until
    return begins_in_time and (span.until is None or row.since < span.until)
