"""Questions about people."""

from uuid import UUID

from coi_register.accounts.models import User
from committees.people.models import Person


def person_id_of_user(user: User) -> UUID | None:
    """Who this account is among the people of the registers; None when nobody."""
    return Person.objects.filter(user=user).values_list("id", flat=True).first()
