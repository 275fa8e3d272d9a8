"""Why one person is flagged for one item, what was ruled, and what the person in the chair may do."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.trees import Picture
from coi_register.nhsuk.words import day, moment
from coi_register.verdicts import Refused
from declarations.conflicts.models import Ruling
from declarations.conflicts.notices import said_beside
from declarations.conflicts.presenters.dismissals import Link, dismissed_at, door_to_dismissing, option, waiting_on
from declarations.conflicts.presenters.listing import concerns_of
from declarations.conflicts.presenters.matrix import office_of
from declarations.conflicts.presenters.paths import path_picture
from declarations.conflicts.presenters.precedents import Precedents, precedents_shown
from declarations.conflicts.presenters.words import (
    NO_CONFLICT,
    Word,
    certainty,
    path_in_words,
    recommended,
    what_they_do,
    word_for,
    you_must,
)
from declarations.conflicts.selectors import Assessed, Case, precedents_of
from declarations.guidance.facts import Interest
from declarations.guidance.findings import Because
from declarations.guidance.vocabulary import (
    INTEREST_CATEGORY_LABELS,
    STEP_LABELS,
    Outcome,
    Step,
)

NOT_ATTESTED = ", read from paper and not yet attested"


@dataclass(frozen=True, slots=True)
class Ground:
    """One rule that fires, in words, and how sure we are of it."""

    says: str
    step: str
    rule: str
    rule_href: str
    source: str
    certainty: str
    conditions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One interest and the path by which it meets the item, with every rule that this brings in."""

    path: str
    picture: Picture | None
    interest: str
    grounds: tuple[Ground, ...]
    dismiss: str  # where this match is dismissed, for who may; else empty


@dataclass(frozen=True, slots=True)
class PastRuling:
    says: str
    by: str
    at: str
    reason: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Panel:
    name: str
    office: str
    item: str
    does: str  # what they contribute to the item, in a sentence
    concerns: str
    item_href: str
    back: str
    word: Word
    headline: str
    to_the_person: str
    is_doubtful: bool
    reasons: tuple[Reason, ...]
    near_misses: tuple[str, ...]
    doubts: tuple[str, ...]
    dismissed: tuple[Link, ...]  # matches found to be none, in force or lapsed
    waiting: tuple[Link, ...]  # dismissals that wait for a second person
    rulings: tuple[PastRuling, ...]
    may_rule: bool
    why_not: str
    chair: str
    precedents: Precedents | None
    said: tuple[str, ...]  # what rooms above have to say beside the finding


def panel(case: Case, actor: Actor) -> Panel:
    """The page behind a cell, as its reader may see it."""
    found, item, sitting, finding, standing = case.found, case.item, case.sitting, case.finding, case.standing
    step = (Step(standing.step) if standing.step else None) if standing else finding.step
    return Panel(
        name=sitting.name,
        office=office_of(sitting),
        item=f"{item.number} {item.title}",
        does=_what_they_do(case),
        concerns=concerns_of(found, item),
        item_href=reverse("item", args=[item.key]),
        back=reverse("conflicts", args=[found.gathered.meeting]),
        word=word_for(finding, standing),
        headline=recommended(finding),
        to_the_person=you_must(step) if standing or finding.outcome is not Outcome.CANNOT_TELL else "",
        is_doubtful=finding.outcome is Outcome.CANNOT_TELL,
        reasons=tuple(_reasons(case, door_to_dismissing(case, actor))),
        near_misses=tuple(miss.says for miss in finding.near_misses if not miss.doubt and miss.dismissal is None),
        doubts=tuple(miss.says for miss in finding.near_misses if miss.doubt),
        dismissed=dismissed_at(case, actor),
        waiting=waiting_on(case, actor),
        rulings=tuple(_past(ruling, standing) for ruling in case.rulings),
        may_rule=bool(case.verdict),
        why_not=case.verdict.because if isinstance(case.verdict, Refused) else "",
        chair=found.after(item.key, sitting.key).chair_says,
        precedents=precedents_shown(precedents_of(case, actor)),
        said=said_beside(case, actor),
    )


def _what_they_do(case: Case) -> str:
    does = what_they_do(case.item, case.person)
    if not does:
        return ""
    seat = "" if case.sitting.only_for is None else " They hold no seat: they have no vote, and no quorum counts them."
    return f"{case.sitting.name} {does} this item.{seat}"


def _reasons(case: Case, door: str) -> Iterator[Reason]:
    """What brings in the heaviest step first; rules that rest on the same interest and path stand together."""
    together: dict[tuple[object, str], list[Because]] = {}
    for because in case.finding.because:
        together.setdefault((because.interest, path_in_words(because)), []).append(because)
    for (_, path), alike in together.items():
        declared = case.interest(alike[0].interest)
        yield Reason(
            path=path,
            picture=path_picture(case.sitting.name, alike[0].path, alike[0].party, f"concerned by item {case.item.number}"),
            interest=_interest(declared, attested=declared.key not in case.not_attested) if declared else "",
            grounds=tuple(_ground(case.found, because) for because in alike),
            dismiss=_door(case, alike[0], door),
        )


def _door(case: Case, because: Because, door: str) -> str:
    """Where this match is dismissed; empty for who may not, and while a dismissal of it waits for a second person."""
    meant = (one for one in case.matches if (one.interest.key, one.name) == (because.interest, because.party))
    match = next(meant, None) if door else None
    waits = match and any(case.is_of(match, one) for one in case.pending)
    return f"{door}?{urlencode({'match': option(match)[0]})}" if match and not waits else ""


def _ground(found: Assessed, because: Because) -> Ground:
    book = found.book
    rule = book.rule(because.rule)
    return Ground(
        says=rule.says if rule else "",
        step=STEP_LABELS[because.step],
        rule=because.rule,
        rule_href=f"{reverse('rule_book')}?on={found.meeting.date}&of={found.gathered.row.ccg_id}#{because.rule}",
        source=f"{book.title_of(because.source.instrument)}: {because.source.place}",
        certainty=certainty(because.source, book.confirmation(rule) if rule else None),
        conditions=tuple(f"the {condition}" for condition in because.conditions),
    )


def _interest(interest: Interest, *, attested: bool) -> str:
    whose = "direct" if interest.direct else "indirect"
    declared = f", declared {day(interest.declared)}" if interest.declared else ""
    says = f"{INTEREST_CATEGORY_LABELS[interest.category]} interest, {whose}{declared}, version {interest.version}"
    return says if attested else f"{says}{NOT_ATTESTED}"


def _past(ruling: Ruling, standing: Ruling | None) -> PastRuling:
    papers = ", without the papers" if ruling.no_papers else ""
    return PastRuling(
        says=f"{ruling.get_step_display() or NO_CONFLICT}{papers}",
        by=f"{ruling.ruled_by.name}, {ruling.get_capacity_display().lower()}",
        at=moment(ruling.at),
        reason=ruling.reason or "As recommended",
        stands=standing is not None and ruling.id == standing.id,
    )
