"""What will be saved of what is tried, what will not, and where that is entered instead."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.policy import may
from coi_register.nhsuk.words import counted
from coi_register.verdicts import Refused
from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.conflicts.presenters.words import recommended
from declarations.whatif.forms import SaveForm, reason_name
from declarations.whatif.presenters.page import TAB, address_of
from declarations.whatif.presenters.words import step_words, tried_words
from declarations.whatif.savings import Saving
from declarations.whatif.selectors import Tried
from declarations.whatif.suppositions import Away, Comes, Deputised, Handled, Invited, Party


@dataclass(frozen=True, slots=True)
class ToSave:
    """One ruling to save; `reason` is the name of the field in which its reason is asked."""

    who: str
    item: str
    stands: str
    becomes: str
    reason: str


@dataclass(frozen=True, slots=True)
class NotSaved:
    """Something tried that is not saved from here: why not, and where to go for it."""

    says: str
    why: str
    link: str
    href: str


@dataclass(frozen=True, slots=True)
class SavingPage:
    nav: MeetingNav
    button: str
    rulings: tuple[ToSave, ...]
    others: tuple[NotSaved, ...]
    back: str
    discard: str


def saving_page(tried: Tried, form: SaveForm, all_savings: tuple[Saving, ...]) -> SavingPage:
    """Check what is saved before it is."""
    return SavingPage(
        nav=meeting_nav(tried.before.gathered.row, TAB, actor=tried.actor),
        button=f"Save {counted(len(form.savings), 'ruling')}",
        rulings=tuple(_to_save(one) for one in form.savings),
        others=(*_not_theirs(form, all_savings), *_entered_elsewhere(tried)),
        back=address_of(tried, tried.tries),
        discard=reverse("conflicts", args=[tried.meeting]),
    )


def _to_save(saving: Saving) -> ToSave:
    case, decision = saving.case, saving.decided("")
    papers = ", and receives no papers" if decision.no_papers else ""
    return ToSave(
        who=case.sitting.name,
        item=f"{case.item.number} {case.item.title}",
        stands=f"Ruled: {case.standing.says.lower()}" if case.standing else recommended(case.finding),
        becomes=f"{step_words(saving.tried.step)}{papers}",
        reason=reason_name(saving),
    )


def _not_theirs(form: SaveForm, all_savings: tuple[Saving, ...]) -> Iterator[NotSaved]:
    """Steps on which somebody else rules, or that are what stands."""
    for one in all_savings:
        if one in form.savings:
            continue
        says, href = (
            f"{one.called}: {step_words(one.tried.step).lower()}",
            reverse("conflict", args=[one.case.item_id, one.case.person]),
        )
        verdict = one.case.verdict
        why = verdict.because if one.differs and isinstance(verdict, Refused) else "This is what stands already."
        yield NotSaved(says, why, f"See {one.called}", href)


def _entered_elsewhere(tried: Tried) -> Iterator[NotSaved]:
    """Who comes and what an item concerns are no rulings: each is entered where it belongs."""
    for one in tried.suppositions:
        if not isinstance(one, Handled):
            yield _elsewhere(tried, one)


def _elsewhere(tried: Tried, supposition: Away | Comes | Deputised | Invited | Party) -> NotSaved:
    says = tried_words(tried, supposition)
    match supposition:
        case Away() | Comes() | Deputised():
            if may(tried.actor, "record_attendance", tried.before.where):
                return NotSaved(
                    says, "Who comes is recorded with the attendance.", "Record attendance", _at(tried, "attendance")
                )
            return NotSaved(
                says,
                "Who comes is recorded by the secretary or the governance officer.",
                "See who is expected",
                _at(tried, "meeting"),
            )
        case Invited():
            return NotSaved(
                says,
                "Ask them to declare their interests first. The minutes say that they were invited, and why.",
                "People and what they declared",
                reverse("people"),
            )
        case Party(item=item):
            number = tried.before.items[item].number
            return NotSaved(
                says, "What an item concerns is said on the item.", f"See item {number}", reverse("item", args=[item])
            )


def _at(tried: Tried, name: str) -> str:
    return reverse(name, args=[tried.meeting])
