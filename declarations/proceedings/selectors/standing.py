"""What is left of each committee at this moment, as it is stored with an outcome; and what stands in the way of a decision."""

from collections.abc import Iterator

from declarations.guidance.findings import After
from declarations.guidance.vocabulary import STEP_LABELS, Step
from declarations.proceedings.facts import Standing
from declarations.proceedings.selectors.counting import person_of, tally_of
from declarations.proceedings.selectors.room import AtItem
from declarations.proceedings.validity import Bar, Stays, bars


def standing_at(at: AtItem) -> tuple[Standing, ...]:
    """Quorum, majority, chair and votes of each committee whose item it is, now."""
    tallies, presides = tally_of(at), at.who_presides()
    return tuple(
        Standing(
            committee=after.committee,  # type: ignore[arg-type]
            name=at.found.committee_names[after.committee],
            quorate=after.quorate,
            votes=after.voting_present,
            lay_executive=after.majority.lay_executive,
            majority=after.lay_executive_majority,
            short_of=tuple(clause.says for clause in after.failed_clauses),
            presided=presides[after.committee],
            present=tuple(person_of(at, key) for key in after.present),
            voters=tuple(_voters(at, after)),
            tally=tallies[after.committee],
        )
        for after in at.live.answer.after
    )


def _voters(at: AtItem, after: After) -> Iterator:  # type: ignore[type-arg]
    for member in at.live.members(after.committee):
        if member.voting and member.is_in_the_room:
            yield person_of(at, member.key)


def bars_at(at: AtItem) -> tuple[Bar, ...]:
    """Everything for which a decision would not be valid now."""
    stays = [
        Stays(one.name, one.handling.step or Step.LEAVE, one.ruling.ruled_by.name if one.ruling else None, one.finding)
        for one in at.still_here
    ]
    found = bars(at.live, stays, at.found.committee_names, at.who_presides(), at.found.book)
    return (*found, *_voted_out(at))


def _voted_out(at: AtItem) -> Iterator[Bar]:
    """Votes of people who may not vote after all: they were ruled on after they had voted."""
    for vote in at.taken.votes:
        one = at.of(vote.person)
        if one is not None and one.must_be_out:
            step = STEP_LABELS[one.handling.step or Step.LEAVE].lower()
            yield Bar(f"{vote.name} voted, and may not: {step}.", ("take their vote back.",))
