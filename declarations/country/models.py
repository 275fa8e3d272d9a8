"""What the engine found to meet, kept apart from what the rules make of it."""

from django.db import models

from committees.meetings.models import Meeting
from committees.people.models import Person


class Touches(models.Model):
    """Every way on which an interest of one person meets an item of one meeting; and what nobody can tell of them there.

    When a rule changes, the touches stay, and only those codes are weighed again of which the rules now say something else.
    Derived, like the outcomes: worked out from recorded rows, never the only place where anything stands. So it is not
    Recorded, and the database does not check where it points. One row for each way would be written four times as slowly.
    """

    pk = models.CompositePrimaryKey("meeting", "person")
    meeting = models.ForeignKey(Meeting, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False)
    met = models.TextField(blank=True)  # of each way the code, the item and the interest, with spaces between
    in_doubt = models.TextField(blank=True)  # the items of which nobody can tell, with spaces between

    class Meta:
        verbose_name_plural = "touches"

    def __str__(self) -> str:
        return f"{self.person}, {self.meeting}"
