"""The pages of the breaches: all of them with what each waits for, one with what may be done, and a form about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day
from declarations.breaches import permissions
from declarations.breaches.models import Breach
from declarations.breaches.selectors import Draft
from declarations.breaches.vocabulary import CONTROL_LABELS, Finding

Link = tuple[str, str]  # words, address
Row = tuple[str, str]
COLOURS = {Finding.BREACH: "red", Finding.NO_BREACH: "green", Finding.CANNOT_TELL: "yellow"}
ALL: tuple[str, str] = ("Breaches and concerns", "breaches")


@dataclass(frozen=True, slots=True)
class BreachRow:
    title: str
    href: str
    who: str
    when: str
    state: str
    colour: str


@dataclass(frozen=True, slots=True)
class BreachesPage:
    lead: str
    sections: tuple[tuple[str, tuple[BreachRow, ...]], ...]
    draft: str  # where one is handed over, for who may


@dataclass(frozen=True, slots=True)
class BreachPage:
    title: str
    caption: str
    state: str
    colour: str
    lead: str
    rows: tuple[Row, ...]
    links: tuple[Link, ...]
    actions: tuple[Link, ...]
    history: str
    back: Link


@dataclass(frozen=True, slots=True)
class FormPage:
    title: str
    caption: str
    lead: str
    button: str
    back: Link
    rows: tuple[Row, ...] = ()


def breaches_page(actor: Actor, breaches: Sequence[Breach]) -> BreachesPage:
    """All that the reader may know of, the open ones first; what is about them is not here (R9.6)."""
    parts = (("Open", [one for one in breaches if one.is_open]), ("Closed", [one for one in breaches if not one.is_open]))
    return BreachesPage(
        lead=_lead(breaches),
        sections=tuple((title, tuple(_row(one) for one in found)) for title, found in parts if found),
        draft=reverse("draft_breach") if permissions.may_draft_any(actor) else "",
    )


def breach_page(actor: Actor, breach: Breach) -> BreachPage:
    """One breach, as this actor may see and use it."""
    state, colour = _state(breach)
    return BreachPage(
        title=str(breach),
        caption=f"Possible breach, {breach.ccg}" if breach.is_open else str(breach.ccg),
        state=state,
        colour=colour,
        lead=_waits_for(breach),
        rows=tuple(rows_of(breach)),
        links=tuple(_links(breach)),
        actions=tuple(_actions(actor, breach)),
        history=reverse("breach_history", args=[breach.pk]),
        back=back_to_all(),
    )


def draft_page(draft: Draft | None) -> FormPage:
    """Handing one over: from a row, or as a note of one's own."""
    if draft is None:
        lead = "Write down what you noticed. You do not investigate: the Conflicts of Interest Guardian assesses it."
        return FormPage("Hand over a possible breach", "Breaches and concerns", lead, "Hand it over", back_to_all())
    about = f"{CONTROL_LABELS[draft.control]}: {draft.person}"
    lead = "The draft begins with what the register says. Correct it and add what you know. The Guardian assesses it."
    return FormPage("Hand over a possible breach", about, lead, "Hand it over", _back_to_row(draft))


def deed_page(breach: Breach, *, title: str, lead: str, button: str) -> FormPage:
    """A form about a breach, above which it is told."""
    back = ("Back", reverse("breach", args=[breach.pk]))
    return FormPage(title, str(breach), lead, button, back, tuple(rows_of(breach)))


def rows_of(breach: Breach) -> Iterable[Row]:
    """What is known of it, in the order of the published logs (R9.3)."""
    yield "What happened", breach.what_happened
    yield "What did not hold", breach.get_control_display()
    if breach.rule:
        yield "Rule", breach.rule
    yield "Happened on", day(breach.arose_on)
    yield "Noticed on", day(breach.discovered_on)
    yield "Handed over", f"by {breach.by_name} on {day(breach.drafted_on)}"
    yield "Assessed by", f"{breach.assessed_by}, since {day(breach.taken_up_on)}" if breach.assessed_by else "Nobody yet"
    if breach.finding:
        yield "Finding", breach.get_finding_display() or ""
        yield "What was found", breach.outcome
        yield "Was a decision affected?", breach.get_affected_display() or ""
        yield "What was learned", breach.lessons or "Nothing noted"
        yield "What was done", breach.actions or "Nothing noted"
        yield "Closed", day(breach.closed_on)


def back_to_all() -> Link:
    return (ALL[0], reverse(ALL[1]))


def back_to_breach(breach: Breach) -> Link:
    return ("Back to the breach", reverse("breach", args=[breach.pk]))


def _lead(breaches: Sequence[Breach]) -> str:
    opened = sum(one.is_open for one in breaches)
    if not breaches:
        return "No breach or concern is recorded that you may know of."
    waiting = f"{counted(opened, 'possible breach', 'possible breaches')} open, {len(breaches) - opened} closed."
    return waiting[:1].upper() + waiting[1:]


def _row(breach: Breach) -> BreachRow:
    return BreachRow(
        title=breach.get_control_display(),
        href=reverse("breach", args=[breach.pk]),
        who=str(breach.person or "Nobody in particular"),
        when=day(breach.discovered_on),
        state=_state(breach)[0],
        colour=_state(breach)[1],
    )


def _state(breach: Breach) -> tuple[str, str]:
    if breach.finding:
        return breach.get_finding_display() or "", COLOURS[Finding(breach.finding)]
    return ("Being assessed", "blue") if breach.assessed_by_id else ("Waits for the Guardian", "yellow")


def _waits_for(breach: Breach) -> str:
    if not breach.is_open:
        return f"Closed on {day(breach.closed_on)}."
    if breach.assessed_by_id:
        return f"{breach.assessed_by} assesses it as the Conflicts of Interest Guardian."
    return "The Conflicts of Interest Guardian assesses whether it is a breach. Nobody whom it is about reads this page."


def _links(breach: Breach) -> Iterable[Link]:
    if breach.offer_id:
        yield "The offer", reverse("offer", args=[breach.offer_id])
    if breach.interest_id:
        yield "The interest", reverse("interest_history", args=[breach.interest_id])
    if breach.rule:
        yield (
            "The rule",
            f"{reverse('rule_book')}?on={breach.arose_on or breach.discovered_on}&of={breach.ccg_id}#{breach.rule}",
        )


def _actions(actor: Actor, breach: Breach) -> Iterable[Link]:
    if not breach.is_open:
        return
    key = [breach.pk]
    if permissions.may_assess(actor, breach):
        if breach.assessed_by_id is None:
            yield "Take it up", reverse("take_up_breach", args=key)
        yield "Close it with a finding", reverse("close_breach", args=key)
    if permissions.may_draft(actor, breach.ccg, breach.person):
        yield "Correct or add to it", reverse("amend_breach", args=key)


def _back_to_row(draft: Draft) -> Link:
    if draft.offer:
        return ("Back to the offer", reverse("offer", args=[draft.offer.pk]))
    return (f"Back to {draft.person}", reverse("person", args=[draft.person.pk])) if draft.person else back_to_all()
