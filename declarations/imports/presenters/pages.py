"""The list of imports, one import with its dry run, and the pages with one form."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.audit.models import Deed
from coi_register.nhsuk.words import counted, day, moment, span
from declarations.guidance.vocabulary import INTEREST_CATEGORY_LABELS, INTEREST_ROLE_LABELS, RELATIONSHIP_LABELS
from declarations.imports import permissions
from declarations.imports.facts import DryRun, Proposed, Question
from declarations.imports.models import Import
from declarations.imports.presenters.answers import answer_in_words
from declarations.imports.vocabulary import HOLDS_LABELS, Holds, State

MOST = 50  # rows that a page tells one by one; the rest it counts
COLOURS = {State.OPEN: "blue", State.IN: "green", State.UNDONE: "grey", State.ASIDE: "grey"}
Cell = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class ListRow:
    source: str
    href: str
    ccg: str
    file: str
    state: str
    colour: str


@dataclass(frozen=True, slots=True)
class ListPage:
    rows: tuple[ListRow, ...]
    start: str  # empty for whoever may only read


@dataclass(frozen=True, slots=True)
class Told:
    """Some rows of a table, and how many more there are."""

    rows: tuple[tuple[Cell, ...], ...]
    more: str


@dataclass(frozen=True, slots=True)
class ImportPage:
    """An import: what it is, what to do next, what it proposes, asks and leaves out. An address is empty where it leads nowhere."""

    title: str
    state: str
    colour: str
    next: str
    rows: tuple[tuple[str, ...], ...]
    questions: Told
    answered: Told
    problems: Told
    interests: Told
    interests_title: str
    columns: str
    answer: str
    bring_in: str
    bring_in_says: str
    aside: str
    undo: str
    history: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form; `lines` say on what it rests."""

    title: str
    caption: str
    back: tuple[str, str]
    button: str
    lead: str = ""
    warning: bool = False
    takes_file: bool = False


def list_page(actor: Actor, imports: Iterable[Import]) -> ListPage:
    """All imports of an actor."""
    rows = tuple(
        ListRow(
            one.source,
            _address("import", one),
            one.ccg.name,
            one.file_name,
            one.get_state_display(),
            COLOURS[State(one.state)],
        )
        for one in imports
    )
    may = any(permissions.may_import(actor, right.ccg) for right in actor.rights)
    return ListPage(rows, reverse("start_import") if may else "")


def import_page(actor: Actor, of: Import, run: DryRun | None, brought: Deed | None, received: Deed) -> ImportPage:
    """One import; `run` is its dry run while it is open."""
    open_ = run is not None and bool(permissions.may_import(actor, of.ccg_id))
    ready = open_ and run is not None and not run.questions and bool(run.interests or run.nils)
    return ImportPage(
        title=of.source,
        state=of.get_state_display(),
        colour=COLOURS[State(of.state)],
        next=_next(run, brought),
        rows=tuple(_facts(of, received)),
        questions=_told([_asked(of, one, open_) for one in run.questions] if run else [], "question"),
        answered=_told([_was_answered(of, one, says, open_) for one, says in run.answered] if run else [], "answer"),
        problems=_told([(str(one.line), one.says) for one in run.problems] if run else [], "row"),
        interests=_told(list(_proposed(run)) if run else [], "interest"),
        interests_title=_what_would_come(run) if run else "",
        columns=_address("import_columns", of) if open_ else "",
        answer=reverse("import_question", args=[of.pk, run.questions[0].key]) if open_ and run and run.questions else "",
        bring_in=_address("bring_in", of) if ready else "",
        bring_in_says=f"Import {counted(len(run.interests), 'interest')}" if run else "",
        aside=_address("put_import_aside", of) if open_ else "",
        undo=_address("undo_import", of) if of.is_in and permissions.may_import(actor, of.ccg_id) else "",
        history=_address("import_history", of),
    )


def form_page(of: Import, title: str, button: str, *, lead: str = "", warning: bool = False) -> FormPage:
    """A form about an import."""
    return FormPage(title, of.source, (of.source, _address("import", of)), button, lead, warning)


