"""The question “which organisation?”, asked until one is chosen or the party is kept as unidentified; no script needed.

    class ConcernForm(Form):
        organisation = OrganisationField("Organisation")

    form = ConcernForm(request.POST)
    form.fields["organisation"].look_up(on=meeting.on, ccg=meeting.ccg)      # always, before is_valid()
    form.cleaned_data["organisation"]                                        # a Choice, or None when left empty
    Choice.organisation     the Organisation, or None when kept as an unidentified party
    Choice.text             what was typed, for example Concern.unidentified

`unidentified=False` takes away the last answer; `initial=` may be an Organisation.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from django import forms

from committees.organisations.models import Organisation
from committees.organisations.selectors import Found, find

NONE_OF_THESE = "none"
NONE = "None of these: keep as an unidentified party"
HINT = "Name, part of a name or ODS code"


@dataclass(frozen=True, slots=True)
class Choice:
    """What was answered: an organisation, or only the words for a party nobody has identified."""

    organisation: Organisation | None
    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What the boxes hold: the text, which radio was chosen, and the text for which the radios were offered."""

    text: str = ""
    chosen: str = ""
    offered_for: str = ""


class Boxes(forms.Widget):
    """Reads the text box `x`, the radios `x-choice`, and the hidden `x-offered-for`."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed:
        parts = (name, f"{name}-choice", f"{name}-offered-for")
        return Typed(*(str(data.get(part) or "").replace("\x00", "").strip() for part in parts))

    def use_required_attribute(self, initial: Any) -> bool:
        return False


class OrganisationField(forms.Field):
    """A text box; after sending, radios with the organisations it may mean. Cleans to a Choice, or None."""

    drawn_by = "components/organisation_picker.jinja"
    widget = Boxes

    def __init__(self, label: str, *, hint: str = HINT, missing: str = "", unidentified: bool = True, **kwargs: Any) -> None:
        super().__init__(label=label, help_text=hint, **kwargs)
        self.unidentified = unidentified
        self.error_messages["required"] = missing or "Enter the name or ODS code of an organisation"
        self.offered: Sequence[Found] = ()
        self.is_offering = False
        self._on: date | None = None
        self._ccg: Organisation | None = None

    def look_up(self, *, on: date, ccg: Organisation | None = None) -> None:
        """Say for which day organisations are looked up, and whose practices come first."""
        self._on, self._ccg = on, ccg

    def clean(self, value: Typed) -> Choice | None:
        """The choice, when one was made for this text or the text is a code. Else raises ValidationError and offers."""
        if not value.text and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if not value.text:
            return None
        if self._on is None:
            raise TypeError("Call look_up(on=…) on the field before the form is validated.")
        found = find(value.text, on=self._on, ccg=self._ccg)
        exact = [one for one in found if one.is_exact]
        if len(exact) == 1:
            return Choice(exact[0].organisation, value.text)
        self.offered, self.is_offering = found, bool(found) or self.unidentified  # also kept when another field is wrong
        return self._chosen(value, found) or self._ask(value, found)

    def _chosen(self, value: Typed, found: Sequence[Found]) -> Choice | None:
        if value.offered_for != value.text:  # the text was changed after the radios were offered
            return None
        if value.chosen == NONE_OF_THESE and self.unidentified:
            return Choice(None, value.text)
        return next(
            (Choice(one.organisation, value.text) for one in found if str(one.organisation.pk) == value.chosen), None
        )

    def _ask(self, value: Typed, found: Sequence[Found]) -> NoReturn:
        if found:
            raise forms.ValidationError("Which one do you mean? Select an organisation", code="ambiguous")
        keep = ", or keep it as an unidentified party" if self.unidentified else ""
        raise forms.ValidationError(
            f"No organisation found for “{value.text[:60]}”. Change the name{keep}", code="not_found"
        )

    def prepare_value(self, value: Any) -> Typed:
        """What the boxes show: an initial organisation as its code or its name, chosen already."""
        match value:
            case Organisation():
                text = value.ods_code or value.name
                return Typed(text, chosen=str(value.pk), offered_for=text)
            case Typed():
                return value
            case _:
                return Typed(str(value or ""))

    def radios(self, chosen: str) -> list[dict[str, Any]]:
        """What is offered, for the NHS macro: each with all that tells it from its namesakes."""
        items: list[dict[str, Any]] = [
            {
                "value": str(one.organisation.pk),
                "text": one.label,
                "hint": {"text": one.remark} if one.remark else None,
                "checked": str(one.organisation.pk) == chosen,
            }
            for one in self.offered
        ]
        if self.unidentified:
            items += [{"divider": "or"}] if items else []
            items.append({"value": NONE_OF_THESE, "text": NONE, "checked": chosen == NONE_OF_THESE})
        return items
