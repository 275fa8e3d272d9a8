"""A file that somebody sent is checked by a process of its own, which may fail, hang or be killed without harm to any other."""

import json
import subprocess
import sys
from tempfile import TemporaryFile
from typing import IO, Any

from django.conf import settings

from coi_register.refusals import CannotBeDone
from committees.papers.reading.found import Found
from committees.papers.reading.limits import ANSWER, LONGEST_FILE, SECONDS
from committees.papers.vocabulary import MediaType

READER = (sys.executable, "-m", "committees.papers.reading")
GAVE_UP = "It could not be read within the limits set for a paper. Print it to a new PDF, and choose that one."


def checked(content: bytes, *, name: str) -> Found:
    """What the file is and what stands on its pages. Raises CannotBeDone with a sentence that names it."""
    told = _told_of(content[: LONGEST_FILE + 1])
    if refused := told.get("refused"):
        raise CannotBeDone(f"“{name}” was not added. {refused}", field="file")
    return Found(MediaType(told["media_type"]), tuple(told["pages"]))


def _told_of(content: bytes) -> dict[str, Any]:
    with TemporaryFile() as sent, TemporaryFile() as answer:
        sent.write(content)
        sent.seek(0)
        if not _was_read(sent, answer):
            return {"refused": GAVE_UP}
        answer.seek(0)
        told: dict[str, Any] = json.loads(answer.read(ANSWER))
        return told


def _was_read(sent: IO[bytes], answer: IO[bytes]) -> bool:
    """Nothing of our environment goes along: neither passwords nor the address of the database."""
    try:
        run = subprocess.run(  # noqa: S603 - our own program; the file is its input, never a word of its command
            READER,
            stdin=sent,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            env={"PYTHONPATH": str(settings.BASE_DIR)},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return run.returncode == 0
