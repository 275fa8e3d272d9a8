"""What is asked before packs are made, and of a certificate."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from coi_register.nhsuk.fields import Choice, Words
from coi_register.nhsuk.forms import Form


class MakeForm(Form):
    """Why the packs are made, which only a later run must say; `follows` carries the last run the person had before them."""

    because = Words(label="Why are the packs made again?", rows=2, missing="Say why the packs are made again.")
    follows = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, follows: UUID | None) -> None:
        super().__init__(data, initial={"follows": follows})
        if follows is None:
            del self.fields["because"]


class CertificateForm(forms.Form):
    """Which paper, and which person; it is only asked, so its address can be kept."""

    use_required_attribute = False
    paper = Choice("Paper", choices=[], coerce=UUID, as_select=True, empty_text="Choose a paper")
    person = Choice("Person", choices=[], coerce=UUID, as_select=True, empty_text="Choose a person")

    def __init__(self, data: Any = None, *, papers: Iterable[tuple[str, str]], people: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["paper"].choices = [*papers]  # type: ignore[attr-defined]
        self.fields["person"].choices = [*people]  # type: ignore[attr-defined]
