"""A file that came in: checked, shown to the virus scanner, and put on the shelf under a random name."""

import logging
import re
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core.files.base import ContentFile

from coi_register import clock
from coi_register.accounts.actors import Actor
from coi_register.refusals import CannotBeDone
from committees.papers.checking import checked
from committees.papers.clamd import ScannerAway, found_in
from committees.papers.models import Text, Version
from committees.papers.reading.found import Found
from committees.papers.vocabulary import State

logger = logging.getLogger("coi_register.papers")
NOT_SHOWN = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # these turn a name round on the screen
LONGEST_NAME = 100
NO_SHELF = "“{name}” was not added: the place where papers lie is full, or does not answer. Try again in a few minutes."


@dataclass(frozen=True, slots=True)
class Received:
    """A file that may be kept."""

    content: bytes
    name: str
    found: Found
    state: State
    sha256: str


def looked_at(content: bytes, *, name: str) -> Received:
    """The file, checked. Raises CannotBeDone with a sentence that names it and says what to do."""
    called = plain_name(name)
    found = checked(content, name=called)
    digest = sha256(content).hexdigest()
    return Received(content, called, found, _scanned(content, name=called, digest=digest), digest)


def plain_name(name: str) -> str:
    """What the sender's computer called the file, without folders, and of a length that can be read."""
    last = re.split(r"[/\\]", NOT_SHOWN.sub("", name))[-1].strip(" .")
    if len(last) > LONGEST_NAME:
        return f"{last[: LONGEST_NAME - 10]}…{last[-9:]}"
    return last or "The file"


def shelved(version: Version, received: Received, *, by: Actor) -> Version:
    """Inside a deed: the version, its file and its text, all of it or nothing."""
    version.given_name, version.state = received.name, received.state
    version.media_type, version.pages = received.found.media_type, len(received.found.pages)
    version.size, version.sha256 = len(received.content), received.sha256
    version.has_text = any(received.found.pages)
    version.at, version.uploaded_by_id = clock.now(), by.user_id
    try:
        version.file.save(received.name, ContentFile(received.content), save=False)
    except OSError as error:
        logger.exception("A paper could not be put on its shelf")
        raise CannotBeDone(NO_SHELF.format(name=received.name), field="file") from error
    try:
        version.save()
        Text(version=version, pages=[*received.found.pages]).save()
    except BaseException:
        version.file.storage.delete(version.file.name)
        raise
    return version


def _scanned(content: bytes, *, name: str, digest: str) -> State:
    """Where a scanner is named, only what it has seen is clean: without its answer the file waits, and nobody is given it."""
    if not settings.CLAMD:
        return State.CLEAN
    try:
        found = found_in(content, settings.CLAMD)
    except ScannerAway as away:
        logger.warning("A paper waits: %s", away)
        return State.QUARANTINED
    if found:
        logger.warning("A paper was refused: the virus scanner found %s in %s", found, digest)
        raise CannotBeDone(
            f"“{name}” was not added. The virus scanner found {found} in it. Tell your IT team, and do not send it on.",
            field="file",
        )
    return State.CLEAN
