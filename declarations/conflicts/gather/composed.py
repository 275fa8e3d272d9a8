"""A committee as on a day, no meeting being held: its terms and seats as facts, and what the rules of the day say of them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from coi_register.accounts.actors import Actor
from committees.meetings.room import Member
from committees.seats.facts import Committee
from committees.seats.models import Committee as CommitteeRow
from committees.seats.quorum import FailedClause, Trial, is_known, trials
from committees.seats.selectors import committee_for
from declarations.adoption.selectors import book_for
from declarations.conflicts.gather.seated import seated_on, terms_of
from declarations.guidance.composition import composition_of
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import Composition
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Rule, RuleKind
from declarations.guidance.seating import established, seats_of


@dataclass(frozen=True, slots=True)
class Composed:
    """The committee, `row` being its own, with the book of the day and its answer."""

    row: CommitteeRow
    on: date
    committee: Committee
    sittings: tuple[Sitting, ...]
    book: RuleBook
    answer: Composition

    @property
    def is_there(self) -> bool:
        """Whether the committee exists on the day."""
        return self.row.is_in_force(self.on)

    @property
    def seats(self) -> tuple[Member, ...]:
        return established(self.committee, self.sittings)

    @property
    def asked(self) -> tuple[Rule, ...]:
        """The rules of the day on who sits on a committee of this kind."""
        rules = self.book.of_kind(RuleKind.COMPOSITION)
        return tuple(rule for rule in rules if self.committee.kind in rule.requires["committees"])

    @property
    def is_asked_for_a_majority(self) -> bool:
        """Whether the terms or a rule of the day want a lay and executive majority."""
        return self.committee.lay_executive_majority or any("majority_of" in rule.requires for rule in self.asked)

    @property
    def fails(self) -> dict[Trial, tuple[FailedClause, ...]] | None:
        """The clauses of the quorum that fail in each trial, everybody else attending; None: it cannot be told."""
        if not is_known(self.committee.quorum) or not self.seats:
            return None
        return dict(trials(self.committee.quorum, seats_of(self.committee, self.sittings)))


def composed_for(actor: Actor, pk: UUID, *, on: date) -> Composed:
    """The committee on the day, in four queries. Raises Http404, also when the actor may not read it."""
    row = committee_for(actor, pk)
    committee = terms_of({row.pk: row}, on)[row.pk]
    sittings, book = seated_on(on, [row.pk]), book_for(row.ccg_id, on)
    return Composed(row, on, committee, sittings, book, composition_of(committee, sittings, book))
