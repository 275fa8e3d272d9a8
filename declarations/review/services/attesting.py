"""Asking a person to attest what an officer read from a paper; that they do is a deed of the declaration itself."""

from uuid import UUID

from django.conf import settings
from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.accounts.models import Letter
from coi_register.accounts.services.posting import write
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.people.models import Person
from declarations.interests.permissions import may_draft
from declarations.review.selectors.waiting import to_attest

SUBJECT = "Please read what was written down for you"
# The link opens nothing by itself: whoever follows it signs in first, so only the person can attest (decisions/0071).
BODY = """{name},

{asker} has written down on the register of interests what you declared on paper.

Only you can say that it is your word. Read it, and attest it or change it, after signing in:

{link}
"""


def ask_to_attest(person: Person, *, by: Actor, once: UUID | None = None) -> Letter:
    """Send the person the link to what waits for their word. Raises NotAllowed, CannotBeDone."""
    may_draft(by, person).enforce()
    if not to_attest(person).exists():
        raise CannotBeDone(f"Nothing waits for {person} to attest it.")
    if person.user is None or not person.user.is_active:
        raise CannotBeDone(f"{person} has no account to sign in with. Invite them first, then ask again.")
    with audit.deed("declaration.attestation_asked", by=by, once=once):
        link = settings.SITE_URL + reverse("attest", args=[person.pk])
        return write(to=person.user, subject=SUBJECT, body=BODY.format(name=person.name, asker=by.name, link=link))
