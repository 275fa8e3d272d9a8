"""What is asked before the papers of a meeting are issued."""

from typing import Any
from uuid import UUID

from django import forms

from coi_register.nhsuk.fields import Words
from coi_register.nhsuk.forms import Form


class IssueForm(Form):
    """Why the papers go out, which only a later issue must say; `follows` carries the last issue the person had before them."""

    because = Words(label="Why are the papers issued again?", rows=2, required=False)
    follows = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, follows: UUID | None) -> None:
        super().__init__(data, initial={"follows": follows})
        if follows is None:
            del self.fields["because"]
