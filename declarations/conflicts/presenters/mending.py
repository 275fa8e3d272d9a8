"""What would mend an item, in sentences: the smallest remedies, a clinician to be heard, and what to do instead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coi_register.nhsuk.words import counted, joined
from declarations.guidance.findings import Aim, ItemAssessment, Remedy

AT_A_GLANCE = 5  # remedies to read at once; the others stand folded under them
AT_LEISURE = 50  # past that nobody reads on, and a page would carry thousands


@dataclass(frozen=True, slots=True)
class Mending:
    """What would let the committee decide, and what else can be done; `instead` is (what, what follows)."""

    decide: Sequence[str]
    more: Sequence[str]
    others: int  # of the same size, not even folded
    be_heard: Sequence[str]
    instead: Sequence[tuple[str, str]]

    @property
    def is_needed(self) -> bool:
        return bool(self.decide or self.be_heard or self.instead)


def mending(answer: ItemAssessment) -> Mending:
    """Everything proposed for one item."""
    decide = [in_words(remedy) for remedy in _of(answer.remedies, Aim.DECIDE)]
    return Mending(
        decide=decide[:AT_A_GLANCE],
        more=decide[AT_A_GLANCE:AT_LEISURE],
        others=max(0, len(decide) - AT_LEISURE),
        be_heard=[in_words(remedy) for remedy in _of(answer.remedies, Aim.BE_HEARD)][:AT_A_GLANCE],
        instead=[(in_words(remedy), remedy.consequence) for remedy in _of(answer.remedies, Aim.INSTEAD)],
    )


def at_a_glance(answer: ItemAssessment, aim: Aim) -> str:
    """The first of the smallest remedies, and how many others do as well; where none does, that the item waits."""
    found = _of(answer.remedies, aim)
    if not found:
        waits = aim is Aim.DECIDE and _of(answer.remedies, Aim.INSTEAD)
        return "No small change would mend it: defer it, or refer it." if waits else ""
    first, others = in_words(found[0]), len(found) - 1
    return f"{first}, or choose from {counted(others, 'other way')}." if others else f"{first}."


def in_words(remedy: Remedy) -> str:
    """Ask Ada Example (Lay member) to attend and invite a GP from another CCG’s governing body, once screened."""
    says = joined(change.plainly for change in remedy.changes)
    return says[:1].upper() + says[1:]


def _of(remedies: Iterable[Remedy], aim: Aim) -> list[Remedy]:
    return [remedy for remedy in remedies if remedy.aim is aim]
