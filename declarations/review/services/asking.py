"""Asking a declarer back, and their answer: both stay, and the declaration is changed by nobody but them."""

from datetime import date
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.accounts.services.posting import write
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from declarations.interests.models import Interest
from declarations.review import permissions
from declarations.review.models import Query

SUBJECT = "A question about your declaration of interests"
# The letter says nothing of the interest: a mailbox is often read by others (R2.15).
BODY = """{name},

{asker} has a question about something that you declared.

Read it and answer here, after signing in:

{link}
"""


def ask(interest: Interest, *, words: str, on: date, by: Actor, once: UUID | None = None) -> Query:
    """Ask the declarer a question, and write them a letter that says so. Raises NotAllowed, CannotBeDone."""
    person = interest.person
    permissions.may_review(by, person).enforce()
    if not words.strip():
        raise CannotBeDone("Enter the question.", field="words")
    with audit.deed("declaration.asked_back", by=by, once=once):
        row = audit.held(interest)
        if Query.objects.filter(interest=row, answered_on=None).exists():
            raise CannotBeDone(f"A question to {person} is open already. Wait for the answer before you ask another.")
        query = Query(interest=row, words=words.strip(), asked_on=on, asked_by_id=by.user_id)
        query.save()
        if person.user is not None:
            link = settings.SITE_URL + reverse("answer_query", args=[query.pk])
            body = BODY.format(name=person.name, asker=by.name, link=link)
            write(to=person.user, subject=SUBJECT, body=body)
    return query


def answer(query: Query, *, words: str, on: date, by: Actor, once: UUID | None = None) -> Query:
    """The declarer's answer. Raises NotAllowed, and CannotBeDone where it was answered before."""
    permissions.may_answer(by, query.interest.person).enforce()
    if not words.strip():
        raise CannotBeDone("Enter your answer.", field="words")
    with audit.deed("declaration.answered", by=by, once=once):
        row = audit.held(query)
        if row.answered_on is not None:
            raise CannotBeDone("You have answered this question. Change the interest itself if it is no longer right.")
        row.answer, row.answered_on = words.strip(), on
        row.save()
    return row
