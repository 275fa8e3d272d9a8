"""The votes on an item, person by person: whoever must be out for it does not vote."""

from collections.abc import Mapping
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.people.models import Person
from declarations.guidance.vocabulary import STEP_LABELS, Step
from declarations.proceedings import permissions
from declarations.proceedings.models import Discussion, Vote
from declarations.proceedings.selectors.room import AtItem, Somebody, room_of
from declarations.proceedings.services.noting import noting
from declarations.proceedings.vocabulary import VoteCast


def record_vote(
    discussion: Discussion, *, person: Person, cast: VoteCast, by: Actor, once: UUID | None = None
) -> Discussion:
    """Record how one person voted on the item in hand."""
    return record_votes(discussion, casts={person.pk: cast}, by=by, once=once)


def record_votes(
    discussion: Discussion, *, casts: Mapping[UUID, VoteCast | None], by: Actor, once: UUID | None = None
) -> Discussion:
    """Record how people voted on the item in hand, all of it or nothing; None takes a vote back.

    Raises NotAllowed, ChangedMeanwhile where somebody recorded votes meanwhile, and CannotBeDone, with the rule, for whoever may
    not vote: out by a ruling or a recommendation, without a vote, or not in the room.
    """
    item = discussion.item
    with noting(item.meeting, "votes.recorded", by=by, once=once) as now:
        if now.sitting.item_id != item.pk:
            raise CannotBeDone(f"Item {item.number} is not in hand, so nobody votes on it. Begin it first.")
        at = room_of(item.meeting).at(item.pk)
        permissions.may_handle(by, item.meeting, item.number, at.out).enforce()
        current = audit.held(discussion)
        known = {vote.person_id: vote for vote in Vote.objects.filter(item=item)}
        for person, cast in casts.items():
            if cast is not None:
                _must_have_a_vote(at, person, casts)
            _noted(known.get(person) or Vote(item=item, person_id=person), cast, now.at)
        current.save()  # counts its version up: two who count votes at once are told of each other
    return current


def _noted(vote: Vote, cast: VoteCast | None, at: object) -> None:
    """Write what changed of one vote; one taken back stays in the history."""
    if cast is None and (vote._state.adding or vote.mistaken):
        return
    if not vote._state.adding and not vote.mistaken and vote.cast == cast:
        return
    vote.mistaken = cast is None
    vote.cast, vote.at = cast or vote.cast, at  # type: ignore[assignment]
    vote.save()


def _must_have_a_vote(at: AtItem, person: UUID, casts: Mapping[UUID, VoteCast | None]) -> None:
    one, number = at.of(person), at.live.item.number
    if one is None:
        raise CannotBeDone(f"Only members of the committee vote on item {number}. Open the page again.")
    if one.must_be_out:
        raise CannotBeDone(_because(one, at), field=str(person))
    if not one.is_here:
        raise CannotBeDone(f"{one.name} is not in the room, so they do not vote on item {number}.", field=str(person))
    if not one.votes:
        raise CannotBeDone(f"{one.name} has no vote on item {number}.", field=str(person))
    for other, theirs in at.voters.items():
        cast = casts[other] if other in casts else at.taken.vote_of(other)
        if other != person and theirs.votes & one.votes and cast is not None:
            raise CannotBeDone(
                f"{one.name} and {theirs.name} share a seat, which has one vote. Record it once.", field=str(person)
            )


def _because(one: Somebody, at: AtItem) -> str:
    """Why they do not vote, with the ruling or the rule."""
    step = STEP_LABELS[one.handling.step or Step.LEAVE].lower()
    by = f"{one.ruling.ruled_by.name} ruled" if one.ruling else "Recommended, and nobody ruled otherwise"
    heaviest = one.finding.because[0] if one.finding and one.finding.because else None
    source = f" ({at.found.book.title_of(heaviest.source.instrument)}: {heaviest.source.place})" if heaviest else ""
    return (
        f"{one.name} has a conflict of interest in item {at.live.item.number} and does not vote on it. {by}: {step}{source}."
    )
