"""What an officer says of a campaign: whom it asks, until when, and on which days it writes."""

from collections.abc import Iterable
from typing import Any

from django import forms

from coi_register.choices import choices_of
from coi_register.nhsuk.fields import Choice, DayField, Number, Tick, Ticks, Words
from coi_register.nhsuk.forms import Form
from committees.organisations.models import Organisation
from committees.seats.models import Committee
from committees.seats.vocabulary import SEAT_CATEGORY_LABELS
from declarations.campaigns.models import Campaign
from declarations.campaigns.schedule import offsets_of
from declarations.campaigns.vocabulary import WHOM_LABELS, Whom

FURTHEST, MOST_LETTERS = 180, 6


class Days(Words):
    """Some numbers of days in one box: “14, 7”."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, width=20, required=False, max_length=60, **kwargs)

    def to_python(self, value: Any) -> Any:
        """The days, the most first. Raises ValidationError with an example."""
        typed = str(super().to_python(value) or "").replace("and", ",").replace(",", " ").split()
        if not all(one.isascii() and one.isdigit() and 1 <= int(one[:6]) <= FURTHEST for one in typed):
            raise forms.ValidationError(f"{self.label} must be numbers from 1 to {FURTHEST}, like 14, 7")
        if len(typed) > MOST_LETTERS:
            raise forms.ValidationError(f"{self.label} must be {MOST_LETTERS} numbers or fewer: people stop reading")
        return sorted({int(one) for one in typed}, reverse=True)

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(map(str, value)) if isinstance(value, list) else value


class PlanForm(Form):
    """Everything that is planned of a campaign; the CCG is only asked where there are several."""

    name = Words("Name of the campaign", hint="For example, Yearly confirmation 2018", max_length=100)
    whom = Choice("Who is asked?", choices=choices_of(WHOM_LABELS), coerce=Whom, missing="Select who is asked")
    committees = Ticks("Committees", choices=[], required=False, hint="Only if you ask the people on some committees")
    roles = Ticks(
        "Roles",
        choices=choices_of(SEAT_CATEGORY_LABELS),
        required=False,
        hint="Only if you ask the people in some roles",
    )
    due_on = DayField("Answers are due by", hint="For example, 31 3 2018", missing="Enter the day by which answers are due")
    before = Days("Remind so many days before", hint="For example, 14, 7. Everybody also gets a letter when it opens")
    on_the_day = Tick("Remind on the day itself")
    after = Days("Remind so many days after", hint="For example, 7, 21. Who has answered gets no more letters")
    digest_every = Number(
        "Days between two digests to a line manager",
        minimum=1,
        maximum=90,
        hint="A line manager is told how their staff stand, and again only when something has changed",
    )
    note = Words(
        "What the letters should also say", rows=4, required=False, max_length=1000, hint="For example, whom to ask for help"
    )

    def __init__(
        self,
        *args: Any,
        ccgs: Iterable[Organisation],
        committees: Iterable[Committee],
        row: Campaign | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **({"initial": _as_planned(row)} | kwargs))
        self.ccgs = {str(ccg.pk): ccg for ccg in ccgs}
        self.fields["committees"].choices = [(str(one.pk), one.name) for one in committees]  # type: ignore[attr-defined]
        if row is None and len(self.ccgs) > 1:
            self.fields["ccg"] = Choice("Which CCG?", choices=[(key, ccg.name) for key, ccg in self.ccgs.items()])
            self.order_fields(["ccg"])
        if row is not None:
            self.showing(row)

    @property
    def ccg(self) -> Organisation:
        """The one that was chosen, or the only one there is."""
        chosen: str | None = self.cleaned_data.get("ccg")
        return self.ccgs[chosen] if chosen else next(iter(self.ccgs.values()))

    def planned(self) -> dict[str, Any]:
        """The words of the campaign, for the service."""
        said = {
            word: self.cleaned_data[word]
            for word in ("name", "whom", "committees", "roles", "due_on", "digest_every", "note")
        }
        asked = {word: self.cleaned_data[word] for word in ("before", "on_the_day", "after")}
        return said | {"offsets": offsets_of(**asked), "once": self.cleaned_data["once"]}


def _as_planned(row: Campaign | None) -> dict[str, Any]:
    """What the form begins with: what was planned, or a plan that suits most."""
    if row is None:
        return {"before": [14, 7], "on_the_day": True, "after": [7], "digest_every": 7}
    words = {word: getattr(row, word) for word in ("name", "whom", "committees", "roles", "due_on", "digest_every", "note")}
    return words | {
        "before": sorted((-days for days in row.offsets if days < 0), reverse=True),
        "on_the_day": 0 in row.offsets,
        "after": [days for days in row.offsets if days > 0],
    }


class OpenForm(Form):
    """Nothing to fill in: to send it is to open the campaign."""


class CloseForm(Form):
    """Why a campaign closes before its date."""

    because = Words("Why does it close now?", required=False, max_length=500, hint="Needed only before its date")


class WithdrawForm(Form):
    """Why a campaign that was planned is not held."""

    because = Words("Why is it not held?", max_length=500, missing="Say why the campaign is not held")
