"""What is filled in to rule, to record the members' choice of a chair, and to dismiss a match or take that back."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from coi_register.nhsuk.fields import Choice, DayField, Tick, Words
from coi_register.nhsuk.forms import Form
from declarations.conflicts.models import Dismissal
from declarations.conflicts.presenters.dismissals import SCOPES, option
from declarations.conflicts.presenters.words import NO_CONFLICT, RECOMMENDED
from declarations.conflicts.services import Decision, NoMatch
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.matches import Match
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


class DismissalForm(Form):
    """Which match is none, how far that goes, until when, and why."""

    match = Choice("Which match is none?", choices=[])
    scope = Choice("What do you dismiss?", choices=list(SCOPES.items()))
    until = DayField(
        "Until which day?", required=False, hint="The first day on which it is flagged again. Empty: until a fact changes."
    )
    because = Words("Why is this no match?", rows=3, hint="Whoever chairs the next meeting reads it.")

    def __init__(self, *args: Any, matches: Iterable[Match], opened_on: str | None = None, **kwargs: Any) -> None:
        """`opened_on` is the match chosen when the form is first shown; an only one is chosen, too."""
        super().__init__(*args, **kwargs)
        options = [option(match) for match in matches]
        self.fields["match"].choices = options  # type: ignore[attr-defined]
        only = options[0][0] if len(options) == 1 else None
        self.initial = {"scope": Dismissal.Scope.PAIR, "match": opened_on or only}

    def answers(self) -> dict[str, Any]:
        """The answers as the service takes them."""
        given = self.cleaned_data
        interest, party = given["match"].split(" ", 1)
        found = NoMatch(UUID(interest), party, given["because"], given["scope"], given["until"])
        return {"found": found, "once": given["once"]}


class WithdrawalForm(Form):
    because = Words("Why is the match to be looked at again?", rows=3)


class ConfirmationForm(Form):
    """Nothing to fill in: the button is the second person's word."""
