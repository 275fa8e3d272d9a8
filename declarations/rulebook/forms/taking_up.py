"""From which day a guidance was adopted, and where a rule stands in the CCG's own copy."""

from coi_register.nhsuk.fields import DayField, Words
from coi_register.nhsuk.forms import Form


class AdoptForm(Form):
    on = DayField(
        "From which day does the CCG work under it?", hint="The day the governing body decided on, for example 1 9 2017"
    )
    minute = Words(
        "Where is that recorded?",
        hint="For example: governing body, 7 September 2017, item 9",
        max_length=200,
        required=False,
    )


class ConfirmForm(Form):
    place = Words("Where does it stand in your copy?", hint="The section, page or paragraph", max_length=200)
    words = Words("Its words there", rows=4, required=False, hint="So that others can compare them with ours")


class BecauseForm(Form):
    because = Words("Why?", rows=3)


class EndForm(Form):
    until = DayField("On which day does it no longer hold?", hint="The first day without it, for example 1 4 2018")
    because = Words("Why does it end?", rows=3)
