"""Tokens by which an auditor's program reads what the auditor may."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.audit.models import Recorded
from coi_register.audit.sealed import SealedQuerySet
from committees.organisations.models import Organisation


class Tokens(SealedQuerySet["Token"]):
    def visible_to(self, actor: Actor) -> "Tokens":
        """Those of CCGs whose tokens the actor keeps."""
        where = reach(actor, "keep_tokens")
        return self if where.everywhere else self.filter(ccg__in=where.ccgs)


class Token(Recorded):
    """What an auditor's program shows; only its sha256 is kept. It reads by the auditor's own right, for one CCG, until a day."""

    ccg = models.ForeignKey(Organisation, verbose_name="CCG", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="auditor", on_delete=models.PROTECT, related_name="tokens"
    )
    purpose = models.CharField("what it is for", max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField("from")
    until = models.DateField("the first day without it")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = Tokens.as_manager()

    class Meta:
        verbose_name = "token"
        ordering: ClassVar = ["-since", "purpose"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="a_token_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(made_by=None) | ~Q(made_by=F("user")), name="nobody_makes_a_token_for_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose}, of {self.user}"

    def is_good(self, on: date) -> bool:
        """Whether it opens anything on a day."""
        return self.ended_at is None and self.since <= on < self.until
