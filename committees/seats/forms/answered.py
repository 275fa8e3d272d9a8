"""A form that answers one service."""

from typing import Any, ClassVar

from coi_register.nhsuk.forms import Form
from committees.seats.presenters.trials import Tried


class Answered(Form):
    """A form whose answers are the keyword arguments of one service; `template` is the page that asks it."""

    template: ClassVar[str] = "form.jinja"
    warnings: tuple[Tried, ...] = ()  # of what may be done all the same

    def answers(self) -> dict[str, Any]:
        """What the service is given, with the token `once`."""
        return dict(self.cleaned_data)
