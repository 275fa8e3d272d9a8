"""What must be true of an adoption, a rule of a CCG's own and its cases; each with the sentence for when it is not."""

from collections.abc import Iterable
from datetime import date

from coi_register.nhsuk.words import day
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from declarations.adoption.models import Adoption, Variation
from declarations.adoption.wording import Wording
from declarations.guidance.conditions import CONDITIONS
from declarations.guidance.local import local_rule
from declarations.guidance.reading import RuleBookError
from declarations.guidance.rulebook import RuleBook
from declarations.guidance.rules import Instrument, Period, Rule, RuleKind
from declarations.guidance.taken_up import LOCAL
from declarations.guidance.trying import Tried

REPLACEABLE = (RuleKind.STEP, RuleKind.EXCEPTION)


def is_a_ccg(organisation: Organisation) -> None:
    if not organisation.is_ccg:
        raise CannotBeDone(f"{organisation} is not a CCG, and only a CCG keeps a rule book.")


def may_be_adopted(text: Instrument | None, instrument: str) -> None:
    if text is None:
        raise CannotBeDone(f"There is no instrument {instrument} in the rule book.", field="instrument")
    if not text.by_adoption:
        raise CannotBeDone(f"{text.title} binds on its own day; nobody adopts it.", field="instrument")


def is_adopted_in_its_days(row: Adoption, text: Instrument, ended: date | None) -> None:
    """From the day of its publication, and before the day on which the last guidance for CCGs `ended`."""
    if row.on < text.in_force.since:
        raise CannotBeDone(
            f"{text.key} was published on {day(text.in_force.since)}. Give that day or a later one.", field="on"
        )
    if ended is not None and row.on >= ended:
        raise CannotBeDone(f"On {day(ended)} there were no CCGs any more. Give an earlier day.", field="on")


def is_confirmable(rule: Rule) -> None:
    if rule.source.instrument == LOCAL:
        raise CannotBeDone("This is the CCG's own rule; there is no other copy to find it in.")


def says_enough(wording: Wording) -> None:
    """Raises CannotBeDone naming the field that is empty or wrong."""
    for field, words in (("says", wording.says), ("place", wording.place), ("reason", wording.reason)):
        if not words.strip():
            raise CannotBeDone(f"The rule has no words under “{field}”. Enter them.", field=field)
    if not wording.when:
        raise CannotBeDone("Choose at least one condition: a rule without one would fire at everybody.", field="when")
    unknown = sorted({*wording.when, *wording.unless} - set(CONDITIONS))
    if unknown:
        raise CannotBeDone(f"There is no condition “{unknown[0]}”.", field="when")
    if both := sorted({*wording.when} & {*wording.unless}):
        raise CannotBeDone(f"“{both[0]}” stands under both; the rule could never fire.", field="unless")
    if wording.until is not None and wording.until <= wording.since:
        raise CannotBeDone("It would end before it begins. Give an end after the beginning.", field="until")
    if wording.step is None and wording.no_papers:
        raise CannotBeDone("Where there is no conflict no papers are withheld.", field="no_papers")


def stands_in_the_place_of(wording: Wording, book: RuleBook) -> None:
    """The rule replaced is one that the CCG works under on the first day, and one about a single person."""
    if wording.replaces is None:
        return
    known = book.in_force(wording.since).rule(wording.replaces)
    if known is None:
        raise CannotBeDone(f"No rule {wording.replaces} is in force on {day(wording.since)}.", field="replaces")
    if known.kind not in REPLACEABLE:
        raise CannotBeDone("Only a rule that recommends a step, or says that there is no conflict, can be replaced here.")


def is_whole(variation: Variation) -> None:
    try:
        local_rule(variation.entry)
    except RuleBookError as error:
        raise CannotBeDone(str(error)) from error


def is_a_draft(variation: Variation) -> None:
    if not variation.is_draft:
        raise CannotBeDone("This rule is not a draft any more. Write a new one, or end this one.")


def is_alone(variation: Variation, others: Iterable[Variation]) -> None:
    """No other rule of the CCG's own bears its id on any of its days."""
    days = _days(variation)
    for other in others:
        if other.pk != variation.pk and other.rule == variation.rule and days.within(_days(other)):
            raise CannotBeDone(f"Another rule of yours stands there then: “{other.says}” End that one first.")


def _days(variation: Variation) -> Period:
    assert variation.since is not None
    return Period(variation.since, variation.until)


def do_as_they_say(outcomes: Iterable[Tried]) -> None:
    """Raises CannotBeDone for the first case that the rule does not treat as the case says."""
    for outcome in outcomes:
        if outcome.does_as_said:
            continue
        should, does = ("should fire", "does not") if outcome.case.fires else ("should not fire", "does")
        raise CannotBeDone(
            f"The rule {should} in the case “{outcome.case.says}”, and {does}. Change the case, or the conditions of the rule."
        )


def has_both_kinds_of_case(variation: Variation) -> None:
    kinds = {case["fires"] for case in variation.cases}
    if True not in kinds:
        raise CannotBeDone("No case fires this rule yet. Add one, so that everybody sees what it is for.")
    if False not in kinds:
        raise CannotBeDone("There is no case yet in which this rule keeps still. Add a near miss.")
