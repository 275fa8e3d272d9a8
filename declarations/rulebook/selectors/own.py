"""What a CCG made of the rule book: what it adopted, found in its own copies, and wrote itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from coi_register.accounts.actors import Actor
from committees.organisations.models import Organisation
from declarations.adoption import selectors
from declarations.adoption.models import Adoption, RuleConfirmed, Variation
from declarations.guidance.rulebook import RuleBook, fingerprint
from declarations.guidance.rules import Rule, RuleKind
from declarations.guidance.taken_up import LOCAL


@dataclass(frozen=True, slots=True)
class OwnBook:
    """The CCG's book of every date and of one, beside the records that made it so."""

    ccg: Organisation
    on: date
    every: RuleBook
    adoptions: Mapping[str, Adoption]
    confirmed: Mapping[str, RuleConfirmed]
    variations: tuple[Variation, ...]

    @property
    def book(self) -> RuleBook:
        return self.every.in_force(self.on)

    @property
    def to_confirm(self) -> tuple[Rule, ...]:
        """The rules of the day that could be looked up in a copy: all but the CCG's own."""
        return tuple(rule for rule in self.book.rules if rule.source.instrument != LOCAL)

    def confirmation(self, rule: Rule) -> RuleConfirmed | None:
        return self.confirmed.get(fingerprint(rule))

    def rule(self, rule_id: str) -> Rule:
        """A rule of the day. Raises Http404."""
        found = self.book.rule(rule_id)
        if found is None:
            raise Http404("No rule of that name is in force on the day.")
        return found

    def confirmed_row(self, rule_id: str) -> RuleConfirmed:
        """The confirmation of a rule of the day. Raises Http404."""
        found = self.confirmation(self.rule(rule_id))
        if found is None:
            raise Http404("Nobody confirmed that rule.")
        return found

    @property
    def replaceable(self) -> tuple[Rule, ...]:
        """The rules of the day in whose place the CCG may put one of its own: those about a single person."""
        return tuple(rule for rule in self.to_confirm if rule.kind in (RuleKind.STEP, RuleKind.EXCEPTION))


def own_book_for(actor: Actor, ccg: UUID, *, on: date) -> OwnBook:
    """The CCG's own book. Raises Http404, also when the actor may not read how it came to be."""
    found = selectors.ccg_for(actor, ccg)
    return OwnBook(
        ccg=found,
        on=on,
        every=selectors.whole_book_of(ccg),
        adoptions=selectors.adoptions_of(ccg),
        confirmed=selectors.confirmed_by(ccg),
        variations=tuple(selectors.variations_of(ccg)),
    )
