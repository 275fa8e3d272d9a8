"""A seat, who takes it, and its end."""

from collections.abc import Iterable
from typing import Any

from coi_register.nhsuk.fields import Choice, DayField, Tick, Ticks, Words
from committees.people.models import Person
from committees.seats.forms.answered import Answered
from committees.seats.models import Holding, Seat
from committees.seats.vocabulary import (
    INVITED_AS_HINTS,
    INVITED_AS_LABELS,
    OFFICE_LABELS,
    SEAT_CATEGORY_LABELS,
    SeatCategory,
)

NO_MEMBER = SeatCategory.IN_ATTENDANCE
UNTIL_HINT = "The first day on which it no longer holds. If the last day is 31 March 2018, enter 1 4 2018"


class SeatForm(Answered):
    """A seat: its office, its vote, and what goes with it."""

    office = Words("Office", hint="As the terms of reference name it, for example Lay member for audit")
    category = Choice("Category", choices=list(SEAT_CATEGORY_LABELS.items()))
    voting = Tick("It has a vote", initial=True)
    chair = Tick("It chairs the committee")
    vice_chair = Tick("It is the vice-chair")
    shared = Tick("It is shared by two people, who have one vote between them")
    holds = Ticks("Offices that go with it", choices=list(OFFICE_LABELS.items()), required=False)
    since = DayField("First day", required=False)

    @classmethod
    def of(cls, seat: Seat, data: Any) -> "SeatForm":
        """The form to correct a seat, opened or sent."""
        return cls(data, initial={name: getattr(seat, name) for name in cls.base_fields if name != "once"})


class PersonForm(Answered):
    """Who takes a seat, and from when to when."""

    since = DayField("First day")
    until = DayField("Until", hint=UNTIL_HINT, required=False)

    def __init__(self, *args: Any, people: Iterable[Person], halves: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = _who(people)
        if halves:
            self.fields["place"] = Choice(
                "Which half of the seat",
                choices=[("1", "First half"), ("2", "Second half")],
                coerce=int,
                hint="Two people share this seat and its one vote",
            )
        self.order_fields(["person", "place", "since", "until"])


class OnCallForm(Answered):
    """Somebody who may be invited, as whom, and whether they then vote."""

    invited_as = Choice(
        "Why they may be invited",
        choices=list(INVITED_AS_LABELS.items()),
        hints={str(key): hint for key, hint in INVITED_AS_HINTS.items()},
    )
    office = Words("What they are", hint="As the minutes would say it, for example GP, Northbridge CCG")
    category = Choice("Counts as", choices=[(key, label) for key, label in SEAT_CATEGORY_LABELS.items() if key != NO_MEMBER])
    voting = Tick(
        "They have a vote when they come",
        hint="With a vote they make up the quorum. Without one they advise, and a clinician can be heard",
    )
    since = DayField("First day", required=False)

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = _who(people)
        self.order_fields(["person", "invited_as", "office", "category", "voting", "since"])


class EndForm(Answered):
    """The day on which something ends, and why."""

    until = DayField("Until", hint=UNTIL_HINT)
    because = Words("Reason", rows=2, required=False)

    @classmethod
    def of(cls, row: Seat | Holding, data: Any) -> "EndForm":
        """The form, opened or sent; a day given before can be corrected."""
        return cls(data, initial={"until": row.until})


def _who(people: Iterable[Person]) -> Choice:
    known = {str(person.pk): person for person in people}
    return Choice(
        "Person",
        choices=[(key, _called(one)) for key, one in known.items()],
        coerce=known.__getitem__,
        hint="Somebody who is not listed is first added under People",
        as_select=True,
    )


def _called(person: Person) -> str:
    return f"{person.name}, {person.position}" if person.position else person.name
