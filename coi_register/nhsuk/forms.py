"""Forms that render themselves in the NHS way, count as one deed when sent twice, and pass on what a service refuses."""

import uuid
from typing import Any, Self

from django import forms

from coi_register.nhsuk.fields import Once, Version
from coi_register.refusals import CannotBeDone


class Form(forms.Form):
    """A form with a hidden token `once`: give `cleaned_data["once"]` to the service."""

    use_required_attribute = False  # the server says what is missing, in a sentence
    marks_optional = True
    once = Once(initial=uuid.uuid4)

    shows_a_row = False
    row: Any = None  # the recorded row that the form changes, as it is now; None where it makes the first
    meanwhile: tuple[Any, ...] = ()  # what somebody else wrote since the row was shown, when that stands in the way

    def showing(self, row: Any) -> Self:
        """Carry the version of the row as it is shown, so that nobody writes over what they have not read."""
        self.shows_a_row, self.row = True, row
        self.fields["version"] = Version(row.version if row else 0)
        return self

    def refuse(self, error: CannotBeDone) -> None:
        """Show the service's sentence on the field it names, or above the form."""
        self.add_error(error.field if error.field in self.fields else None, error.says)
