"""The organisations that a typed text may mean, told apart by CCG, code and date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, IntegerField, Prefetch, Q, Value, When

from coi_register.dates import in_force
from coi_register.nhsuk.words import day
from committees.organisations import naming
from committees.organisations.models import Membership, Organisation, OrganisationName, Organisations
from committees.organisations.selectors.known import name_on
from committees.organisations.vocabulary import OrganisationKind

MOST_CANDIDATES = 300


@dataclass(frozen=True, slots=True)
class Found:
    """An organisation that a typed text may mean, with what tells it from its namesakes on the day."""

    organisation: Organisation
    match: naming.Match
    reason: str
    name: str
    kind: str
    ods_code: str
    postcode: str
    ccg: str
    state: str  # "", or "closed since 1 March 2017"
    met: str  # the name or code that was met

    @property
    def remark(self) -> str:
        """Why it is offered, where its own name does not show it: another of its names, or another spelling."""
        if self.met != self.name and not self.is_exact:
            return f"{self.reason}: {self.met}"
        return self.reason if self.match == naming.Match.NEAR else ""

    @property
    def is_exact(self) -> bool:
        """Whether a code was typed: names are never exact, for several practices share one."""
        return self.match == naming.Match.CODE

    @property
    def label(self) -> str:
        """All of it on one line."""
        parts = (self.name, self.kind, self.ods_code, self.postcode, self.ccg, self.state)
        return ", ".join(part for part in parts if part)


def find(text: str, *, on: date, ccg: Organisation | None = None, limit: int = 20) -> list[Found]:
    """The organisations that the text may mean, by code, name, part of a name, or almost; closed ones too, and marked.

    With `ccg`, practices that were never its members are left out, unless nothing else is found or their code was typed.
    Always the same number of queries, whatever is found (at most twice for the second look).
    """
    text = text.strip()[:200]
    near_by = _found(text, _within(ccg), on, limit) if ccg else []
    return near_by or _found(text, Organisation.objects.all(), on, limit)


def _within(ccg: Organisation) -> Organisations:
    others = Membership.objects.exclude(ccg=ccg).values("practice")
    members = Membership.objects.filter(ccg=ccg).values("practice")
    return Organisation.objects.filter(Q(pk__in=members) | ~Q(pk__in=others))


def _found(text: str, among: Organisations, on: date, limit: int) -> list[Found]:
    if not naming.normalised(text):
        return []
    rows = _candidates(text, among) or _almost(text, among)
    by_key = {row.pk: row for row in _with_surroundings(rows)}
    hits = naming.ranked(text, [_candidate(by_key[pk]) for pk in rows if pk in by_key])
    hits.sort(key=lambda hit: (hit.match, not _is_open(by_key[hit.key], on)))
    return [_as_found(by_key[hit.key], hit, on) for hit in hits[:limit]]


def _candidates(text: str, among: Organisations) -> list[UUID]:
    """Those with the code, or with every word that tells names apart in one of their names; the likeliest first."""
    code = naming.as_code(text)
    by_code = Organisation.objects.filter(Q(ods_code=code) | Q(company_number=code))
    named = among
    for word in naming.strong_words(text):
        named = named.filter(_has_word(word))
    likely = Case(When(name__iexact=text, then=Value(0)), When(name__istartswith=text, then=Value(1)), default=Value(2))
    rows = named.annotate(likely=_as_number(likely)).order_by("likely", "name", "ods_code")
    return [*by_code.values_list("pk", flat=True), *rows.values_list("pk", flat=True)[:MOST_CANDIDATES]]


def _has_word(word: str) -> Q:
    # John's is stored with its apostrophe, and searched without: a pattern of `johns` would miss it
    stem = word[:-1] if word.endswith("s") and len(word) > 3 else word
    named = OrganisationName.objects.filter(name__icontains=stem).values("organisation")
    return Q(name__icontains=stem) | Q(pk__in=named)


def _as_number(case: Case) -> Case:
    case.output_field = IntegerField()
    return case


def _almost(text: str, among: Organisations) -> list[UUID]:
    """Those whose name is spelt almost like the text; reads every name once, so only asked when nothing else was found."""
    current = among.values_list("pk", "name")
    others = OrganisationName.objects.filter(organisation__in=among).values_list("organisation", "name")
    names = {*current.iterator(), *others.iterator()}
    hits = naming.ranked(text, (naming.Candidate(pk, (name,)) for pk, name in names))
    return [*dict.fromkeys(hit.key for hit in hits)][:MOST_CANDIDATES]


def _with_surroundings(keys: Iterable[UUID]) -> Iterable[Organisation]:
    memberships = Membership.objects.select_related("ccg").prefetch_related("ccg__names")
    return Organisation.objects.filter(pk__in=[*keys]).prefetch_related("names", Prefetch("memberships", memberships))


def _candidate(row: Organisation) -> naming.Candidate[UUID]:
    names = (row.name, *(name.name for name in row.names.all()))
    return naming.Candidate(row.pk, names, tuple(code for code in (row.ods_code, row.company_number) if code))


def _is_open(row: Organisation, on: date) -> bool:
    return in_force(row.opened, row.closed, on) and not row.dormant


def _as_found(row: Organisation, hit: naming.Hit[UUID], on: date) -> Found:
    began = [member for member in row.memberships.all() if member.since is None or member.since <= on]
    return Found(
        organisation=row,
        match=hit.match,
        reason=hit.reason,
        name=name_on(row, on),
        kind=row.get_kind_display(),
        ods_code=row.ods_code or row.company_number or "",
        postcode=row.postcode,
        ccg=name_on(began[-1].ccg, on) if began else "",  # of a closed practice: its last one
        state=state_on(row, on),
        met=hit.met,
    )


def state_on(row: Organisation, on: date) -> str:
    """Closed, not yet open, or dormant, in words; empty when open on the day."""
    if row.closed and row.closed <= on:
        return f"closed since {day(row.closed)}"
    if row.opened and row.opened > on:
        return f"not open until {day(row.opened)}"
    return "dormant: neither active nor closed" if row.dormant else ""


def ccg_by_code(code: str) -> Organisation | None:
    """The CCG with this ODS code."""
    return Organisation.objects.filter(kind=OrganisationKind.CCG, ods_code=code.strip().upper()).first()
