"""What came to whom: a paper for whoever may read it, what was served, what somebody had opened before it was withheld."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import reach
from coi_register.log.models import Head
from committees.meetings.models import Meeting
from committees.meetings.selectors import meeting_for
from committees.papers.models import Paper, Version
from committees.people.models import ActsFor, Person
from declarations.conflicts.models import Ruling
from declarations.packs.facts import Numbered
from declarations.packs.models import Pack, PackRun, Served
from declarations.packs.permissions import may_read_paper
from declarations.packs.selectors.table import Table, table_of

LOOKED_BACK_AT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Certificate:
    """Whether any version of a paper ever came to a person, and what that rests on."""

    meeting: Meeting
    paper: Paper
    label: str
    person: Person
    rows: tuple[Served, ...]  # to the person, or to an account that acts for them
    left_out_of: tuple[PackRun, ...]  # runs whose pack for them holds no version of it
    at: datetime
    head: Head | None  # of the log, as it was then

    @property
    def never(self) -> bool:
        return not self.rows


@dataclass(frozen=True, slots=True)
class Exposed:
    """A ruling that withholds an item, and what of it the person had opened before."""

    ruling: Ruling
    rows: tuple[Served, ...]


def paper_for(actor: Actor, pk: UUID) -> tuple[Paper, Numbered]:
    """A paper that the actor may read now, with its label. Raises Http404: the answer is alike for one that never was."""
    row = Paper.objects.visible_to(actor).filter(pk=pk, withdrawn=False).select_related("item").first()
    if row is not None:
        table = table_of(meeting_for(actor, row.item.meeting_id))
        found = next((one for one in table.papers if one.pk == pk), None)
        label = next((one for one in table.numbering if one.paper == str(pk)), None)
        if found is not None and label is not None:
            found.item.meeting = table.meeting
            if may_read_paper(actor, found, table.withheld):
                return found, label
    raise Http404("There is no such paper.")


def read_now(paper: Paper) -> Version:
    """The version that is read. Raises Http404 while there is none."""
    if paper.current is None:
        raise Http404("There is no such paper.")
    return paper.current


def served_at(actor: Actor, table: Table) -> list[Served]:
    """What was served at a meeting, of what the actor may read themselves, the latest first."""
    left = table.left_by(actor)
    kept = [UUID(one) for one in left.withheld | left.unnamed]
    rows = Served.objects.visible_to(actor).filter(meeting=table.meeting).exclude(item__in=kept)
    return [*rows.exclude(version__paper__in=kept).select_related("item", "version__paper", "pack__run", "person")]


def certificate_of(actor: Actor, table: Table, paper: UUID, person: UUID, *, at: datetime) -> Certificate:
    """Whether the paper ever came to the person. Raises Http404 for a paper that the actor may not read, and for no person."""
    numbered = next((one for one in table.numbering if one.paper == str(paper)), None)
    row = next((one for one in table.papers if one.pk == paper), None)
    whom = Person.objects.visible_to(actor).filter(pk=person).first() if person in table.people else None
    if numbered is None or row is None or whom is None or table.left_by(actor).has(numbered):
        raise Http404("There is no such paper or person at this meeting.")
    return Certificate(
        meeting=table.meeting,
        paper=row,
        label=numbered.label,
        person=whom,
        rows=tuple(Served.objects.filter(_to(whom), version__paper=row).select_related("version").order_by("at")),
        left_out_of=tuple(_left_out_of(table.meeting, numbered, whom)),
        at=at,
        head=Head.objects.filter(chain=str(table.meeting.ccg_id)).first(),
    )


def exposed_for(actor: Actor, *, on: date) -> list[Exposed]:
    """The rulings in force of a year that withhold what somebody had opened before, the latest first; two queries."""
    where = reach(actor, "read_exposed")
    rulings = Ruling.objects.visible_to(actor).filter(item__meeting__ccg__in=where.ccgs)
    rulings = rulings.filter(no_papers=True, followed_by=None, at__date__gte=on - LOOKED_BACK_AT)
    found = [*rulings.filter(Exists(_opened_before())).select_related("item__meeting", "person").order_by("-at")]
    if not found:
        return []
    rows = Served.objects.visible_to(actor).filter(item__in={one.item_id for one in found}).order_by("at")
    by_item = [*rows.select_related("version")]
    acting = _acting({one.person_id for one in found})
    return [
        Exposed(ruling, tuple(row for row in by_item if _is_before(row, ruling, acting.get(ruling.person_id, frozenset()))))
        for ruling in found
        if ruling.person_id not in actor.stands_for
    ]


def _is_before(row: Served, ruling: Ruling, acting: frozenset[int]) -> bool:
    to_them = row.person_id == ruling.person_id or row.user_id in acting
    return row.item_id == ruling.item_id and to_them and row.at < ruling.at


def _opened_before() -> QuerySet[Served]:
    acting = ActsFor.objects.filter(person=OuterRef(OuterRef("person"))).values("user")
    to_them = Q(person=OuterRef("person")) | Q(user__in=acting)
    return Served.objects.filter(to_them, item=OuterRef("item"), at__lt=OuterRef("at"))


def _acting(people: set[UUID]) -> dict[UUID, frozenset[int]]:
    rows = [*ActsFor.objects.filter(person__in=people).values_list("person", "user")]
    return {person: frozenset(user for whom, user in rows if whom == person) for person in people}


def _to(person: Person) -> Q:
    acting = ActsFor.objects.filter(person=person).values("user")
    return Q(person=person) | Q(user__in=acting) | (Q(user=person.user_id) if person.user_id else Q(pk__in=[]))


def _left_out_of(meeting: Meeting, numbered: Numbered, person: Person) -> list[PackRun]:
    runs = PackRun.objects.filter(meeting=meeting, state="made").prefetch_related("packs").order_by("number")
    return [run for run in runs if any(_is_theirs(pack, person) and _lacks(pack, numbered) for pack in run.packs.all())]


def _is_theirs(pack: Pack, person: Person) -> bool:
    return str(person.pk) in pack.people


def _lacks(pack: Pack, numbered: Numbered) -> bool:
    told = {one["version"] for one in pack.run.numbering if one["paper"] == numbered.paper}
    return bool(told) and not told & set(pack.versions)
