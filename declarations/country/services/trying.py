"""Deeds that are done only to be measured, in a country that is invented: edits, and a clean slate."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from django.db import transaction

from coi_register.accounts.actors import Actor
from coi_register.audit.signals import deed_done
from declarations.changes.signals import follow_up_the_deed
from declarations.country import copying
from declarations.country.gather import Period
from declarations.country.services.editing import decide_again
from declarations.country.services.storing import OUTCOMES, TOUCHES
from declarations.guidance.vocabulary import InterestCategory
from declarations.interests.models import Interest
from declarations.interests.services import amend


def forget() -> None:
    """Empty the two tables of what was decided; they are derived, and are filled again by the next run."""
    copying.execute(f"TRUNCATE {OUTCOMES}, {TOUCHES}")


@contextmanager
def nobody_told() -> Iterator[None]:
    """Without the words that officer and chair are told after each deed, which are another room's and another measure."""
    deed_done.disconnect(follow_up_the_deed)
    try:
        yield
    finally:
        deed_done.connect(follow_up_the_deed)


def edit(interest: UUID, period: Period, *, by: Actor, on: date) -> int:
    """Give an interest another type, with its history, and decide again what it touches; how many stored rows differ."""
    with transaction.atomic():
        row = Interest.objects.get(pk=interest)
        financial = row.category == InterestCategory.FINANCIAL
        category = InterestCategory.NON_FINANCIAL_PERSONAL if financial else InterestCategory.FINANCIAL
        amend(row, version=row.version, on=on, by=by, because="To see how long it takes.", category=category)
        return decide_again(str(row.person_id), period)