def question_page(of: Import, asked: Question, cells: Sequence[str]) -> FormPage:
    """A question, with the row of the file that brought it up."""
    many = len(asked.lines) > 1
    row = ". ".join(dict.fromkeys(cell for cell in cells if cell))
    lead = f"Row {asked.lines[0]} of the file says: {row}"
    rows = f"Rows {_numbers(asked.lines)}" if many else f"Row {asked.lines[0]}"
    return form_page(of, f"{rows}: {asked.says}", "Save the answer", lead=lead)


def start_page() -> FormPage:
    """The form with the file."""
    lead = "Nothing is written before you have seen what it would be, and answered what nobody else can know."
    return FormPage(
        "Import a register", "", ("Imports of registers", reverse("imports")), "Send the file", lead, takes_file=True
    )


def will_be(run: DryRun) -> str:
    """What bringing it in comes to."""
    left = f" {counted(len(run.problems), 'row').capitalize()} of the file {'is' if len(run.problems) == 1 else 'are'} left out."
    return (
        f"{_what_would_come(run)}. It is one deed, and can be undone as one until somebody builds on it."
        f"{left if run.problems else ''}"
    )


def _what_would_come(run: DryRun) -> str:
    new = sum(one.known is None for one in run.people.values())
    known = len(run.people) - new
    people = f"{counted(len(run.people), 'person', 'people')}" + (
        f", {known} of them on the register already" if known else ""
    )
    nils = f" and {counted(len(run.nils), 'nil return')}" if run.nils else ""
    says = f"{counted(len(run.interests), 'interest')}{nils} of {people}"
    return says[:1].upper() + says[1:]


def _next(run: DryRun | None, brought: Deed | None) -> str:
    if run is None:
        return f"Brought in by {brought.by_name}, {moment(brought.at)}." if brought else ""
    if run.questions:
        return f"{counted(len(run.questions), 'question').capitalize()} to answer, then it can be imported. Nothing is written yet."
    if not run.interests and not run.nils:
        return "No row says an interest. Look whether the columns are right."
    return "Every question is answered. Look through what would be written, then import it."


def _facts(of: Import, received: Deed) -> Iterator[tuple[str, ...]]:
    yield "File", f"{of.file_name}, sent by {received.by_name}, {moment(received.at)}"
    yield "Hash of the file (sha256)", of.sha256
    if of.how:
        yield "How it was read", of.how
    for holds in Holds:
        if holds is not Holds.NOTHING and holds in of.columns:
            headings = [
                heading or "no heading" for heading, one in zip(of.headings, of.columns, strict=True) if one == holds
            ]
            yield HOLDS_LABELS[holds], ", ".join(headings)


def _asked(of: Import, one: Question, open_: bool) -> tuple[Cell, ...]:
    says: Cell = (one.says, reverse("import_question", args=[of.pk, one.key])) if open_ else one.says
    return says, _numbers(one.lines)


def _was_answered(of: Import, one: Question, says: str, open_: bool) -> tuple[Cell, ...]:
    cell: Cell = (one.says, reverse("import_question", args=[of.pk, one.key])) if open_ else one.says
    return cell, answer_in_words(one, says)


def _proposed(run: DryRun) -> Iterator[tuple[Cell, ...]]:
    for one in run.interests[:MOST]:
        yield run.people[one.person].name, _what(one), _dates(one), str(one.line)
    for nil in run.nils:
        yield run.people[nil.person].name, "Nil return", day(nil.on), str(nil.line)


def _what(one: Proposed) -> str:
    read_as = (
        INTEREST_CATEGORY_LABELS[one.category],
        INTEREST_ROLE_LABELS[one.role] if one.role else "",
        RELATIONSHIP_LABELS[one.relationship] if one.relationship else "",
        "organisation matched" if one.organisation else "",
    )
    return f"{one.text} ({', '.join(filter(None, read_as)).capitalize()})"


def _dates(one: Proposed) -> str:
    says = span(one.since, one.until, begins=one.since_words, ends=one.until_words)
    return says[:1].upper() + says[1:]


def _numbers(lines: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, lines[:5]))
    return f"{shown} and {len(lines) - 5} more" if len(lines) > 5 else shown


def _told(rows: list[tuple[Cell, ...]], one: str) -> Told:
    more = len(rows) - MOST
    return Told(tuple(rows[:MOST]), f"And {counted(more, f'more {one}', f'more {one}s')}." if more > 0 else "")


def _address(name: str, of: Import) -> str:
    return reverse(name, args=[of.pk])
