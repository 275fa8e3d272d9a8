"""Letters: written in the deed they tell of, sent when it is done, and tried again until the mail server takes them."""

import logging
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from smtplib import SMTPConnectError, SMTPServerDisconnected
from socket import gaierror
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.dispatch import Signal
from django.urls import reverse

from coi_register import clock
from coi_register.accounts.actors import command
from coi_register.accounts.models import Invitation, Letter, User
from coi_register.accounts.selectors import digest_of, letters_waiting
from coi_register.audit import services as audit
from coi_register.nhsuk import words

POST = command("the post")
OPEN_FOR = timedelta(days=3)  # from when the letter leaves: a weekend, and not much more (decisions/0064)
CANNOT_BE_REACHED = (ConnectionError, TimeoutError, gaierror, SMTPConnectError, SMTPServerDisconnected)
letter_leaves = Signal()  # asked of whoever wrote a `letter`, before it leaves: whether what it says is still so
logger = logging.getLogger("coi_register.post")


def write(
    *, to: User, subject: str, body: str, invitation: Invitation | None = None, by_the_next_post: bool = False
) -> Letter:
    """Inside a deed: a letter that leaves when the deed is done, and not at all when it fails.

    `by_the_next_post`: with the next `run_due`, for a deed that writes hundreds must not wait for a mail server.
    """
    line = " ".join(subject.split())  # a subject of two lines no mail server gets: it would stop the post for everybody
    letter = Letter(to=to, subject=line, body=body, invitation=invitation, written_at=clock.instant())
    letter.save()
    if not by_the_next_post:
        transaction.on_commit(partial(_try_to_post, letter.pk), robust=True)
    return letter


def post_waiting() -> tuple[int, int]:
    """Send every letter that waits; how many left, and how many the mail server did not take. Safe to run twice at once.

    A mail server that cannot be reached is not asked again for each letter: that would be ten seconds each.
    """
    left, refused, waiting = 0, 0, letters_waiting()
    for place, letter in enumerate(waiting):
        try:
            took = _try_to_post(letter, unreachable=CANNOT_BE_REACHED)
        except CANNOT_BE_REACHED:
            return left, refused + len(waiting) - place
        left, refused = left + (took is True), refused + (took is False)
    return left, refused


def post_due(at: datetime) -> Iterator[str]:
    """The same as a piece of due work, telling what it did."""
    left, waiting = post_waiting()
    yield f"{words.counted(left, 'letter').capitalize()} left."
    if waiting:
        yield f"{words.counted(waiting, 'letter')} not taken by the mail server; tried again at the next run.".capitalize()


def _try_to_post(pk: UUID, *, unreachable: tuple[type[OSError], ...] = ()) -> bool | None:
    """Whether the letter left; None where it did not wait any more. What the mail server says is logged, and lost is nothing.

    The errors named as `unreachable` are raised, after they were logged.
    """
    try:
        return _post(pk)
    except OSError as error:  # smtplib's errors are OSErrors too
        logger.warning("letter waits", extra={"about": type(error).__name__})
        if isinstance(error, unreachable):
            raise
        return False


def _post(pk: UUID) -> bool | None:
    with transaction.atomic():
        letter = Letter.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=pk, sent_at=None).first()
        if letter is None or not _is_still_true(letter):
            return None
        with audit.deed("letter.sent", by=POST):
            body = _with_a_link(letter)
            letter.sent_at = clock.instant()
            letter.save()
            EmailMessage(letter.subject, body, to=[letter.to.email]).send()  # last: should it fail, nothing was written
    return True


def _is_still_true(letter: Letter) -> bool:
    if not letter.to.is_active or (letter.invitation and not letter.invitation.is_open(clock.instant())):
        return False
    return all(is_so for _, is_so in letter_leaves.send(Letter, letter=letter))


def _with_a_link(letter: Letter) -> str:
    """The body; a link in it is made here, and only its hash is kept: no table holds what opens an account."""
    if letter.invitation is None:
        return letter.body
    token, invitation = secrets.token_urlsafe(32), letter.invitation
    invitation.digest, invitation.expires_at = digest_of(token), clock.instant() + OPEN_FOR
    invitation.save()
    link = settings.SITE_URL + reverse("accept_invitation", args=[token])
    return letter.body.replace("{link}", link).replace("{until}", words.moment(invitation.expires_at))
