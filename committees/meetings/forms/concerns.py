"""The six ways in which an item can concern something, each asked in its own form."""

from collections.abc import Callable, Iterable
from typing import Any

from coi_register.nhsuk.fields import Choice, Words
from coi_register.nhsuk.forms import Form
from committees.meetings.forms.agenda import part_played
from committees.meetings.forms.fields import one_of
from committees.meetings.models import Item
from committees.meetings.selectors import groups_of_practices
from committees.meetings.vocabulary import AFFECTED_CLASS_LABELS
from committees.organisations.forms import OrganisationField
from committees.people.models import Person


class ConcernForm(Form):
    """One thing that an item concerns; `named` is what the service is told."""

    def __init__(self, *args: Any, item: Item, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask(item, people)

    def ask(self, item: Item, people: Iterable[Person]) -> None:
        """Add the questions that depend on the item, and on whom it can be about."""

    def named(self) -> dict[str, Any]:
        return {name: answer for name, answer in self.cleaned_data.items() if name != "once"}


class OrganisationForm(ConcernForm):
    """An organisation; kept as words when none of those offered is meant."""

    organisation = OrganisationField("Organisation")
    part_played = part_played()

    def ask(self, item: Item, people: Iterable[Person]) -> None:
        _look_up(self, item)

    def named(self) -> dict[str, Any]:
        chosen = self.cleaned_data["organisation"]
        words = None if chosen.organisation else chosen.text
        return super().named() | {"organisation": chosen.organisation, "unidentified": words}


class UnidentifiedForm(ConcernForm):
    unidentified = Words(
        "How the agenda speaks of the party",
        hint="For example, a local provider",
        max_length=300,
        missing="Enter the words of the agenda",
    )
    part_played = part_played()


class ClassForm(ConcernForm):
    affected_class = Choice("Which class it concerns", choices=[*AFFECTED_CLASS_LABELS.items()], missing="Select the class")


class NetworkForm(ConcernForm):
    def ask(self, item: Item, people: Iterable[Person]) -> None:
        self.fields["practices_in"] = one_of(
            "Network, locality or federation", groups_of_practices(), as_select=True, missing="Select the network"
        )


class TopicForm(ConcernForm):
    topic = Words("Topic", hint="For example, dermatology", max_length=100, missing="Enter the topic")


class PersonForm(ConcernForm):
    def ask(self, item: Item, people: Iterable[Person]) -> None:
        self.fields["person"] = one_of("Person", people, as_select=True, missing="Select the person")


class IdentifyForm(Form):
    """Which organisation a party is that stood as words only."""

    organisation = OrganisationField("Organisation", unidentified=False)

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _look_up(self, item)

    def named(self) -> dict[str, Any]:
        return {"organisation": self.cleaned_data["organisation"].organisation, "once": self.cleaned_data["once"]}


CONCERN_FORMS: dict[str, Callable[..., ConcernForm]] = {
    "organisation": OrganisationForm,
    "unidentified": UnidentifiedForm,
    "class": ClassForm,
    "network": NetworkForm,
    "topic": TopicForm,
    "person": PersonForm,
}


def _look_up(form: Form, item: Item) -> None:
    """The practices of the CCG come first, where the item is of one CCG."""
    field = form.fields["organisation"]
    ccgs = {committee.ccg for committee in item.committees}
    if isinstance(field, OrganisationField):
        field.look_up(on=item.meeting.on, ccg=ccgs.pop() if len(ccgs) == 1 else None)
