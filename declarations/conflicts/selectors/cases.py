"""One person and one item: what the guidance implies, what was ruled, and whether the actor at hand may rule."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import Http404

from coi_register.accounts.actors import Actor
from coi_register.verdicts import Verdict
from committees.meetings.facts import Item
from committees.meetings.models import Item as ItemRow
from committees.organisations.facts import Key
from declarations.conflicts import permissions
from declarations.conflicts.comparing import KindOfCase, kind_of_case
from declarations.conflicts.models import Dismissal, Ruling
from declarations.conflicts.selectors.assessment import Assessed, assessed
from declarations.guidance.facts import Interest, Sitting
from declarations.guidance.findings import Finding
from declarations.guidance.matches import Match, matches_at
from declarations.interests.models import Interest as InterestRow


@dataclass(frozen=True)
class Case:
    """One person and one item; `verdict` says whether the actor at hand may rule."""

    found: Assessed
    item: Item
    sitting: Sitting
    verdict: Verdict

    @property
    def finding(self) -> Finding:
        return self.found.finding(self.item.key, self.sitting.key)

    @property
    def person(self) -> UUID:
        return self.sitting.person or self.sitting.key  # type: ignore[return-value]

    @property
    def item_id(self) -> UUID:
        return self.item.key  # type: ignore[return-value]

    @property
    def standing(self) -> Ruling | None:
        """The ruling in force."""
        return self.found.ruling(self.item.key, self.person)

    @property
    def follows(self) -> UUID | None:
        """The ruling that a new one would follow."""
        return self.standing.id if self.standing else None

    @property
    def kind(self) -> KindOfCase | None:
        """What its ruling may be compared by; None where there is no flag."""
        heaviest = self.finding.because[0] if self.finding.because else None
        return kind_of_case(heaviest, self.interest(heaviest.interest), self.item) if heaviest else None

    def interest(self, key: Key | None) -> Interest | None:
        """An interest of the person."""
        return next((interest for interest in self.sitting.interests if interest.key == key), None)

    @cached_property
    def not_attested(self) -> frozenset[Key]:
        """Those of their interests that an officer read from paper, and they have not said are their word."""
        return frozenset(InterestRow.objects.filter(person=self.person).not_attested().values_list("pk", flat=True))

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """What their interests meet at this item."""
        return matches_at(self.found.meeting, self.item.key, self.sitting, self.found.book)

    def match(self, interest: Key, party: str) -> Match | None:
        """The match of one interest with one party; None where there is none."""
        return next((match for match in self.matches if (match.interest.key, match.key) == (interest, party)), None)

    @cached_property
    def pending(self) -> list[Dismissal]:
        """The dismissals of matches at this item that wait for a second person."""
        of_the_person = Dismissal.objects.pending().filter(person=self.person, ccg=self.found.gathered.row.ccg_id)
        told = of_the_person.select_related("person", "organisation", "practices_in", "dismissed_by")
        return [one for one in told if any(self.is_of(match, one) for match in self.matches)]

    def is_of(self, match: Match, dismissal: Dismissal) -> bool:
        """Whether a dismissal is of this match."""
        return (match.interest.key, match.key) == (dismissal.interest_id, dismissal.party_key)

    @cached_property
    def rulings(self) -> list[Ruling]:
        """Every ruling so far, the first first."""
        return rulings_on(self.item_id, self.person)


def case_of(item: UUID, person: UUID, actor: Actor) -> Case | None:
    """One person and item as they stand; None when the person takes no part in the item."""
    meeting = ItemRow.objects.visible_to(actor).filter(pk=item, withdrawn=False).values_list("meeting", flat=True).first()
    found = assessed(meeting) if meeting else None
    return case_in(found, item, person, actor) if found else None


def case_in(found: Assessed, item: UUID, person: UUID, actor: Actor) -> Case | None:
    """The same at a meeting that is at hand."""
    sitting = found.sitting_of(item, person)
    if sitting is None:
        return None
    chair = found.person_in_the_chair(item, sitting.key)
    verdict = permissions.may_rule(
        actor,
        person=person,
        in_the_chair=chair,  # type: ignore[arg-type]
        chair_name=found.name_of(chair),
        where=found.where,
    )
    return Case(found, found.items[item], sitting, verdict)


def case_for(actor: Actor, item: UUID, person: UUID) -> Case:
    """The same for a page. Raises Http404 unless the actor reads the item and sees others' flags there, or their own."""
    case = case_of(item, person, actor)
    if case is None or case.item not in case.found.items_for(actor):
        raise Http404
    if not (permissions.may_see_own_flags(actor, person) or permissions.may_see_flags_on_others(actor, case.found.where)):
        raise Http404
    return case


def case_to_dismiss_in(actor: Actor, item: UUID, person: UUID) -> Case:
    """The same where a match is dismissed. Raises Http404, and NotAllowed for who may read it and not dismiss."""
    case = case_for(actor, item, person)
    permissions.may_dismiss(actor, person=person, where=case.found.where_of(case.item)).enforce()
    return case


def rulings_on(item: UUID, person: UUID) -> list[Ruling]:
    """Every ruling on one person and item, the first first."""
    return list(Ruling.objects.filter(item=item, person=person).select_related("ruled_by", "entered_by").order_by("at"))
