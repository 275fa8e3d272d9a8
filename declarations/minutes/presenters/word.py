"""Minutes as a Word file: made anew each time, with headings and table heads that a screen reader finds, and no author."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from coi_register.sheets.xml import REFUSED, STANDS_FOR_THEM
from declarations.minutes.presenters.told import Declared, ToldConflict, ToldItem, ToldOpening

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DECLARED_HEAD = ("Who", "Item", "Interest", "What was agreed")
PEOPLE_HEAD = ("Name", "Seat", "Remark")
CONFLICT_HEAD = ("What minutes show", "What is recorded")


@dataclass(frozen=True, slots=True)
class WholeMinutes:
    """Everything that goes into the file; `standing` says whether it is a draft or what was approved."""

    opening: ToldOpening
    standing: tuple[str, ...]
    declared: tuple[Declared, ...]
    items: tuple[ToldItem, ...]
    kept: tuple[tuple[str, str], ...]  # heading of an item, and why it is not here
    cite: str


def as_word(minutes: WholeMinutes, *, at: datetime) -> bytes:
    """The file. `at` is when what it tells was last written: Word shows it as the day of the document."""
    document = Document()
    _bare(document, minutes.opening.title, at)
    document.add_heading(f"Minutes: {minutes.opening.title}", level=0)
    _says(document, minutes.standing)
    _opening(document, minutes.opening)
    _declared(document, minutes.declared)
    if minutes.kept:
        _says(document, ["What was declared for an item that is withheld from you is not told here."])
    for item in minutes.items:
        _item(document, item)
    for heading, why in minutes.kept:
        document.add_heading(_plain(heading), level=1)
        _says(document, [why])
    _says(document, [minutes.cite])
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _bare(document: Any, title: str, at: datetime) -> None:
    """No author and no trace of the template; a title, a language, and letters that can be read."""
    core = document.core_properties
    core.author = core.last_modified_by = core.comments = core.keywords = core.subject = core.category = ""
    core.title, core.language, core.revision = _plain(title), "en-GB", 1
    core.created = core.modified = at
    package = document.part.package
    for key in [key for key, tie in package.rels.items() if tie.reltype.endswith("/thumbnail")]:
        del package.rels[key]  # a picture of the template
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.element.rPr.append(_language())


def _language() -> Any:
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), "en-GB")
    return lang


def _opening(document: Any, opening: ToldOpening) -> None:
    _says(document, [f"{label}: {says}" for label, says in opening.rows])
    for heading, people in opening.people:
        document.add_heading(heading, level=1)
        _table(document, PEOPLE_HEAD, people)
    _says(document, opening.words)


def _declared(document: Any, declared: Sequence[Declared]) -> None:
    document.add_heading("Declarations of interest", level=1)
    if declared:
        _table(document, DECLARED_HEAD, [(one.name, one.item, one.nature, one.agreed) for one in declared])
    else:
        _says(document, ["No interest that touches these items was declared."])


def _item(document: Any, item: ToldItem) -> None:
    document.add_heading(_plain(item.heading), level=1)
    if item.is_private:
        _says(document, ["Private part of the meeting."])
    _says(document, [f"{label}: {says}" for label, says in item.rows])
    _says(document, item.words)
    for conflict in item.conflicts:
        _conflict(document, conflict)
    _says(document, item.quorum)
    document.add_heading(_plain(item.outcome), level=2)
    _says(document, [*filter(None, [item.decision]), *item.how])


def _conflict(document: Any, conflict: ToldConflict) -> None:
    document.add_heading(_plain(f"Conflict of interest: {conflict.name}"), level=2)
    _table(document, CONFLICT_HEAD, conflict.rows)


def _says(document: Any, sentences: Iterable[str]) -> None:
    for sentence in sentences:
        document.add_paragraph(_plain(sentence))


def _table(document: Any, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table whose first row is its head, said again on every page it runs over."""
    table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    _mark_as_head(table.rows[0])
    for cell, word in zip(table.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(word).bold = True
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = _plain(words)
    document.add_paragraph()


def _mark_as_head(row: Any) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _plain(words: str) -> str:
    """Without what XML cannot hold."""
    return REFUSED.sub(STANDS_FOR_THEM, words)
