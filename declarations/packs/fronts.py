"""What stands at the front of a pack and in the place of what is withheld: finished words, of what the pack does not leave out."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from coi_register.nhsuk.words import day, moment
from committees.meetings.models import Item
from committees.meetings.presenters.nav import ccgs_of, title_of
from committees.meetings.presenters.words import clock
from committees.papers.models import Paper
from committees.papers.vocabulary import MediaType
from declarations.packs.facts import Left, Numbered
from declarations.packs.models import PackRun
from declarations.packs.numbering import changes
from declarations.packs.selectors import Table, numbering_of
from declarations.packs.withheld import SECRETARY
from declarations.preparing.selectors.extract import extract_in

WITHHELD = "Withheld from you"
NOT_ALL = "Something is withheld from whoever holds this pack. A page in its place says so, and whom to ask."
A_WORD_PAPER = (
    "This paper is a Word document. What follows is its text alone, without pictures, tables and notes as they are laid out.",
    "The document itself is on the page of your pack in the register.",
)
NO_TEXT = "No text was found in it. Read the document itself, on the page of your pack in the register."


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the contents: an item, or what stands under one."""

    item: str
    title: str
    where: str = ""
    key: str = ""
    pages: str = ""
    heading: bool = False
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    heading: str
    lines: tuple[str, ...]
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What stands in the place of the papers of an item."""

    label: str
    title: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The front of one pack, as its template places it."""

    title: str
    lead: tuple[str, ...]
    since: str
    changed: tuple[str, ...]
    contents: tuple[Row, ...]
    sections: tuple[Section, ...]
    placeholders: tuple[Placeholder, ...]

    def told(self) -> dict[str, Any]:
        return asdict(self)


def front_of(table: Table, run: PackRun, before: PackRun | None, left: Left, people: list[str]) -> Front:
    """The front of the pack that leaves this out, for these people."""
    made = f"{run}, asked for on {moment(run.asked_at)}. Papers and pages have the same numbers in everybody’s pack."
    return Front(
        title=title_for(table),
        lead=(_where(table), made, *([NOT_ALL] if left.withheld else [])),
        since=f"{str(before).lower()} of {day(before.asked_at)}" if before else "",
        changed=changes_told(table, before, left) if before else (),
        contents=(Row("", "Register of interests of those who come", "Register", "register"), *_contents(table, left)),
        sections=(_declared(),),
        placeholders=tuple(_placeholder(table, item, people) for item in items_withheld(table, left)),
    )


def title_for(table: Table) -> str:
    return f"Papers: {title_of(table.meeting)}"


def changes_told(table: Table, before: PackRun, left: Left) -> tuple[str, ...]:
    """What changed since the run before, of the papers that are not left out; or that nothing did."""
    told = tuple(says for one, says in changes(table.numbering, numbering_of(before)) if not left.has(one))
    return told or ("None of your papers changed.",)


def items_named(table: Table, left: Left) -> list[Item]:
    """The items of which the pack tells."""
    return [item for item in table.items if str(item.pk) not in left.unnamed]


def items_withheld(table: Table, left: Left) -> list[Item]:
    """The items that have a placeholder."""
    return [item for item in table.items if str(item.pk) in left.withheld]


def parts_of(table: Table, left: Left, titles: Mapping[str, str]) -> list[dict[str, Any]]:
    """What follows the front, in the order of the agenda; `place` is that of a placeholder among those of the front."""
    places = {str(item.pk): place for place, item in enumerate(items_withheld(table, left))}
    parts: list[dict[str, Any]] = [
        {"key": "register", "bookmark": "Register of interests", "label": "Register", "paper": "register"}
    ]
    for item in items_named(table, left):
        if (place := places.get(str(item.pk))) is not None:
            label = f"Item {item.number}"
            parts.append({"key": label, "bookmark": f"{label}: withheld", "label": label, "place": place})
            continue
        for one in _papers(table, item, left):
            bookmark = f"{one.label}: {titles[one.paper]}"
            parts.append({"key": one.paper, "bookmark": bookmark, "label": one.label, "paper": one.paper})
    return parts


def register_of(table: Table) -> dict[str, Any]:
    """The extract of the register, the same for everybody."""
    assert table.found is not None  # a meeting with an agenda and a committee has an assessment
    sheet = extract_in(table.found)
    return {
        "title": sheet.title,
        "notes": sheet.notes,
        "columns": [column.heading for column in sheet.columns],
        "rows": [[_cell(cell) for cell in row] for row in sheet.rows],
    }


def text_of(title: str, pages: list[str] | None) -> dict[str, Any]:
    """The text of a Word paper, paragraph by paragraph."""
    lines = [line for page in pages or [] for line in page.splitlines() if line.strip()]
    return {"title": title, "notes": [*A_WORD_PAPER, *([] if lines else [NO_TEXT])], "lines": lines}


def _where(table: Table) -> str:
    meeting = table.meeting
    when = [clock(meeting.starts_at)] if meeting.starts_at else []
    return " · ".join([ccgs_of(meeting), day(meeting.on), *when, *([meeting.venue] if meeting.venue else [])])


def _contents(table: Table, left: Left) -> list[Row]:
    papers = {str(paper.pk): paper for paper in table.papers}
    rows: list[Row] = []
    for item in items_named(table, left):
        rows.append(Row(item.number, f"{item.title}{' (for decision)' if item.decision else ''}", heading=True))
        if str(item.pk) in left.withheld:
            label = f"Item {item.number}"
            rows.append(Row("", WITHHELD, label, label, withheld=True))
        else:
            shown = _papers(table, item, left)
            rows += [Row("", papers[one.paper].title, one.label, one.paper, _pages(papers[one.paper])) for one in shown]
    return rows


def _papers(table: Table, item: Item, left: Left) -> list[Numbered]:
    return [one for one in table.numbering if one.item == str(item.pk) and not left.has(one)]


def _pages(paper: Paper) -> str:
    """How far its pages are numbered; a Word document has none before it is set."""
    version = paper.current
    return f"1 to {version.pages}" if version and version.kind is MediaType.PDF else "Word"


def _declared() -> Section:
    """The standing item (R7.3). Whose interest meets which item is only for those who see the flags on others."""
    lines = (
        "Everybody at the meeting is asked to declare any interest in an item, be it on the register already or not.",
        "The extract of the register follows. Your own page of the meeting says what was found of you.",
    )
    return Section("Declarations of interest", lines)


def _placeholder(table: Table, item: Item, people: list[str]) -> Placeholder:
    says = (
        f"The papers of item {item.number}, “{item.title}”, are withheld from whoever holds this pack, because of an interest.",
        whom_to_ask(table, item, people),
    )
    return Placeholder(f"Item {item.number}", "Something is withheld here", says)


def whom_to_ask(table: Table, item: Item, people: list[str]) -> str:
    """The person in the chair for the item, unless it is kept from themselves."""
    found = table.found
    if found is None or not (afters := found.by_item[item.pk].after):
        return SECRETARY
    chair = found.chair_of(item.pk, afters[0])
    name = found.name_of(chair)
    return f"Ask {name}, who is in the chair for it." if name and str(chair) not in people else SECRETARY


def _cell(cell: object) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case date():
            return day(cell)
        case _:
            return str(cell)
