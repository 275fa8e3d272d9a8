"""What a rule of the CCG's own would have changed at the last meetings, before and after, person by person."""

from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day
from coi_register.verdicts import Refused
from declarations.adoption.models import Variation
from declarations.adoption.permissions import may_put_in_force
from declarations.conflicts.presenters.words import recommended
from declarations.guidance.findings import Finding
from declarations.guidance.vocabulary import Outcome
from declarations.rulebook.selectors import Preview
from declarations.rulebook.selectors.preview import Difference, MeetingPreviewed


@dataclass(frozen=True, slots=True)
class Changed:
    """One person and item, with a link to the panel that tells why."""

    who: str
    item: str
    href: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class MeetingShown:
    title: str
    href: str
    changed: tuple[Changed, ...]
    says: str


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """`why_not`: why this reader may not put it in force; empty where they may."""

    says: str
    back: str
    verdict: str
    meetings: tuple[MeetingShown, ...]
    unchanged: str
    may: bool
    why_not: str
    is_draft: bool
    version: int


def preview_page(actor: Actor, variation: Variation, preview: Preview) -> PreviewPage:
    verdict = may_put_in_force(actor, variation)
    touched = [each for each in preview.meetings if each.differences or each.kept_back]
    return PreviewPage(
        says=variation.says,
        back=reverse("variation", args=[variation.pk]),
        verdict=_verdict(preview),
        meetings=tuple(_meeting(each) for each in touched),
        unchanged=_unchanged(preview, len(touched)),
        may=bool(verdict),
        why_not=verdict.because if isinstance(verdict, Refused) and variation.is_draft else "",
        is_draft=variation.is_draft,
        version=variation.version,
    )


def _verdict(preview: Preview) -> str:
    findings = sum(len(each.differences) + each.kept_back for each in preview.meetings)
    if not preview.meetings:
        return "The CCG has no meetings yet, so there is nothing to compare."
    if not findings:
        return f"It would have changed nothing at the last {counted(len(preview.meetings), 'meeting')}."
    return f"It would have changed {counted(findings, 'finding')} at the last {counted(len(preview.meetings), 'meeting')}."


def _unchanged(preview: Preview, touched: int) -> str:
    same = len(preview.meetings) - touched
    return f"At {counted(same, 'other meeting')} nothing would differ." if touched and same else ""


def _meeting(previewed: MeetingPreviewed) -> MeetingShown:
    row, kept_back = previewed.found.gathered.row, previewed.kept_back
    return MeetingShown(
        title=f"{day(row.on)}, {', '.join(previewed.found.committee_names.values())}",
        href=reverse("conflicts", args=[row.pk]),
        changed=tuple(_changed(each) for each in previewed.differences),
        says=f"{counted(kept_back, 'finding')} more on items that you may not read." if kept_back else "",
    )


def _changed(difference: Difference) -> Changed:
    person = difference.sitting.person or difference.sitting.key
    return Changed(
        who=difference.sitting.name,
        item=f"Item {difference.item.number}: {difference.item.title}",
        href=reverse("conflict", args=[difference.item.key, person]),
        before=_in_words(difference.before),
        after=_in_words(difference.after),
    )


def _in_words(finding: Finding) -> str:
    match finding.outcome:
        case Outcome.CLEAR:
            return "No conflict found"
        case Outcome.FLAG | Outcome.CANNOT_TELL:
            says = recommended(finding).removeprefix("Recommended: ")
            return says[:1].upper() + says[1:]
