"""Which day to show a committee as on, and a new committee."""

from collections.abc import Iterable
from typing import Any

from django import forms

from coi_register.nhsuk.fields import Choice, DayField, Words
from committees.organisations.models import Organisation
from committees.seats.forms.answered import Answered
from committees.seats.models import Committee
from committees.seats.vocabulary import COMMITTEE_KIND_LABELS, LEVEL_LABELS


class AsOnForm(forms.Form):
    """Which day to show a committee as on; a question in the address, so it carries no token."""

    use_required_attribute = False
    on = DayField("Show as on", hint="", required=False)


class CommitteeForm(Answered):
    """A new committee."""

    name = Words("Name")
    kind = Choice("Kind of committee", choices=list(COMMITTEE_KIND_LABELS.items()))
    level = Choice(
        "Level of commissioning",
        choices=list(LEVEL_LABELS.items()),
        hint="Only for a primary care commissioning committee",
        required=False,
    )
    since = DayField("First day", required=False)

    def __init__(self, *args: Any, ccgs: Iterable[Organisation], committees: Iterable[Committee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own, others = {str(ccg.pk): ccg for ccg in ccgs}, {str(one.pk): one for one in committees}
        self.fields["ccg"] = Choice(
            "CCG",
            choices=[(key, ccg.name) for key, ccg in own.items()],
            coerce=own.__getitem__,
            initial=next(iter(own), None),
        )
        self.fields["reports_to"] = Choice(
            "Reports to",
            choices=[(key, one.name) for key, one in others.items()],
            coerce=others.__getitem__,
            required=False,
            as_select=True,
            empty_text="No other committee",
        )
        self.order_fields(["ccg", "name", "kind", "level", "reports_to", "since"])
