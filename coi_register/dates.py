"""Half-open spans of days: from the first day until the first day that no longer counts; either end may be open."""

from datetime import date

from django.db import models
from django.db.models import F, Q


def in_force(since: date | None, until: date | None, on: date) -> bool:
    """Whether the day lies in the span."""
    return (since is None or since <= on) and (until is None or on < until)


def q_in_force(on: date, prefix: str = "") -> Q:
    """The same question for a query, on the fields `since` and `until` behind the prefix."""
    began = Q(**{f"{prefix}since": None}) | Q(**{f"{prefix}since__lte": on})
    return began & (Q(**{f"{prefix}until": None}) | Q(**{f"{prefix}until__gt": on}))


def ends_after_it_begins(name: str) -> models.CheckConstraint:
    """The database's own word that a span does not end before it begins; `name` is a sentence."""
    return models.CheckConstraint(
        condition=Q(since=None) | Q(until=None) | Q(until__gt=F("since")),
        name=name,
        violation_error_message="It must end after it begins.",
    )


class Dated(models.Model):
    """A fact that holds from `since` until the day before `until`."""

    since = models.DateField("from", null=True, blank=True)
    until = models.DateField("until", null=True, blank=True, help_text="The first day on which it no longer holds.")

    class Meta:
        abstract = True

    def is_in_force(self, on: date) -> bool:
        """Whether it holds on the day."""
        return in_force(self.since, self.until, on)
