"""Declaring an interest, changing what was declared, and saying that it has ended."""

from datetime import date
from typing import Any
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.meetings.vocabulary import AffectedClass
from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship, Step
from declarations.interests import permissions, selectors, soundness
from declarations.interests.models import Interest
from declarations.interests.services.writing import current, deed_named, one_at_a_time, paper_for, write_next

WORDS_OF_THE_DECLARER = frozenset(
    {"category", "direct", "relationship", "role", "organisation", "affected_class", "topic", "text"}
    | {"since", "until", "aware_on", "publish", "not_published_because"}
)


def declare(
    person: Person,
    *,
    on: date | None,
    by: Actor,
    category: InterestCategory,
    direct: bool = True,
    relationship: Relationship | None = None,
    role: InterestRole | None = None,
    organisation: Organisation | None = None,
    affected_class: AffectedClass | None = None,
    topic: str | None = None,
    text: str = "",
    since: date | None = None,
    until: date | None = None,
    aware_on: date | None = None,
    mitigation: Step | None = None,
    mitigation_text: str = "",
    publish: bool = True,
    not_published_because: str = "",
    late_because: str = "",
    because: str = "",
    again: bool = False,
    at_a_meeting: bool = False,
    once: UUID | None = None,
) -> Interest:
    """Put an interest on the register; it also dates the person's last word. `again`: there really are two alike.

    An officer's `because` names the paper it is read from; `on` None: an old register, which does not say when. What is said
    `at_a_meeting` whoever runs it writes down, and `because` names the meeting. Raises NotAllowed and CannotBeDone.
    """
    (permissions.may_note_down if at_a_meeting else permissions.may_declare)(by, person).enforce()
    if mitigation or mitigation_text:
        permissions.may_agree_mitigation(by, person).enforce()
    interest = Interest(
        person=person, declared_on=on, category=category, direct=direct, relationship=relationship or None,
        role=role or None, organisation=organisation, affected_class=affected_class or None, topic=(topic or "").strip() or None,
        text=text.strip(), since=since, until=until, aware_on=aware_on, mitigation=mitigation or None,
        mitigation_text=mitigation_text.strip(), publish=publish, not_published_because=not_published_because.strip(),
        late_because=late_because.strip(),
    )  # fmt: skip
    soundness.check(interest, today=by.on)
    interest.paper = _read_from(because, by, person)
    with audit.deed(deed_named("interest.declared", by, person), by=by, because=paper_for(because, by, person), once=once):
        one_at_a_time(person)
        if not again:
            _refuse_the_same_again(interest)
        interest.save()
    return interest


def amend(
    interest: Interest, *, version: int, on: date, by: Actor, because: str, once: UUID | None = None, **changes: Any
) -> Interest:
    """Change what was declared, as its next version; only the declarer may, and says why. It is their word then (attested)."""
    permissions.may_amend(by, interest).enforce()
    if unknown := changes.keys() - WORDS_OF_THE_DECLARER:
        raise TypeError(f"amend cannot change {', '.join(sorted(unknown))}")
    if not because.strip():
        raise CannotBeDone("Say why the declaration changes. It stays in the history of this interest.", field="because")
    with audit.deed("interest.amended", by=by, because=because.strip(), once=once):
        row = current(interest, version)
        if all(getattr(row, field) == value for field, value in changes.items()):
            raise CannotBeDone("Nothing was changed. Change what is no longer right, or go back.")
        return write_next(row, today=by.on or on, **changes, **_follows(row, changes, on))


def cease(
    interest: Interest, *, version: int, until: date, by: Actor, because: str = "", once: UUID | None = None
) -> Interest:
    """Say that an interest has ended; `until` is the first day on which it no longer holds."""
    permissions.may_declare(by, interest.person).enforce()
    paper = paper_for(because, by, interest.person)
    with audit.deed(deed_named("interest.ceased", by, interest.person), by=by, because=paper, once=once):
        row = current(interest, version)
        if row.until is not None:
            raise CannotBeDone(f"The end of this interest is already recorded: {day(row.until)}. Amend it if that is wrong.")
        read = _read_from(because, by, interest.person)
        return write_next(row, today=by.on, until=until, **({"paper": read, "attested_on": None} if read else {}))


def _follows(row: Interest, changes: dict[str, Any], on: date) -> dict[str, Any]:
    """What a declarer's change does besides: what was read from paper is their word now, and a tie of an officer's may be over."""
    attested = {} if row.is_attested else {"attested_on": on}
    again = "organisation" in changes and changes["organisation"] != row.organisation
    return attested | ({"tied_on": None} if again else {})


def _read_from(because: str, by: Actor, person: Person) -> str:
    """The paper of somebody else's word; empty for one's own, and for a command, which tells an old register."""
    return because.strip() if permissions.drafts_from_paper(by, person) else ""


def _refuse_the_same_again(interest: Interest) -> None:
    if same := selectors.same_as(interest):
        raise soundness.SaidBefore(same)
