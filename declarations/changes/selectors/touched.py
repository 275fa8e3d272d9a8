"""Exactly which meetings a deed touches, found by index from the rows that it wrote; nothing is assessed to find them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from coi_register.audit.current import Written
from committees.meetings.models import Item, Meeting
from declarations.changes.selectors.days import Days, changed_fields, days_touched, q_meets_on
from declarations.changes.selectors.declared import where_declared, where_said
from declarations.changes.selectors.edits import Edit
from declarations.changes.selectors.handled import where_dismissed, where_ruled_otherwise
from declarations.changes.selectors.reach import watched, where_concerns, where_meets, where_takes_part, where_tied
from declarations.changes.vocabulary import Cause

FEW = 5
MANY = 50  # more edits than an officer makes by hand: then of all their days together


@dataclass(frozen=True, slots=True)
class Touch:
    """Why a meeting is looked at again: the kind of fact and the row; and whether the meeting was over by then."""

    cause: Cause
    row: Any
    over: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of row does to answers: `where` finds its meetings, and the `silent` fields no answer rests on.

    `alone_at_first`: a new row touches nothing, for whatever refers to it is written later, and is a row of its own.
    """

    cause: Cause
    where: Callable[[Sequence[Edit]], Q]
    silent: frozenset[str] = frozenset()
    alone_at_first: bool = False


def touched(written: Iterable[Written], *, on: date) -> dict[UUID, Touch]:
    """The meetings that the rows touch, each with the first cause; no query where no row is one that answers rest on."""
    found: dict[UUID, Touch] = {}
    for label, rows in _by_kind(written).items():
        kind = KINDS[label]
        edits = [edit for edit in _edits(_not_alone(rows, kind)) if _matters(edit, kind)]
        for alike in _asked_together(edits, on):
            for pk, day, state in watched(on).filter(kind.where(alike)).values_list("pk", "on", "state"):
                over = day < on or state == Meeting.State.HELD
                found.setdefault(pk, Touch(kind.cause, alike[0].after, over))
    return found


def _asked_together(edits: Sequence[Edit], on: date) -> list[Sequence[Edit]]:
    """A few edits one by one, so that each meeting knows which of them touched it; many at once, and of an import no question."""
    if len(edits) <= FEW:
        return [[edit] for edit in edits]
    return [edits] if watched(on).exists() else []


def _by_kind(written: Iterable[Written]) -> dict[str, list[Written]]:
    """The rows that answers rest on, kind by kind in the order of the table."""
    rows: dict[str, list[Written]] = defaultdict(list)
    for one in written:
        rows[one.model._meta.label].append(one)  # type: ignore[attr-defined]
    return {label: rows[label] for label in KINDS if label in rows}


def _not_alone(rows: Sequence[Written], kind: Kind) -> list[Written]:
    """Those to which something may refer already."""
    return [row for row in rows if not (kind.alone_at_first and row.kind == "+")]


def _edits(rows: Sequence[Written]) -> list[Edit]:
    """Each version beside the one before it; one query where any row was changed."""
    changed = [row.version.id for row in rows if row.kind == "~"]
    history = rows[0].model.history.filter(id__in=changed).order_by("history_id") if changed else ()  # type: ignore[attr-defined]
    earlier: dict[UUID, list[Any]] = defaultdict(list)
    for version in history:
        earlier[version.id].append(version)
    return [Edit(_last_before(row, earlier) if row.kind == "~" else None, row.version) for row in rows]


def _last_before(row: Written, earlier: dict[UUID, list[Any]]) -> Any | None:
    before = [version for version in earlier[row.version.id] if version.history_id < row.version.history_id]
    return before[-1] if before else None


def _matters(edit: Edit, kind: Kind) -> bool:
    return edit.before is None or bool(changed_fields(edit.before, edit.after) - kind.silent)


