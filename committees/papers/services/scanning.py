"""Files that wait are shown to the virus scanner again, each in a deed of its own."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings

from coi_register.accounts.actors import command
from coi_register.audit import services as audit
from coi_register.nhsuk.words import counted
from coi_register.refusals import ChangedMeanwhile
from committees.papers.clamd import ScannerAway, found_in
from committees.papers.models import Version
from committees.papers.selectors import opened, waiting
from committees.papers.vocabulary import State

SCANNER = command("the virus scanner")


def scan_due(at: datetime) -> Iterator[str]:
    """Show the scanner what waits for it: a piece of due work, telling what it did. Safe to run twice at once."""
    versions = waiting()
    if not versions:
        yield "No paper waits for the virus scanner."
        return
    if not settings.CLAMD:
        yield f"Waiting: {counted(len(versions), 'paper')}, and COI_CLAMD names no virus scanner. Name it again."
        return
    scanned = 0
    for version in versions:
        try:
            scanned += _scan(version)
        except (ScannerAway, OSError) as away:
            yield f"Still waiting: {counted(len(versions) - scanned, 'paper')}. {away}"
            return
    yield f"{counted(scanned, 'paper').capitalize()} scanned."


def _scan(version: Version) -> bool:
    """Whether it was this run that scanned it. Raises ScannerAway."""
    with opened(version) as file:
        found = found_in(file.read(), settings.CLAMD)
    try:
        with audit.deed("paper.scanned", by=SCANNER):
            current = audit.held(version)
            current.state, current.found = (State.REFUSED, found) if found else (State.CLEAN, "")
            current.save()
    except ChangedMeanwhile:  # another run was faster
        return False
    return True
