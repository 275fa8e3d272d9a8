"""The steps tried, as the rulings that they would be."""

from dataclasses import dataclass

from declarations.conflicts.selectors import Case, case_in
from declarations.conflicts.services import Decision
from declarations.guidance.vocabulary import AddOn, Outcome
from declarations.whatif.selectors import Tried, step_of
from declarations.whatif.suppositions import Handled


@dataclass(frozen=True)
class Saving:
    """A step tried, and the case on which it would be a ruling."""

    tried: Handled
    case: Case

    @property
    def differs(self) -> bool:
        """Whether it is not what stands already; where nobody can tell, any ruling is something new."""
        standing, finding = self.case.standing, self.case.finding
        if standing is None and finding.outcome is Outcome.CANNOT_TELL:
            return True
        return self.tried.step is not (step_of(standing) if standing else finding.step)

    @property
    def presides(self) -> bool:
        seat = self.case.sitting.seat
        return seat.chair or seat.vice_chair

    @property
    def called(self) -> str:
        """How a sentence speaks of it."""
        return f"{self.case.sitting.name}, item {self.case.item.number}"

    def decided(self, reason: str) -> Decision:
        """The ruling; papers are withheld where that is recommended and nothing lighter is tried."""
        finding, step = self.case.finding, self.tried.step
        is_lighter = step is None or (finding.step is not None and step.weight < finding.step.weight)
        return Decision(step, no_papers=AddOn.NO_PAPERS in finding.also and not is_lighter, reason=reason)


def savings(tried: Tried) -> tuple[Saving, ...]:
    """Each step tried on somebody who takes part; chairs come last, for a ruling on one may change who rules."""
    handled = [one for one in tried.suppositions if isinstance(one, Handled)]
    cases = [(one, case_in(tried.before, one.item, one.person, tried.actor)) for one in handled]  # type: ignore[arg-type]
    return tuple(sorted((Saving(one, case) for one, case in cases if case), key=lambda saving: saving.presides))
