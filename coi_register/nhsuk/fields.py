"""The questions of a form: words, numbers, dates in three boxes, choices and ticks, each with the sentence for a bad answer.

Each names the template that draws it, `drawn_by`, which is given the bound field as `field`, and its `hint` and `error`.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.forms import BoundField

from coi_register.nhsuk.days import DayBoxes, day_from

MOST_RADIOS = 6


def lower_first(label: str) -> str:
    """The label inside a sentence: “Date from” is “date from”, and “ODS code” stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def asked(verb: str, label: str) -> str:
    """What is said when an answer is missing: “Enter date from”, or for a question “Select an answer to “Is it?””."""
    return f"{verb} an answer to “{label}”" if label.endswith("?") else f"{verb} {lower_first(label)}"


class Once(forms.UUIDField):
    """The hidden token that makes a form sent twice one deed; without a usable one, each sending counts."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data or initial

    def clean(self, value: Any) -> UUID:
        """Always a token: one of its own for a form that brings none that can be used."""
        try:
            return super().clean(value) or uuid4()
        except forms.ValidationError:
            return uuid4()


class Version(forms.IntegerField):
    """The version that was read, kept in the form; without a usable one the form counts as out of date."""

    widget = forms.HiddenInput

    def __init__(self, version: int) -> None:
        super().__init__(required=False, initial=version)

    def clean(self, value: Any) -> int:
        try:
            return super().clean(value) or 0
        except forms.ValidationError:
            return 0


class Words(forms.CharField):
    """A line of text, or with `rows` several lines. `kind` is the type of the input: text, email, search."""

    drawn_by = "components/fields/words.jinja"

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        rows: int | None = None,
        kind: str = "text",
        autocomplete: str = "",
        width: int | None = None,
        missing: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(label=label, help_text=hint, **kwargs)
        self.rows, self.kind, self.autocomplete, self.width = rows, kind, autocomplete, width
        self.error_messages["max_length"] = f"{label} must be %(limit_value)d characters or fewer"
        self.error_messages["required"] = missing or asked("Enter", label)


class Number(forms.IntegerField):
    """A whole number."""

    drawn_by = "components/fields/number.jinja"

    def __init__(
        self, label: str, *, hint: str = "", minimum: int | None = None, maximum: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(label=label, help_text=hint, min_value=minimum, max_value=maximum, **kwargs)
        self.error_messages |= {
            "required": asked("Enter", label),
            "min_value": f"{label} must be {minimum} or more",
            "max_value": f"{label} must be {maximum} or fewer",
            "invalid": f"{label} must be a whole number, like 3",
        }


class DayField(forms.Field):
    """A date in three boxes; the answer is a `datetime.date`, or None when it may be left empty."""

    drawn_by = "components/fields/day.jinja"
    widget = DayBoxes

    def __init__(self, label: str, *, hint: str = "For example, 1 3 2018", missing: str = "", **kwargs: Any) -> None:
        super().__init__(label=label, help_text=hint, **kwargs)
        self.error_messages["required"] = missing or asked("Enter", label)

    def to_python(self, value: Any) -> date | None:
        if not value or isinstance(value, date):
            return value or None
        return day_from(value, label=str(self.label))


class Choice(forms.TypedChoiceField):
    """One of several: radios up to six, else a select. `hints` explain single options; `coerce` makes the answer."""

    def __init__(
        self,
        label: str,
        *,
        choices: Any,
        hint: str = "",
        hints: Mapping[str, str] | None = None,
        coerce: Callable[[str], Any] = str,
        missing: str = "",
        empty_text: str = "Choose one",
        inline: bool = False,
        as_select: bool | None = None,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("empty_value", None)
        super().__init__(label=label, help_text=hint, choices=choices, coerce=coerce, **kwargs)
        self.hints, self.inline, self.as_select, self.empty_text = hints or {}, inline, as_select, empty_text
        self.error_messages["required"] = missing or asked("Select", label)
        self.error_messages["invalid_choice"] = f"{label}: select one of the options"

    @property
    def drawn_by(self) -> str:
        many = len(options(self)) > MOST_RADIOS if self.as_select is None else self.as_select
        return "components/fields/select.jinja" if many else "components/fields/radios.jinja"


class Ticks(forms.TypedMultipleChoiceField):
    """Any of several, as tick boxes."""

    drawn_by = "components/fields/ticks.jinja"

    def __init__(
        self,
        label: str,
        *,
        choices: Any,
        hint: str = "",
        hints: Mapping[str, str] | None = None,
        coerce: Callable[[str], Any] = str,
        missing: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(label=label, help_text=hint, choices=choices, coerce=coerce, **kwargs)
        self.hints = hints or {}
        self.error_messages["required"] = missing or asked("Select", label)
        self.error_messages["invalid_choice"] = f"{label}: select one of the options"


class Tick(forms.BooleanField):
    """One tick box: yes when ticked."""

    drawn_by = "components/fields/tick.jinja"

    def __init__(self, label: str, *, hint: str = "", missing: str = "", required: bool = False, **kwargs: Any) -> None:
        super().__init__(label=label, help_text=hint, required=required, **kwargs)
        self.error_messages["required"] = missing or f"Tick the box: {lower_first(label)}"


class SentFile(forms.FileField):
    """A file of somebody's computer."""

    drawn_by = "components/fields/file.jinja"

    def __init__(self, label: str, *, hint: str, missing: str, accept: str) -> None:
        super().__init__(label=label, help_text=hint, allow_empty_file=True)
        self.accept = accept
        self.error_messages |= {"required": missing, "missing": missing, "invalid": missing}


def options(field: Any) -> list[tuple[str, str]]:
    """The options of a choice as text, without the empty one."""
    return [(str(value), str(text)) for value, text in field.choices if value not in ("", None)]


def answers(bound: BoundField) -> list[dict[str, Any]]:
    """The options for the NHS macros, those chosen marked."""
    value = bound.value()
    chosen = {str(one) for one in value} if isinstance(value, (list, tuple, set)) else {str(value)}
    hints = getattr(bound.field, "hints", {})
    return [
        {
            "value": value,
            "text": text,
            "hint": {"text": hints[value]} if value in hints else None,
            "checked": value in chosen,
            "selected": value in chosen,
        }
        for value, text in options(bound.field)
    ]


def label_of(bound: BoundField) -> str:
    """The label, marked when the question may be left out."""
    marks = getattr(bound.form, "marks_optional", False) and not isinstance(bound.field, forms.BooleanField)
    return f"{bound.label} (optional)" if marks and not bound.field.required else str(bound.label)


def drawn_by(bound: BoundField) -> str:
    """The template for a field; those of other libraries go by the kind of their input."""
    return getattr(bound.field, "drawn_by", "components/fields/plain.jinja")
