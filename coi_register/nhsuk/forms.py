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

    def clean(self) -> dict[str, Any]:
        """Two answers to one question are none: which was meant, nobody can say. Adds to what the questions refuse."""
        for name, field in self.fields.items():
            if not isinstance(field, forms.MultipleChoiceField) and len(self._answers_to(name)) > 1:
                self.add_error(None, f"This came with two answers to “{field.label or name}”. Open the page again.")
        return super().clean() or self.cleaned_data

    def _answers_to(self, name: str) -> list[Any]:
        getlist = getattr(self.data, "getlist", None)  # a test may give a form a plain dict
        return getlist(self.add_prefix(name)) if getlist else []

    def refuse(self, error: CannotBeDone) -> None:
        """Show the service's sentence on the field it names, or above the form."""
        self.add_error(error.field if error.field in self.fields else None, error.says)
