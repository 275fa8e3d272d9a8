"""What an interest must be to stand on the register; each refusal in the words its declarer reads."""

from datetime import date

from django.core.exceptions import ValidationError

from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from declarations.interests.models import Interest


class SaidBefore(CannotBeDone):
    """The same is on the register already; `interest` is the one to amend."""

    def __init__(self, interest: Interest) -> None:
        super().__init__(
            f"This is already on the register, {_when(interest)}: {interest}. Amend that one, or say that this is another.",
            field="again",
        )
        self.interest = interest


def _when(interest: Interest) -> str:
    return f"declared on {day(interest.declared_on)}" if interest.declared_on else "without a day of declaring"


def check(interest: Interest, *, today: date | None) -> None:
    """Raise CannotBeDone for the first thing that is wrong; what passes, the database's constraints accept too."""
    _is_said_in_known_words(interest)
    _lies_in_something(interest)
    _says_whose_it_is(interest)
    check_consent(publish=interest.publish, because=interest.not_published_because)
    check_dates(
        since=interest.since,
        until=interest.until,
        aware_on=interest.aware_on,
        declared_on=interest.declared_on,
        today=today,
    )


def _is_said_in_known_words(interest: Interest) -> None:
    try:
        interest.clean_fields(exclude={"person", "organisation"})
    except ValidationError as error:
        field, (says, *_) = next(iter(error.message_dict.items()))
        name = str(interest._meta.get_field(field).verbose_name)  # type: ignore[union-attr]
        raise CannotBeDone(f"{name[:1].upper()}{name[1:]}: {says}", field=field) from error


def _lies_in_something(interest: Interest) -> None:
    lies_in = (interest.organisation_id, interest.affected_class, interest.topic, interest.text.strip())
    if not any(lies_in):
        raise CannotBeDone(
            "Say what the interest lies in: an organisation, a group of providers, a topic, or in your own words.",
            field="organisation",
        )


def _says_whose_it_is(interest: Interest) -> None:
    if not interest.direct and not interest.relationship:
        raise CannotBeDone(
            "Say how you are tied to the person who holds this interest, for example spouse or partner. Do not name them.",
            field="relationship",
        )
    if interest.direct and interest.relationship:
        raise CannotBeDone(
            "This is said to be your own interest and also somebody else's. Say which it is.", field="relationship"
        )


def check_consent(*, publish: bool, because: str) -> None:
    """Raise CannotBeDone where consent to publish is refused without a reason (R2.8: reasons if not)."""
    if not publish and not because.strip():
        raise CannotBeDone(
            "Say why it should be withheld. The Conflicts of Interest Guardian decides on your reason.",
            field="not_published_because",
        )


def check_dates(
    *, since: date | None, until: date | None, aware_on: date | None, declared_on: date | None, today: date | None
) -> None:
    """Raise CannotBeDone where the days contradict each other."""
    if since and until and until <= since:
        raise CannotBeDone(
            f"The interest began on {day(since)}, so it cannot have ended on {day(until)}. Give a later day for its end.",
            field="until",
        )
    if today and declared_on and declared_on > today:
        raise CannotBeDone(f"{day(declared_on)} has not come yet. Give the day on which it is declared.", field="on")
    if aware_on and declared_on and aware_on > declared_on:
        raise CannotBeDone(
            f"The day of becoming aware, {day(aware_on)}, is later than the declaration, {day(declared_on)}. "
            "Give the day on which it was first known.",
            field="aware_on",
        )
