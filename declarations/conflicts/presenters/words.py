"""The words of a finding, a ruling and a committee's standing, the same on every page."""

from collections.abc import Iterable
from dataclasses import dataclass

from coi_register.nhsuk.words import day, joined
from committees.meetings.facts import Concern, Item
from committees.meetings.vocabulary import AFFECTED_CLASS_LABELS, CONTRIBUTION_LABELS, Contribution
from committees.organisations.facts import Key
from declarations.conflicts.models import Ruling
from declarations.guidance.facts import Ruled
from declarations.guidance.findings import After, Because, Finding, Source, Stretch
from declarations.guidance.rules import Confirmed
from declarations.guidance.vocabulary import (
    INTEREST_ROLE_LABELS,
    RELATIONSHIP_LABELS,
    STATUS_LABELS,
    STEP_LABELS,
    STRENGTH_LABELS,
    AddOn,
    Outcome,
    Step,
)

NO_CONFLICT = "No conflict"


@dataclass(frozen=True, slots=True)
class Word:
    """A word for one person and item with its tone: leave, discuss, note, unknown, none, good, bad."""

    text: str
    tone: str
    decided: bool = False


def word_for(finding: Finding, ruling: Ruling | Ruled | None) -> Word:
    """What stands: the ruling where there is one, else what the guidance implies."""
    if ruling is not None:
        return decided_word(Step(ruling.step) if ruling.step else None)
    match finding.outcome:
        case Outcome.FLAG:
            return Word(*_step_word(finding.step))
        case Outcome.CANNOT_TELL:
            return Word("Cannot tell", "unknown")
        case Outcome.CLEAR:
            return Word("Dismissed", "stay") if is_dismissed(finding) else Word("–", "none")


def is_dismissed(finding: Finding) -> bool:
    """Whether a match stays dismissed: never shown as if nothing had been found."""
    return any(miss.dismissal is not None and not miss.lapsed for miss in finding.near_misses)


def decided_word(step: Step | None) -> Word:
    """A step that was ruled, or is tried as if it were."""
    return Word(*_step_word(step, otherwise=NO_CONFLICT), decided=True)


def _step_word(step: Step | None, otherwise: str = "–") -> tuple[str, str]:
    match step:
        case None:
            return otherwise, "none"
        case Step.NOTE:
            return "Note", "note"
        case Step.LEAVE_FOR_DECISION:
            return STEP_LABELS[step], "discuss"
        case Step.LEAVE | Step.NOT_ATTEND:
            return STEP_LABELS[step], "leave"


def certainty(source: Source, confirmed: Confirmed | None) -> str:
    """How binding a rule is, and how sure we are of its text; who found it in the CCG's own copy says more than we can."""
    if confirmed is None:
        return f"{STRENGTH_LABELS[source.strength]}. {STATUS_LABELS[source.status]}"
    found = f"Confirmed by {confirmed.by} on {day(confirmed.on)} against the CCG’s own copy: {confirmed.place}"
    return f"{STRENGTH_LABELS[source.strength]}. {found}"


def you_must(step: Step | None) -> str:
    """What a step asks, as said to the person."""
    match step:
        case None:
            return "There is no conflict. You stay, discuss and decide."
        case Step.NOTE:
            return "Your interest is noted. You stay, discuss and decide."
        case Step.LEAVE_FOR_DECISION:
            return "You may join the discussion. You must leave before the decision."
        case Step.LEAVE:
            return "You must leave the meeting for this item, discussion and decision."
        case Step.NOT_ATTEND:
            return "You must not attend the meeting."


def recommended(finding: Finding) -> str:
    """The headline of a finding, as said to the person in the chair."""
    match finding.outcome:
        case Outcome.FLAG:
            extras = [EXTRA[add_on] for add_on in AddOn if add_on in finding.also]
            return joined([f"Recommended: {RECOMMENDED[finding.step or Step.NOTE]}", *extras])
        case Outcome.CANNOT_TELL:
            doubts = [miss.says for miss in finding.near_misses if miss.doubt]
            return f"Cannot tell: {doubts[0]}" if doubts else "Cannot tell"
        case Outcome.CLEAR:
            return "Dismissed: not a match" if is_dismissed(finding) else "No conflict found"


# Where an item is not named to somebody, nothing may say to them that all is clear (0101).
NOT_NAMED = "A private item that is not named to you may concern you: ask whoever is in the chair, or the secretary."
NOTHING_NAMED = f"Nothing that is named to you touches what you declared. {NOT_NAMED}"

RECOMMENDED = {
    Step.NOTE: "note the interest and stay",
    Step.LEAVE_FOR_DECISION: "join the discussion, leave for the decision",
    Step.LEAVE: "leave for this item",
    Step.NOT_ATTEND: "do not attend the meeting",
}
EXTRA = {AddOn.NO_PAPERS: "receive no papers for it", AddOn.NEW_CHAIR: "hand over the chair"}


def path_in_words(because: Because) -> str:
    """Spouse or partner → Director (since 1 June 2015) → Harbourside Ltd."""
    return path_of(because.path)


def path_of(path: Iterable[Stretch]) -> str:
    """The same of a path that no rule has been asked about, or on which nothing rests yet."""
    return " → ".join(_stretch(stretch) for stretch in path)


def _stretch(stretch: Stretch) -> str:
    label = LABELS.get(stretch.label, stretch.label)
    return f"{label} (since {day(stretch.since)})" if stretch.since else label


LABELS: dict[str, str] = {str(key): label for key, label in [*RELATIONSHIP_LABELS.items(), *INTEREST_ROLE_LABELS.items()]}


def quorum_words(after: After) -> tuple[str, str]:
    """Whether the committee is quorate after the withdrawals, in a word and a tone."""
    match after.quorate:
        case True:
            return "Quorate", "good"
        case False:
            return "Not quorate", "bad"
        case None:
            return "Quorum not known", "unknown"


def majority_words(after: After) -> tuple[str, str]:
    """Lay and executive votes against all votes; says when neither the terms nor the rules ask for a majority."""
    numbers = f"{after.majority.lay_executive} of {after.majority.voting}"
    match after.lay_executive_majority:
        case True:
            return numbers, "good"
        case False:
            return f"{numbers}: lost", "bad"
        case None:
            return f"{numbers}, not asked for", "none"


def contribution_words(item: Item, person: Key) -> str:
    """What somebody does for an item beside voting on it: author and presenter; empty for nothing."""
    said = {one.contribution for one in item.contributors if one.person == person}
    return joined(label.lower() for each, label in CONTRIBUTION_LABELS.items() if each in said)


DOES = {
    Contribution.AUTHOR: "wrote the paper of",
    Contribution.PRESENTER: "presents",
    Contribution.ADVISER: "advises on",
}


def what_they_do(item: Item, person: Key) -> str:
    """The same as a person does it: wrote the paper of and presents."""
    said = {one.contribution for one in item.contributors if one.person == person}
    return joined(does for each, does in DOES.items() if each in said)


def concern_words(concern: Concern, names: dict[object, str]) -> str:
    """One thing an item concerns, with the part it plays."""
    if concern.unidentified:
        return f"{concern.unidentified} (not identified)"
    if concern.affected_class:
        return AFFECTED_CLASS_LABELS[concern.affected_class].replace("All ", "all ")
    if concern.practices_in:
        return f"practices of {joined(names.get(key, 'an organisation') for key in concern.practices_in)}"
    if concern.topic:
        return f"the topic {concern.topic}"
    name = names.get(concern.organisation or concern.person, "an organisation")
    return f"{name} ({concern.part_played.replace('_', ' ')})" if concern.part_played else name
