"""Whether a committee is made up as the rules of the date ask: faults under binding rules, remarks under the others."""

from collections.abc import Iterator, Sequence

from committees.meetings.quorum import Majority, majority
from committees.meetings.room import Member, Whereabouts
from committees.seats.facts import Committee
from committees.seats.quorum import simulate
from committees.seats.vocabulary import CommitteeKind
from declarations.guidance.facts import Sitting
from declarations.guidance.findings import Composition, Problem, Source
from declarations.guidance.requirements import FAULTS, REMARKS, Checks
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Rule, RuleKind
from declarations.guidance.seating import established, seats_of
from declarations.guidance.vocabulary import Status, Strength

BINDING = frozenset({Strength.MUST_LAW, Strength.MUST_GUIDANCE})
TERMS = Source("terms of reference", "Membership", Strength.LOCAL, Status.READ)


def composition_of(committee: Committee, sittings: Sequence[Sitting], rulebook: RuleBook) -> Composition:
    """The majority over the seats established, vacant ones included, and what every rule in force says of them."""
    seats = established(committee, sittings)
    rules = [rule for rule in rulebook.rules if _is_asked_of(committee, rule)]
    votes = majority(seats)
    faults = [(rule, problem) for rule in rules for problem in _found(rule, FAULTS, seats)]
    problems = [problem for rule, problem in faults if _binds(rule)]
    remarks = [problem for rule, problem in faults if not _binds(rule)]
    return Composition(
        committee=committee.key,
        majority=votes,
        problems=(*problems, *_breaks_its_terms(committee, votes, rules)),
        remarks=(
            *remarks,
            *(problem for rule in rules for problem in _found(rule, REMARKS, seats)),
            *_of_the_quorum(committee, sittings, rulebook),
            *_vacancies(seats),
        ),
    )


def _is_asked_of(committee: Committee, rule: Rule) -> bool:
    return rule.kind is RuleKind.COMPOSITION and committee.kind in rule.requires["committees"]


def _binds(rule: Rule) -> bool:
    return rule.source.strength in BINDING


def _found(rule: Rule, checks: Checks, seats: Sequence[Member]) -> Iterator[Problem]:
    for requirement, asked in rule.requires.items():
        if requirement in checks:
            yield from (Problem(rule.id, says, rule.source) for says in checks[requirement](asked, seats))


def _breaks_its_terms(committee: Committee, votes: Majority, rules: Sequence[Rule]) -> Iterator[Problem]:
    """The terms of reference may ask for the majority where no rule in force does."""
    asked_already = any("majority_of" in rule.requires for rule in rules)
    if committee.lay_executive_majority and not asked_already and not votes.holds:
        says = f"The terms ask for a lay and executive majority: {votes.lay_executive} of {votes.voting} votes."
        yield Problem("terms-of-reference", says, TERMS)


def _of_the_quorum(committee: Committee, sittings: Sequence[Sitting], rulebook: RuleBook) -> Iterator[Problem]:
    """Terms that cannot work when members withdraw (R6.14, R6.15)."""
    if committee.quorum is None:
        return
    not_counted = rulebook.rule("withdrawn-do-not-count")
    if not_counted and committee.quorum.conflicted_count:
        yield Problem(not_counted.id, "The terms count members who withdrew towards the quorum.", not_counted.source)
    without_gps = rulebook.rule("quorum-holds-majority-of-lay-and-executive")
    if without_gps and committee.kind is CommitteeKind.PCCC:
        for clause in simulate(committee.quorum, seats_of(committee, sittings)):
            says = f"Once every GP withdraws the quorum cannot be met: {clause.says}, but there would be {clause.has}."
            yield Problem(without_gps.id, says, without_gps.source)


def _vacancies(seats: Sequence[Member]) -> Iterator[Problem]:
    for seat in seats:
        if seat.whereabouts is Whereabouts.VACANT:
            says = f"The seat of {seat.name} is vacant; a composition counts it, a quorum does not."
            yield Problem("terms-of-reference", says, TERMS)
