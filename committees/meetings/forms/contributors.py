"""Who contributes to an item, and how."""

from collections.abc import Iterable
from typing import Any

from coi_register.nhsuk.fields import Choice
from coi_register.nhsuk.forms import Form
from committees.meetings.forms.fields import one_of
from committees.meetings.vocabulary import CONTRIBUTION_LABELS
from committees.people.models import Person


class ContributorForm(Form):
    """A person of the CCGs that meet, with a seat or without one, and what they do for the item."""

    contribution = Choice("What they do", choices=[*CONTRIBUTION_LABELS.items()], missing="Select what they do")

    field_order = ("person", "contribution")

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = one_of(
            "Person",
            people,
            as_select=True,
            missing="Select the person",
            hint="Somebody who is not here is first added to the people of the CCG.",
        )
        self.order_fields(self.field_order)
