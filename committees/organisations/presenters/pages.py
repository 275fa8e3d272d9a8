"""Looking organisations up, the page of one of them, and the forms about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse

from coi_register.accounts.actors import Actor
from coi_register.nhsuk.words import counted, day, span
from committees.organisations.models import Link, Membership, Organisation, OrganisationName
from committees.organisations.permissions import may_keep, may_see_connections
from committees.organisations.presenters.family import FamilyPart
from committees.organisations.presenters.words import IS
from committees.organisations.selectors import Found, name_on, state_on
from committees.organisations.vocabulary import LinkKind, OrganisationKind

Anchor = tuple[str, str]
Cell = str | Anchor


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was looked for, and what was found; `rows` of a table, None before anything was asked."""

    lead: str
    rows: tuple[tuple[Cell, ...], ...] | None
    add: str | None


@dataclass(frozen=True, slots=True)
class Tie:
    """A membership or a link as a sentence round the other organisation, and where an officer ends it."""

    before: str
    other: Anchor
    after: str
    when: str
    found_in: str
    end: str | None


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    title: str
    kind: str
    state: str
    facts: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str], ...]
    memberships: tuple[Tie, ...]
    members: tuple[tuple[Cell, ...], ...]
    members_caption: str
    links: tuple[Tie, ...]
    family: FamilyPart | None
    connected: str  # where an upper storey tells who is connected to it; empty for whoever may not know
    buttons: tuple[Anchor, ...]
    who_keeps: str
    history: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form; `back` also serves to leave without saving."""

    title: str
    caption: str
    back: Anchor
    button: str
    lead: str = ""


def search_page(actor: Actor, text: str, found: Sequence[Found], *, limit: int) -> SearchPage:
    """The hits, each with what tells it from its namesakes."""
    add = reverse("organisation_add") if may_keep(actor) else None
    if not text:
        return SearchPage("Practices, CCGs, companies and others that interests and agenda items may name.", None, add)
    return SearchPage(_lead(text, len(found), limit), tuple(_row(one) for one in found), add)


def _lead(text: str, number: int, limit: int) -> str:
    if not number:
        return f"No organisation found for “{text}”. Try fewer words, or another spelling."
    if number == limit:
        return f"The first {limit} for “{text}”. Add a word to see fewer."
    return f"{counted(number, 'organisation')} for “{text}”."


def _row(one: Found) -> tuple[Cell, ...]:
    where = ", ".join(part for part in (one.ccg, one.postcode) if part)
    anchor = (one.name, reverse("organisation", args=[one.organisation.pk]))
    return (anchor, one.kind, one.ods_code or "–", where or "–", _sentence(one.state) or "Open")


def organisation_page(
    actor: Actor, row: Organisation, members: Iterable[Organisation], family: FamilyPart | None, *, on: date
) -> OrganisationPage:
    """An organisation fetched with its ties, as on a day."""
    keeps = bool(may_keep(actor))
    practices = tuple(_member(member, on) for member in members)
    ties = [*row.links_out.all(), *row.links_in.all()]
    return OrganisationPage(
        title=row.name,
        kind=row.get_kind_display(),
        state=_sentence(state_on(row, on)),
        facts=tuple(_facts(row)),
        names=tuple(_name(name) for name in row.names.all()),
        memberships=tuple(_membership(membership, keeps=keeps) for membership in row.memberships.all()),
        members=practices,
        members_caption=f"{counted(len(practices), 'practice')} on {day(on)}",
        links=tuple(_link(link, row, keeps=keeps) for link in ties),
        family=family,
        connected=_connected(actor, row),
        buttons=tuple(_buttons(row)) if keeps else (),
        who_keeps="You may change what is recorded here." if keeps else "Governance officers keep what is recorded here.",
        history=reverse("organisation_history", args=[row.pk]),
    )


def form_page(about: Organisation | None, title: str, button: str, lead: str = "") -> FormPage:
    """A form about an organisation, or about one that is not yet there."""
    if about is None:
        return FormPage(title, "", ("Organisations", reverse("organisations")), button, lead)
    return FormPage(title, about.name, (about.name, reverse("organisation", args=[about.pk])), button, lead)


def _connected(actor: Actor, row: Organisation) -> str:
    try:
        return reverse("connected", args=[row.pk]) if may_see_connections(actor) else ""
    except NoReverseMatch:  # a page of an upper storey that is not there
        return ""


def _sentence(state: str) -> str:
    return state[:1].upper() + state[1:]


def _facts(row: Organisation) -> Iterable[tuple[str, str]]:
    yield "ODS code", row.ods_code or "none recorded"
    if row.company_number or row.kind == OrganisationKind.COMPANY:
        yield "Company number", row.company_number or "none recorded"
    if row.address or row.postcode:
        yield "Address", ", ".join(part for part in (row.address, row.postcode) if part)
    yield "Opened", day(row.opened)
    if row.closed:
        yield "Closed from", day(row.closed)


def _name(name: OrganisationName) -> tuple[str, str]:
    when = span(name.since, name.until) if name.since or name.until else ""
    match name.alias, name.until:
        case False, None:
            what = "its name"
        case True, None:
            what = "it also goes by this"
        case _:
            what = "it was called this"
    return name.name, f"{what} {when}".rstrip()


def _membership(membership: Membership, *, keeps: bool) -> Tie:
    ccg = name_on(membership.ccg, membership.since) if membership.since else membership.ccg.name
    verb = "Was a member of" if membership.until else "Is a member of"
    end = reverse("membership_end", args=[membership.pk]) if keeps and not membership.until else None
    other = (ccg, reverse("organisation", args=[membership.ccg_id]))
    return Tie(verb, other, "", _sentence(span(membership.since, membership.until)), "", end)


def _member(member: Organisation, on: date) -> tuple[Cell, ...]:
    anchor = (member.name, reverse("organisation", args=[member.pk]))
    return (anchor, member.ods_code or "–", member.postcode or "–", _sentence(state_on(member, on)) or "Open")


def _link(link: Link, seen_from: Organisation, *, keeps: bool) -> Tie:
    """The link in words that read from either end."""
    verb, is_out = IS[LinkKind(link.kind)], link.organisation_id == seen_from.pk
    other = link.to if is_out else link.organisation
    return Tie(
        before=f"{seen_from.name} {verb}" if is_out else "",
        other=(other.name, reverse("organisation", args=[other.pk])),
        after="" if is_out else f"{verb} {seen_from.name}",
        when=_sentence(span(link.since, link.until)),
        found_in=link.found_in,
        end=reverse("link_end", args=[link.pk]) if keeps and not link.until else None,
    )


def _buttons(row: Organisation) -> Iterable[Anchor]:
    yield "Add a link", reverse("organisation_link", args=[row.pk])
    if row.kind == OrganisationKind.GP_PRACTICE:
        yield "Enrol in a CCG", reverse("organisation_enrol", args=[row.pk])
    yield "Add a name it goes by", reverse("organisation_alias", args=[row.pk])
    yield "Rename", reverse("organisation_rename", args=[row.pk])
    if not row.closed:
        yield "Close", reverse("organisation_close", args=[row.pk])