def _values(edits: Sequence[Edit], field: str) -> set[Any]:
    """What the field held before and holds now, in all the edits."""
    return {getattr(version, field) for edit in edits for version in edit.versions} - {None}


def _days(edits: Sequence[Edit]) -> Q:
    """Meetings on the days on which the edits make a difference."""
    days: list[Days] = [day for edit in edits for day in days_touched(edit.before, edit.after)]
    return Q() if len(days) > MANY else q_meets_on(days)


def _of_items(edits: Sequence[Edit]) -> Q:
    return Q(Exists(Item.objects.filter(meeting=OuterRef("pk"), pk__in=_values(edits, "item_id"))))


def _of_committees(edits: Sequence[Edit]) -> Q:
    return _days(edits) & where_meets(committee__in=_values(edits, "committee_id"))


def _of_links(edits: Sequence[Edit]) -> Q:
    return _days(edits) & where_tied(_values(edits, "organisation_id") | _values(edits, "to_id"))


def _of_kinds(edits: Sequence[Edit]) -> Q:
    """Also where an interest declared there meets a topic: the rules ask of what kind the organisation is."""
    whole = _values(edits, "id")
    by_topic = where_takes_part(person__interests__organisation__in=whole, person__interests__topic__isnull=False)
    return where_tied(whole) | (where_concerns(Q(topic__isnull=False)) & by_topic)


def _of_interests(edits: Sequence[Edit]) -> Q:
    if len(edits) > MANY:
        return Q()
    found = Q(pk__in=[])
    for edit in edits:
        found |= where_declared(edit.before, edit.after)
    return found


