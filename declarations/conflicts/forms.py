"""What the person in the chair fills in to rule, and the members' choice of a chair."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from coi_register.nhsuk.fields import Choice, Tick, Words
from coi_register.nhsuk.forms import Form
from declarations.conflicts.presenters.words import NO_CONFLICT, RECOMMENDED
from declarations.conflicts.services import Decision
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.vocabulary import AddOn, Step

NONE = "none"
STEPS = [(step.value, RECOMMENDED[step].capitalize()) for step in reversed(Step)]


class RulingForm(Form):
    """One ruling; opens on what was recommended. `follows` carries the ruling the person had before them."""

    step = Choice(label="Your ruling", choices=[*STEPS, (NONE, f"{NO_CONFLICT}: stay, discuss and decide")])
    no_papers = Tick(label="They receive no papers or minutes of this item")
    reason = Words(label="Reason", rows=3, required=False, hint="Always needed for a lighter step than recommended.")
    follows = forms.UUIDField(required=False, widget=forms.HiddenInput)

    @classmethod
    def opened_on(cls, finding: Finding, follows: UUID | None) -> "RulingForm":
        """The form as first shown: the recommended step chosen."""
        return cls(
            initial={
                "step": finding.step.value if finding.step else None,
                "no_papers": AddOn.NO_PAPERS in finding.also,
                "follows": follows,
            }
        )

    def answers(self) -> dict[str, Any]:
        """The answers as the service takes them."""
        given = self.cleaned_data
        step = None if given["step"] == NONE else Step(given["step"])
        decision = Decision(step=step, no_papers=given["no_papers"], reason=given["reason"])
        return {"decision": decision, "follows": given["follows"], "once": given["once"]}


class ChosenChairForm(Form):
    """Whom the unconflicted voting members chose of themselves."""

    person = Choice("Who was chosen?", choices=[], coerce=UUID)
    reason = Words("How was it agreed?", rows=2, required=False)

    def __init__(self, *args: Any, choice: Iterable[Sitting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [(str(one.person or one.key), one.name) for one in choice]  # type: ignore[attr-defined]
