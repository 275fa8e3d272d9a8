"""Forms that render themselves in the NHS way, count as one deed when sent twice, and pass on what a service refuses."""

import uuid

from django import forms

from coi_register.nhsuk.fields import Once
from coi_register.refusals import CannotBeDone


class Form(forms.Form):
    """A form with a hidden token `once`: give `cleaned_data["once"]` to the service."""

    use_required_attribute = False  # the server says what is missing, in a sentence
    marks_optional = True
    once = Once(initial=uuid.uuid4)

    def refuse(self, error: CannotBeDone) -> None:
        """Show the service's sentence on the field it names, or above the form."""
        self.add_error(error.field if error.field in self.fields else None, error.says)
