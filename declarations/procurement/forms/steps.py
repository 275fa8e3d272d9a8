"""What is asked when a procurement comes to a stage, a supplier joins or leaves, and a conflict was managed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from coi_register.nhsuk.fields import Choice, DayField, Words
from coi_register.nhsuk.forms import Form
from coi_register.nhsuk.words import day
from committees.meetings.forms.fields import one_of, some_of
from committees.meetings.models import Item
from committees.organisations.forms import OrganisationField
from committees.organisations.models import Organisation
from committees.seats.models import Committee
from declarations.procurement.forms.contract import DECIDED_BY
from declarations.procurement.models import Supplier
from declarations.procurement.vocabulary import STAGE_LABELS, Stage


class WhoDecided(Form):
    """On which day, and who."""

    on = DayField("When was it decided?", missing="Enter the day on which it was decided")

    def __init__(self, *args: Any, items: Iterable[Item], committees: Iterable[Committee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"] = one_of(
            "At which item of a meeting?",
            items,
            text=lambda item: f"{day(item.meeting.on)}, item {item.number}: {item.title}",
            hint="What the chair ruled there then says how conflicts were managed",
            required=False,
            as_select=True,
            empty_text="Not at a meeting",
        )
        self.fields["committee"] = one_of(
            "By which committee?", committees, required=False, as_select=True, empty_text="No committee"
        )
        self.fields["decided_by"] = Words("Or by whom?", hint=DECIDED_BY, required=False, max_length=300)


class StageForm(WhoDecided):
    def __init__(self, *args: Any, stages: Sequence[Stage], suppliers: Sequence[Supplier], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = [(stage.value, STAGE_LABELS[stage]) for stage in stages]
        self.fields["stage"] = Choice(
            "What has it come to?", choices=labels, coerce=Stage, as_select=False, missing="Select what it has come to"
        )
        if suppliers and Stage.AWARDED in stages:
            self.fields["awarded"] = some_of(
                "Who is awarded the contract?", suppliers, hint="Only if it is awarded now", required=False
            )
        self.order_fields(["stage", "on", "awarded"])


class CorrectForm(WhoDecided):
    because = Words("Why is it corrected?", hint="Kept in the history", missing="Say why it is corrected")


class SupplierForm(Form):
    """An organisation; kept as a name when none of those offered is meant."""

    organisation = OrganisationField("Which organisation is it?")

    def __init__(self, *args: Any, on: date, ccg: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].look_up(on=on, ccg=ccg)  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        """What the service is told."""
        chosen = self.cleaned_data["organisation"]
        words = "" if chosen.organisation else chosen.text
        return {"organisation": chosen.organisation, "unidentified": words, "once": self.cleaned_data["once"]}


class IdentifyForm(SupplierForm):
    organisation = OrganisationField("Which organisation is it?", unidentified=False)
    because = Words("How do you know?", hint="For example, from the company number on its bid", required=False)

    def told(self) -> dict[str, Any]:
        """What the service is told."""
        return {**self.cleaned_data, "organisation": self.cleaned_data["organisation"].organisation}


class WithdrawForm(Form):
    because = Words("Why does it no longer take part?", missing="Say why it no longer takes part")


class ManageForm(Form):
    managed = Words(
        "What was done about it?",
        hint="For example: left the evaluation panel before the bids were opened, and received no papers",
        rows=4,
        max_length=2000,
        missing="Say what was done about it",
    )


class CheckForm(Form):
    """Nothing is asked: the registers answer."""
