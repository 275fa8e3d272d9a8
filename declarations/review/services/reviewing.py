"""Reviewing a declaration: agree how its risk is met, or that nothing is needed, and say that it was read."""

from datetime import date
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from declarations.guidance.vocabulary import Step
from declarations.interests import services as interests
from declarations.interests.models import Interest
from declarations.review import permissions
from declarations.review.models import Query, Review


def agree(
    interest: Interest,
    *,
    step: Step | None,
    text: str,
    review_on: date | None,
    on: date,
    by: Actor,
    because: str = "",
    once: UUID | None = None,
) -> Review:
    """Put on record that this version was read, and what is agreed; answers of the declarer are settled with it.

    Raises NotAllowed, CannotBeDone, and ChangedMeanwhile where `interest` is not the version that stands.
    """
    permissions.may_review(by, interest.person).enforce()
    with audit.deed("declaration.reviewed", by=by, because=because.strip(), once=once):
        row = audit.held(interest)
        if (row.mitigation, row.mitigation_text, row.mitigation_review_on) != (step, text.strip(), review_on):
            row = interests.agree_mitigation(row, step=step, text=text, review_on=review_on, by=by, version=row.version)
        for query in Query.objects.select_for_update().filter(interest=row, answered_on__isnull=False, settled_on=None):
            query.settled_on = on
            query.save()
        review = Review(interest=row, of_version=row.version, on=on, by_id=by.user_id)
        review.save()
    return review
