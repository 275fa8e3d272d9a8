"""A pack or a paper is given to somebody, and that is noted before a byte of it leaves."""

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.audit.current import deed_in_hand
from committees.meetings.models import Meeting
from committees.papers.models import Paper
from declarations.packs.facts import Numbered
from declarations.packs.models import Pack, Served
from declarations.packs.selectors import held_by
from declarations.packs.vocabulary import What


def serve_pack(pack: Pack, *, to: Actor) -> None:
    """Note that somebody is given a pack: a row of the pack, and one of each paper in it. The view has asked whether they may."""
    with audit.deed("pack.served", by=to):
        _noted(pack.run.meeting, to, what=What.PACK, pack=pack, label=str(pack.run), sha256=pack.sha256)
        for paper in held_by(pack):
            told = {"item_id": paper.item, "version_id": paper.version, "label": paper.label, "sha256": paper.sha256}
            _noted(pack.run.meeting, to, what=What.PACK, pack=pack, **told)


def serve_paper(paper: Paper, numbered: Numbered, *, to: Actor) -> None:
    """Note that somebody is given the file of a paper."""
    _of_one(paper, numbered, What.PAPER, to)


def serve_text(paper: Paper, numbered: Numbered, *, to: Actor) -> None:
    """Note that somebody reads the text of a paper as a page."""
    _of_one(paper, numbered, What.TEXT, to)


def _of_one(paper: Paper, numbered: Numbered, what: What, to: Actor) -> None:
    told = {"item_id": numbered.item, "version_id": numbered.version, "label": numbered.label, "sha256": numbered.sha256}
    with audit.deed("paper.served", by=to):
        _noted(paper.item.meeting, to, what=what, **told)


def _noted(meeting: Meeting, to: Actor, **told: object) -> None:
    assert to.user_id is not None  # only pages serve, and they are behind a sign-in
    at = deed_in_hand("A serving").at
    Served(meeting=meeting, user_id=to.user_id, person_id=to.person, to_name=to.name, at=at, **told).save()