# Whatever a meeting's facts are gathered from; a model that is neither here nor in SILENT fails a test.
KINDS: dict[str, Kind] = {
    "declarations.Interest": Kind(
        Cause.DECLARATION,
        _of_interests,
        frozenset({"aware_on", "mitigation_text", "mitigation_review_on", "publish", "not_published_because"})
        | {"late_because", "paper", "attested_on", "tied_on", "since_words", "until_words"},
    ),
    "declarations.Confirmation": Kind(Cause.DECLARATION, lambda edits: where_said([edit.after for edit in edits])),
    "committees.Link": Kind(Cause.LINK, _of_links, frozenset({"found_in"})),
    "committees.Membership": Kind(
        Cause.LINK, lambda edits: _days(edits) & where_tied(_values(edits, "practice_id")), frozenset()
    ),
    "committees.Organisation": Kind(
        Cause.LINK,
        _of_kinds,
        frozenset(
            {"name", "ods_code", "company_number", "postcode", "address", "opened", "closed", "dormant"}
        ),  # only its kind
        alone_at_first=True,
    ),
    "committees.Holding": Kind(
        Cause.SEAT, lambda edits: _days(edits) & where_meets(committee__seats__in=_values(edits, "seat_id"))
    ),
    "committees.Seat": Kind(Cause.SEAT, _of_committees),
    "committees.TermsOfReference": Kind(Cause.SEAT, _of_committees),
    "committees.Committee": Kind(
        Cause.SEAT,
        lambda edits: where_meets(committee__in=_values(edits, "id")),
        frozenset({"name", "since", "until", "reports_to_id"}),
        alone_at_first=True,
    ),
    "committees.Meeting": Kind(
        Cause.AGENDA, lambda edits: Q(pk__in=_values(edits, "id")), frozenset({"starts_at", "venue", "state"})
    ),
    "committees.Convening": Kind(Cause.AGENDA, lambda edits: Q(pk__in=_values(edits, "meeting_id"))),
    "committees.Item": Kind(
        Cause.AGENDA,
        lambda edits: Q(pk__in=_values(edits, "meeting_id")),
        frozenset({"number", "order", "title", "version"}),
    ),
    "committees.ItemFor": Kind(Cause.AGENDA, _of_items),
    "committees.Concern": Kind(Cause.AGENDA, _of_items),
    "committees.Contributor": Kind(Cause.AGENDA, _of_items),
    "committees.Attendance": Kind(Cause.ROLL, lambda edits: Q(pk__in=_values(edits, "meeting_id"))),
    "committees.ItemAbsence": Kind(Cause.ROLL, _of_items),
    "declarations.Dismissal": Kind(Cause.RULING, where_dismissed, frozenset({"because", "confirmed_by_id"})),
    "declarations.LocalBook": Kind(Cause.RULES, where_ruled_otherwise),
    "declarations.Ruling": Kind(Cause.RULING, _of_items),
    "declarations.ChosenChair": Kind(Cause.RULING, _of_items),
}
SILENT: dict[str, str] = {
    "accounts.RoleHeld": "says who may do what, not who sits where",
    "accounts.RoleAsked": "likewise",
    "accounts.StepLost": "likewise",
    "accounts.Invitation": "opens an account",
    "accounts.Letter": "tells somebody what stands elsewhere",
    "declarations.NoParty": "says of what an item does not concern that somebody looked",
    "committees.Paper": "is read; what an item concerns is said of the item",
    "committees.Version": "likewise",
    "committees.ActsFor": "says who reads what is another's",
    "committees.Manages": "says who looks after whose declarations",
    "proof.Key": "signs the log; no answer rests on it",
    "proof.Cosignature": "likewise",
    "declarations.Adoption": "is summed up in the CCG's LocalBook, as the two after it",
    "declarations.RuleConfirmed": "says that a rule stands where it is said to, not what it asks",
    "declarations.Variation": "is summed up in the CCG's LocalBook",
    "declarations.Offer": "says what was offered; no answer about a meeting rests on it",
    "declarations.NilPeriod": "likewise",
    "declarations.Breach": "is about what was done; the answers themselves stand",
    "declarations.Campaign": "asks people; what they answer is a declaration",
    "declarations.Asked": "likewise",
    "declarations.Reminder": "likewise",
    "declarations.Digest": "likewise",
    "declarations.Result": "likewise",
    "declarations.Sitting": "says what happened in the room; what was judged before stands, as with the four after it",
    "declarations.Discussion": "likewise",
    "declarations.Movement": "likewise",
    "declarations.Vote": "likewise",
    "declarations.Declared": "likewise; an interest declared there is written to the register, and read from it",
    "declarations.Minutes": "tell what happened; what was judged before stands, as with the two after them",
    "declarations.Passage": "likewise",
    "declarations.Approval": "likewise",
    "declarations.PackRun": "makes files of papers; what an item concerns is said of the item",
    "declarations.Pack": "likewise",
    "declarations.Issue": "keeps what was said; it says nothing new",
    "committees.OrganisationName": "names are for finding an organisation; an answer rests on its key",
    "committees.Person": "answers rest on their seats and declarations",
    "declarations.Query": "asks and answers; what follows from it is written to the interest",
    "declarations.Review": "says who has read a declaration",
    "declarations.Import": "is a file; what was read from it are interests",
    "declarations.ImportAnswer": "likewise",
    "declarations.Look": "is about the reader",
    "declarations.DecisionMaker": "says who is on the published register",
    "declarations.Withholding": "what is withheld from the public is still known at a meeting",
    "declarations.Hold": "says how long an entry is kept",
    "declarations.Export": "a copy of what stands elsewhere",
    "declarations.Answer": "a member's word on what was found; what they declare is an interest",
    "declarations.Tick": "says what was done about a meeting",
    "declarations.Token": "opens what is judged elsewhere",
    "declarations.Edition": "tells the public what stands elsewhere",
    "declarations.LookedInto": "is about what was found already",
    "declarations.Procurement": "no meeting is judged by the register of procurement decisions, nor by the four after it",
    "declarations.StageReached": "likewise",
    "declarations.Supplier": "likewise",
    "declarations.SupplierCheck": "likewise",
    "declarations.InterestMet": "likewise",
}
