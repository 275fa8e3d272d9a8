"""That somebody has looked, and what the Guardian made of it."""

from coi_register.nhsuk.fields import Words
from coi_register.nhsuk.forms import Form


class LookedForm(Form):
    """Nothing to fill in: to send it is to say that one has looked."""


class NoteForm(Form):
    """What the Guardian found."""

    note = Words(
        "What did you find, and what follows from it?",
        rows=4,
        missing="Say what you found, and what follows from it",
        hint="For example: spoke to Dr Sample; no price was discussed; recorded as a breach.",
    )
