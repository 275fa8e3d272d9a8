"""A CCG's own rule book as a page: what it adopted, found in its copies, and wrote itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day
from declarations.adoption.models import Variation
from declarations.adoption.permissions import may_keep
from declarations.guidance.rulebook import load
from declarations.guidance.rules import Instrument, Rule
from declarations.rulebook.selectors import OwnBook

Cell = str | tuple[str, str]
STATE_COLOURS = {"draft": "yellow", "in_force": "green", "dropped": "grey"}


@dataclass(frozen=True, slots=True)
class Row:
    """One of the CCG's own rules, or one that it could confirm."""

    says: str
    href: str
    tag: str
    colour: str
    more: str


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """The rules of one instrument, with how many of them were found in the CCG's copy."""

    heading: str
    progress: str
    done: int
    of: int
    rules: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class OwnBookPage:
    ccg: str
    lead: str
    adoptions: tuple[tuple[Cell, ...], ...]
    adopt: tuple[tuple[str, str], ...]
    progress: str
    chapters: tuple[ToConfirm, ...]
    variations: tuple[Row, ...]
    write: str | None
    read: str
    history: str


def own_book_page(actor: Actor, own: OwnBook) -> OwnBookPage:
    """As on the day; with the ways to change it for those who may."""
    keeps = bool(may_keep(actor, own.ccg.pk))
    confirmed = sum(own.confirmation(rule) is not None for rule in own.to_confirm)
    guidance = [text for text in load().texts if text.by_adoption]
    return OwnBookPage(
        ccg=str(own.ccg),
        lead=_lead(own),
        adoptions=tuple(_adoption(own, text) for text in guidance),
        adopt=tuple((_adopt(own, text), reverse("adopt", args=[own.ccg.pk, text.key])) for text in guidance if keeps),
        progress=f"{confirmed} of {counted(len(own.to_confirm), 'rule')} of {day(own.on)} found in the CCG’s own copies.",
        chapters=tuple(_chapters(own)),
        variations=tuple(_variation(variation) for variation in own.variations),
        write=reverse("draft_variation", args=[own.ccg.pk]) if keeps else None,
        read=f"{reverse('rule_book')}?of={own.ccg.pk}&on={own.on}",
        history=reverse("ccg_rule_book_history", args=[own.ccg.pk]),
    )


def _lead(own: OwnBook) -> str:
    texts = [text for text in own.book.texts if text.by_adoption]
    if not texts:
        return f"No guidance for CCGs is in force on {day(own.on)}."
    adopted = own.adoptions.get(texts[0].key)
    how = f"adopted on {day(adopted.on)}" if adopted else "not recorded as adopted, so the national day counts"
    return f"On {day(own.on)} the CCG works under {texts[0].title}, {how}."


def _adoption(own: OwnBook, text: Instrument) -> tuple[Cell, ...]:
    row = own.adoptions.get(text.key)
    if row is None:
        return f"{text.title} ({text.key})", day(text.in_force.since), "Not recorded as adopted", "The national day counts"
    return f"{text.title} ({text.key})", day(text.in_force.since), day(row.on), row.minute or "Not said"


def _adopt(own: OwnBook, text: Instrument) -> str:
    return f"Correct the adoption of {text.key}" if text.key in own.adoptions else f"Record the adoption of {text.key}"


def _chapters(own: OwnBook) -> Iterator[ToConfirm]:
    for text in own.book.texts:
        rules = [rule for rule in own.to_confirm if rule.source.instrument == text.key]
        if rules:
            found = sum(own.confirmation(rule) is not None for rule in rules)
            progress = f"{found} of {counted(len(rules), 'rule')} found"
            yield ToConfirm(text.title, progress, found, len(rules), tuple(_rule(own, rule) for rule in rules))


def _rule(own: OwnBook, rule: Rule) -> Row:
    href = f"{reverse('ccg_rule', args=[own.ccg.pk, rule.id])}?on={own.on}"
    confirmed = own.confirmation(rule)
    if confirmed is None:
        return Row(rule.says.strip(), href, "Not looked up", "grey", rule.source.place)
    more = f"{confirmed.place}, by {confirmed.by_name} on {day(confirmed.on)}"
    return Row(rule.says.strip(), href, "Confirmed", "green", more)


def _variation(variation: Variation) -> Row:
    ends = f" until {day(variation.until)}" if variation.until else ""
    return Row(
        says=variation.says,
        href=reverse("variation", args=[variation.pk]),
        tag=variation.get_state_display(),
        colour=STATE_COLOURS[variation.state],
        more=f"From {day(variation.since)}{ends}",
    )
