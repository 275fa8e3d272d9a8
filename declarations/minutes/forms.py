"""What is asked of the secretary, and of whoever approves."""

from django import forms

from coi_register.nhsuk.fields import Words
from coi_register.nhsuk.forms import Form

MOST_WORDS = 20_000


class WriteForm(Form):
    """What was said. Who was there, who left and what was decided is in the minutes already."""

    words = Words(
        "What was said",
        hint="Leave an empty line between paragraphs. Who was there, who left, and what was decided stands in the minutes already",
        rows=14,
        required=False,
        max_length=MOST_WORDS,
    )


class CorrectForm(WriteForm):
    because = Words(
        "Why is it corrected?",
        hint="For example, the time at which the meeting ended was wrong. It stands beside the new version",
        missing="Say why what was approved is corrected",
        max_length=500,
    )


class SendForm(Form):
    """Nothing but a button."""


class ApproveForm(Form):
    """`read` stands for the minutes exactly as they were on the page."""

    read = forms.CharField(widget=forms.HiddenInput, required=False)
    because = Words("Why?", required=False, max_length=500)

    def asking(self, label: str, hint: str) -> "ApproveForm":
        """The question as it has to be asked here."""
        self.fields["because"].label, self.fields["because"].help_text = label, hint
        return self

    def asking_nothing(self) -> "ApproveForm":
        """Nothing is wrong and nothing was corrected, so there is nothing to explain."""
        del self.fields["because"]
        return self
