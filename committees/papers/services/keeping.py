"""A paper is added to an item, replaced by a new version, renamed, withdrawn."""

from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.meetings.checks import must_be_on_the_agenda, must_fit, must_have_words, must_say_why
from committees.meetings.models import Item
from committees.meetings.services.standing import locked
from committees.papers import permissions
from committees.papers.models import Paper, Version
from committees.papers.services.receiving import looked_at, shelved


def add_paper(
    item: Item, *, title: str, content: bytes, name: str, by: Actor, private: bool = False, once: UUID | None = None
) -> Paper:
    """Add a paper after those the item has; the file is checked before anything is written. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep_papers(by, item).enforce()
    must_be_on_the_agenda(item)
    title = must_have_words(title, "Enter the title of the paper.", "title")
    received = looked_at(content, name=name)
    with audit.deed("paper.added", by=by, once=once):
        must_be_on_the_agenda(locked(item))
        last = item.papers.order_by("order").last()
        paper = Paper(item=item, title=title, private=private, order=last.order + 1 if last else 1)
        must_fit(paper, "title")
        paper.save()
        shelved(Version(paper=paper, number=1), received, by=by)
    return paper


def replace(paper: Paper, *, content: bytes, name: str, by: Actor, because: str = "", once: UUID | None = None) -> Version:
    """Put a new version in the place of the one that is read; the old one stays in the history. Raises NotAllowed, CannotBeDone."""
    _must_stand(paper, by)
    received = looked_at(content, name=name)
    with audit.deed("paper.replaced", by=by, because=because.strip(), once=once):
        current = _held(paper)
        last = current.versions.order_by("-number").first()
        if last and last.sha256 == received.sha256:
            raise CannotBeDone(
                f"“{received.name}” is the same file as version {last.number}. Choose the new one.", field="file"
            )
        version = shelved(Version(paper=current, number=last.number + 1 if last else 1), received, by=by)
        current.save()  # so that somebody else who replaces the version they read is told of this one
    return version


def amend_paper(paper: Paper, *, title: str, private: bool, by: Actor, because: str = "", once: UUID | None = None) -> Paper:
    """Give a paper another title, or say anew whether it is for the public. Raises NotAllowed, CannotBeDone."""
    _must_stand(paper, by)
    with audit.deed("paper.amended", by=by, because=because.strip(), once=once):
        current = _held(paper)
        current.title, current.private = must_have_words(title, "Enter the title of the paper.", "title"), private
        must_fit(current, "title")
        current.save()
    return current


def withdraw(paper: Paper, *, by: Actor, because: str, once: UUID | None = None) -> Paper:
    """Take a paper back: from then on nobody is given it. It stays in the history with the reason."""
    _must_stand(paper, by)
    with audit.deed("paper.withdrawn", by=by, because=must_say_why(because), once=once):
        current = _held(paper)
        current.withdrawn = True
        current.save()
    return current


def _must_stand(paper: Paper, by: Actor) -> None:
    permissions.may_keep_papers(by, paper.item).enforce()
    must_be_on_the_agenda(paper.item)
    if paper.withdrawn:
        raise CannotBeDone(f"“{paper.title}” was withdrawn. Add it again as a new paper.")


def _held(paper: Paper) -> Paper:
    """The paper as it is now, which nobody else can change until the deed is done."""
    must_be_on_the_agenda(locked(paper.item))
    current = audit.held(paper)
    if current.withdrawn:
        raise CannotBeDone(f"“{paper.title}” was withdrawn. Add it again as a new paper.")
    return current
