"""What the engine found to meet, kept apart from what the rules make of it."""

from django.db import models

from committees.meetings.models import Item
from committees.people.models import Person
from declarations.interests.models import Interest


class Touch(models.Model):
    """One way on which an interest of a person meets an item, as the code of its situation; or a doubt, with no interest.

    When a rule changes, the touches stay, and only those codes are weighed again of which the rules now say something else.
    Derived, like the outcomes: worked out from recorded rows, never the only place where anything stands. So it is not
    Recorded, and the database does not check where it points.
    """

    item = models.ForeignKey(Item, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+", db_constraint=False)
    interest = models.ForeignKey(
        Interest, models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    code = models.BigIntegerField()  # declarations.guidance.codes

    class Meta:
        verbose_name_plural = "touches"

    def __str__(self) -> str:
        return f"{self.person}, item {self.item}: {self.code}"
