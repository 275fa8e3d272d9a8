"""The report of a day: who has declared, by committee and by role, and what is wanting in what was declared."""

from collections.abc import Iterator
from dataclasses import dataclass

from coi_register.nhsuk.bars import Bars, Part, drawn
from coi_register.nhsuk.words import counted
from declarations.reports.counting import Picture
from declarations.reports.forms import ROLE_LABELS
from declarations.reports.presenters.asking import Asking
from declarations.reports.vocabulary import MEANS, TITLES, About

TONES = {About.IN_DATE: "good", About.OUT_OF_DATE: "waiting", About.NONE_MADE: "bad", About.CANNOT_TELL: "left"}
COLUMNS = (About.EVERYBODY, *TONES)
HEAD = {
    About.EVERYBODY: "People",
    About.IN_DATE: "In date",
    About.OUT_OF_DATE: "Out of date",
    About.NONE_MADE: "None made",
    About.CANNOT_TELL: "Cannot tell",
}
WANTING = (
    About.INTERESTS,
    About.LATE_BY_LAW,
    About.LATE_BY_FORM,
    About.NO_CLOCK,
    About.UNMATCHED,
    About.UNMITIGATED,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its list; none is written as a number, too, and leads nowhere."""

    label: str
    count: int
    href: str
    means: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A committee or a role."""

    name: str
    share: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A table by committee or by role, with the picture that says it faster."""

    title: str
    first: str
    rows: tuple[Row, ...]
    picture: Bars


@dataclass(frozen=True, slots=True)
class ReportsPage:
    title: str
    says: str
    overdue: Number
    groups: tuple[Group, ...]
    head: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    wanting: tuple[Number, ...]


def reports_page(picture: Picture, asking: Asking) -> ReportsPage:
    """The whole report; narrowed, the same of those who sit there."""
    shown = picture.of(committee=asking.committee, role=asking.role)
    tones = [about for about in TONES if picture.count(about)]
    return ReportsPage(
        title=asking.says,
        says=_says(shown),
        overdue=_number(shown, About.OVERDUE, asking),
        groups=tuple(_groups(shown, asking, tones)),
        head=tuple(HEAD[about] for about in (About.EVERYBODY, *tones)),
        legend=tuple((TONES[about], HEAD[about]) for about in tones),
        wanting=tuple(_number(shown, about, asking) for about in WANTING),
    )


def _says(picture: Picture) -> str:
    whole, good = picture.count(About.EVERYBODY), picture.count(About.IN_DATE)
    if not whole:
        return "Nobody is counted on that day."
    return f"{good} of {counted(whole, 'person has', 'people have')} a declaration in date ({_share(picture)})."


def _share(picture: Picture) -> str:
    """Rounded down: all is said only of all."""
    whole = picture.count(About.EVERYBODY)
    return f"{100 * picture.count(About.IN_DATE) // whole}%" if whole else "–"


def _groups(picture: Picture, asking: Asking, tones: list[About]) -> Iterator[Group]:
    if asking.committee is None and picture.committees:
        by_committee = [
            (name, asking.narrowed(committee=key, name=name, role=asking.role)) for key, name in picture.committees.items()
        ]
        yield _group("By committee", "Committee", picture, by_committee, tones)
    if asking.role is None and picture.roles:
        by_role = [
            (label, asking.narrowed(committee=asking.committee, name=asking.committee_name, role=role))
            for role, label in ROLE_LABELS.items()
            if role in picture.roles and picture.of(committee=asking.committee, role=role).people
        ]
        yield _group("By role", "Role", picture, by_role, tones)


def _group(title: str, first: str, whole: Picture, askings: list[tuple[str, Asking]], tones: list[About]) -> Group:
    found = [(name, asked, whole.of(committee=asked.committee, role=asked.role)) for name, asked in askings]
    return Group(
        title=title,
        first=first,
        rows=tuple(_row(name, asked, picture, tones) for name, asked, picture in found),
        picture=drawn([(name, [_part(picture, about, asked, name) for about in tones]) for name, asked, picture in found]),
    )


def _row(name: str, asked: Asking, picture: Picture, tones: list[About]) -> Row:
    return Row(name, _share(picture), tuple(_number(picture, about, asked) for about in (About.EVERYBODY, *tones)))


def _number(picture: Picture, about: About, asking: Asking) -> Number:
    count = picture.count(about)
    return Number(TITLES[about], count, asking.href(about) if count else "", MEANS[about])


def _part(picture: Picture, about: About, asking: Asking, name: str) -> Part:
    count = picture.count(about)
    return Part(count, TONES[about], f"{name}, {HEAD[about].lower()}: {count}", asking.href(about))
