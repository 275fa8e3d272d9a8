"""The forms of a breach: what happened, one more word on it, and what was found and learned."""

from typing import Any
from uuid import UUID

from coi_register.choices import choices_of
from coi_register.nhsuk.fields import Choice, DayField, Words
from coi_register.nhsuk.forms import Form
from declarations.breaches.vocabulary import AFFECTED_LABELS, CONTROL_LABELS, FINDING_LABELS, Affected, Control, Finding

MOST_WORDS = 4000
NOBODY = "nobody"


class DraftForm(Form):
    """What happened, on its own or handed over from a row."""

    ccg = Choice("Which CCG?", choices=[], coerce=UUID, as_select=True)
    person = Choice(
        "Whom is it about?",
        choices=[],
        coerce=lambda one: None if one == NOBODY else UUID(one),
        as_select=True,
        missing="Select whom it is about, or nobody in particular",
    )
    control = Choice(
        "What did not hold?", choices=choices_of(CONTROL_LABELS), coerce=Control, missing="Select what did not hold"
    )
    what_happened = Words("What happened?", hint="The facts, as far as you know them", rows=5, max_length=MOST_WORDS)
    rule = Words(
        "Which rule may have been broken?", hint="Its name in the rule book, if you know it", required=False, max_length=100
    )
    arose_on = DayField("When did it happen?", required=False)
    discovered_on = DayField("When was it noticed?", missing="Enter the day on which it was noticed")
    because = Words("Why does it change?", hint="Kept in the history of this breach", missing="Say why it changes")

    def __init__(self, *args: Any, ccgs: Any = (), people: Any = (), changes: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ccg"].choices = [(str(one.pk), str(one)) for one in ccgs]  # type: ignore[attr-defined]
        named = [(str(one.pk), str(one)) for one in people]
        self.fields["person"].choices = [(NOBODY, "Nobody in particular"), *named]  # type: ignore[attr-defined]
        unasked = [*([] if len(ccgs) > 1 else ["ccg"]), *([] if people else ["person"]), *([] if changes else ["because"])]
        for name in unasked:
            del self.fields[name]


class TakeUpForm(Form):
    """The button alone."""


class ClosingForm(Form):
    finding = Choice(
        "What did you find?", choices=choices_of(FINDING_LABELS), coerce=Finding, missing="Select what you found"
    )
    outcome = Words("What was found, and how do you know?", rows=4, max_length=MOST_WORDS, missing="Say what was found")
    affected = Choice(
        "Was a decision affected?",
        choices=choices_of(AFFECTED_LABELS),
        coerce=Affected,
        missing="Select whether a decision was affected",
    )
    lessons = Words(
        "What can others learn from it?",
        hint="Do not name anybody: the CCG publishes what was learned, without names",
        rows=3,
        required=False,
        max_length=MOST_WORDS,
    )
    actions = Words("What was done about it?", rows=3, required=False, max_length=MOST_WORDS)
