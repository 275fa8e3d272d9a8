"""What is stored of an assessment, and in which words one differs from another; pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from committees.organisations.facts import Key
from declarations.guidance.findings import Finding
from declarations.guidance.vocabulary import ADD_ON_LABELS, STEP_LABELS, AddOn, Outcome, Step

Case = tuple[Key, Key]  # an item and a person
Place = tuple[Key, Key]  # an item and a committee

NOT_THERE = "Takes no part"


class Aspect(StrEnum):
    """What of an answer became another."""

    OUTCOME = "outcome"
    QUORUM = "quorum"
    MAJORITY = "majority"
    CHAIR = "chair"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the guidance implies for one person on one item, with the interest and the rule that decide it."""

    outcome: Outcome
    step: Step | None = None
    no_papers: bool = False
    new_chair: bool = False
    interest: Key | None = None
    version: int | None = None
    rule: str = ""
    instrument: str = ""

    @property
    def says(self) -> str:
        match self.outcome:
            case Outcome.CLEAR:
                return "No conflict"
            case Outcome.CANNOT_TELL:
                return "Cannot tell"
            case Outcome.FLAG:
                also = [(self.no_papers, AddOn.NO_PAPERS), (self.new_chair, AddOn.NEW_CHAIR)]
                words = [STEP_LABELS[self.step or Step.NOTE], *(_lower(ADD_ON_LABELS[one]) for asked, one in also if asked)]
                return "; ".join(words)

    @property
    def weight(self) -> tuple[int, int, bool, bool]:
        """The heavier holds, where one person sits in two seats."""
        outcomes = (Outcome.CLEAR, Outcome.CANNOT_TELL, Outcome.FLAG)
        return (outcomes.index(self.outcome), self.step.weight if self.step else -1, self.new_chair, self.no_papers)


CLEAR = Answer(Outcome.CLEAR)
DOUBT = Answer(Outcome.CANNOT_TELL)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is left of one committee at one item; `chair` None: nobody presides yet."""

    quorate: bool | None
    majority: bool | None  # None: nobody asks for one
    chair: Key | None
    votes: int

    def says(self, names: Mapping[Key, str]) -> dict[Aspect, str]:
        """In words, aspect by aspect; the number of votes alone is no news, it follows from who is out."""
        return {
            Aspect.QUORUM: {True: "Quorate", False: "Not quorate", None: "Quorum not known"}[self.quorate],
            Aspect.MAJORITY: {
                True: "Lay and executive majority",
                False: "No lay and executive majority",
                None: "No majority asked for",
            }[self.majority],
            Aspect.CHAIR: f"{names.get(self.chair, 'Somebody else')} presides" if self.chair else "Nobody presides",
        }


@dataclass(frozen=True, slots=True)
class Answers:
    """Every answer of one meeting: `found` holds only what is not clear, `people` everybody who takes part."""

    people: frozenset[Key] = frozenset()
    found: Mapping[Case, Answer] = field(default_factory=dict)
    left: Mapping[Place, Standing] = field(default_factory=dict)
    names: Mapping[Key, str] = field(default_factory=dict)  # of people, to be read; no part of the answers

    @property
    def items(self) -> frozenset[Key]:
        """The items on the agenda: something is left of some committee at each."""
        return frozenset(item for item, _ in self.left)

    def says(self, case: Case) -> str:
        _, person = case
        return self.found.get(case, CLEAR).says if person in self.people else NOT_THERE


@dataclass(frozen=True, slots=True)
class Difference:
    """One answer that became another: about a person, or else about what is left of a committee."""

    item: Key
    person: Key | None
    committee: Key | None
    aspect: Aspect
    before: str
    after: str
    interest: Key | None = None  # that decides the answer now, or decided it before

    @property
    def settles_a_doubt(self) -> bool:
        """Whether nobody could tell, and now it is known that there is no conflict."""
        return (self.before, self.after) == (DOUBT.says, CLEAR.says)


def answer_of(finding: Finding) -> Answer:
    """A finding as it is stored: with its heaviest reason."""
    decides = finding.because[0] if finding.because else None
    if decides is None:
        return Answer(finding.outcome)
    return Answer(
        outcome=finding.outcome,
        step=finding.step,
        no_papers=AddOn.NO_PAPERS in finding.also,
        new_chair=AddOn.NEW_CHAIR in finding.also,
        interest=decides.interest,
        version=decides.version,
        rule=decides.rule,
        instrument=decides.source.instrument,
    )


def differences(before: Answers, after: Answers) -> Iterator[Difference]:
    """What reads otherwise now, on the items that were on the agenda before and still are; in any order."""
    both = before.items & after.items
    for case in before.found.keys() | after.found.keys():
        was, now = before.says(case), after.says(case)
        if case[0] in both and was != now and {was, now} != {CLEAR.says, NOT_THERE}:
            yield Difference(case[0], case[1], None, Aspect.OUTCOME, was, now, _interest(case, before, after))
    names = {**before.names, **after.names}
    for place in before.left.keys() & after.left.keys():
        was_left, now_left = before.left[place].says(names), after.left[place].says(names)
        for aspect in (aspect for aspect in was_left if was_left[aspect] != now_left[aspect]):
            yield Difference(place[0], None, place[1], aspect, was_left[aspect], now_left[aspect])


def _interest(case: Case, before: Answers, after: Answers) -> Key | None:
    for answers in (after, before):
        if (answer := answers.found.get(case)) and answer.interest is not None:
            return answer.interest
    return None


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
