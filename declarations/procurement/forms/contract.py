"""What the register asks of a contract: at first what is bought and who decided that, later all its columns."""

from collections.abc import Iterable
from typing import Any

from coi_register.nhsuk.fields import Choice, DayField, Words
from coi_register.nhsuk.forms import Form
from committees.meetings.forms.fields import one_of
from committees.meetings.vocabulary import ROUTE_LABELS
from committees.organisations.models import Organisation
from committees.people.models import Person
from committees.seats.models import Committee
from declarations.procurement.forms.pounds import Pounds
from declarations.procurement.vocabulary import BUYING_LABELS, Buying

MOST_WORDS = 4000
DECIDED_BY = "If no committee did: who, and how. For example, the chief officer under delegated powers"


class Bought(Form):
    reference = Words("Reference", max_length=50, width=10, missing="Enter a reference")
    title = Words("Contract or service", max_length=200, missing="Enter what the contract is called")
    description = Words("What is bought?", rows=3, max_length=MOST_WORDS, missing="Describe what is bought")
    existing = Words(
        "Is there a contract for it now?",
        hint="If there is: with whom, and until when. Leave it empty if the contract is new",
        rows=2,
        required=False,
        max_length=MOST_WORDS,
    )
    buying = Choice(
        "Who buys it?", choices=[*BUYING_LABELS.items()], coerce=Buying, initial=Buying.ALONE, missing="Select who buys it"
    )
    partners = Words("With whom?", hint="If it is bought together with others", required=False, max_length=200)


class PlanForm(Bought):
    """The first word on a procurement."""

    on = DayField("When was it decided to buy it?", missing="Enter the day on which it was decided")

    def __init__(self, *args: Any, ccgs: Iterable[Organisation], committees: Iterable[Committee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        several = [*ccgs]
        self.fields["committee"] = one_of(
            "Which committee decided it?", committees, required=False, as_select=True, empty_text="No committee"
        )
        self.fields["decided_by"] = Words("Who decided it?", hint=DECIDED_BY, required=False, max_length=300)
        self.only = several[0] if len(several) == 1 else None
        if self.only is None:
            self.fields["ccg"] = one_of("CCG", several, as_select=True, missing="Select the CCG")

    def told(self) -> dict[str, Any]:
        """What the service is told."""
        return {"ccg": self.only, **self.cleaned_data}


class AmendForm(Bought):
    """Every column of the register that the officer fills in."""

    selection = Words(
        "How is the supplier selected?", hint="The steps, and who evaluates", rows=3, required=False, max_length=MOST_WORDS
    )
    value = Pounds("Contract value, total", hint="In pounds, for the whole term", required=False, width=10)
    value_to_ccg = Pounds("Contract value to this CCG", hint="In pounds", required=False, width=10)
    first_day = DayField("First day of the contract", hint="For example, 1 4 2018", required=False)
    last_day = DayField("Last day of the contract", hint="For example, 31 3 2021", required=False)
    conflicts_noted = Words(
        "Other conflicts noted",
        hint="What was declared and no check found. The register shows it",
        rows=3,
        required=False,
        max_length=MOST_WORDS,
    )
    justification = Words(
        "Why were these actions right?",
        hint="For the public to read: why what was done about the conflicts was enough",
        rows=3,
        required=False,
        max_length=MOST_WORDS,
    )
    comments = Words("Comments", rows=2, required=False, max_length=MOST_WORDS)
    because = Words("Why does it change?", hint="Kept in the history", missing="Say why it changes")

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        several = [*people]
        self.fields["route"] = Choice(
            "Procurement route",
            choices=[*ROUTE_LABELS.items()],
            required=False,
            as_select=True,
            empty_text="Not decided yet",
        )
        for name, label in (("clinical_lead", "Clinical lead"), ("contract_manager", "Contract manager")):
            self.fields[name] = one_of(label, several, required=False, as_select=True, empty_text="Nobody yet")
        self.order_fields([*Bought.base_fields, "route", "selection", "clinical_lead", "contract_manager"])
