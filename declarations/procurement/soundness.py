"""What a procurement must have before it goes a step further; each refusal in the words the officer reads."""

from collections.abc import Collection, Iterable
from datetime import date

from coi_register.nhsuk.words import day, joined
from coi_register.refusals import CannotBeDone
from declarations.guidance.rulebook import RuleBook
from declarations.procurement.models import InterestMet, Procurement, StageReached, Supplier
from declarations.procurement.vocabulary import STAGE_LABELS, Fate, Stage, after

PUBLISH_EACH_AWARD = "publish-each-contract-awarded"  # the rule that says what is published of a contract (R4.4)


def check_order(procurement: Procurement, reached: Iterable[StageReached], stage: Stage, on: date) -> None:
    """A stage comes after those reached already, and not before their days. Raises CannotBeDone."""
    for one in reached:
        if stage not in after(Stage(one.stage)):
            raise CannotBeDone(
                f"{procurement} has come to “{STAGE_LABELS[Stage(one.stage)]}” already. Choose a later stage, or correct that one.",
                field="stage",
            )
        if on < one.on:
            raise CannotBeDone(
                f"{procurement} came to “{STAGE_LABELS[Stage(one.stage)]}” on {day(one.on)}. Give that day or a later one.",
                field="on",
            )


def check_between(stage: StageReached, reached: Iterable[StageReached], on: date) -> None:
    """A day put right still lies between those of the stages before and after. Raises CannotBeDone."""
    for one in reached:
        earlier = Stage(stage.stage) in after(Stage(one.stage))
        if one.pk != stage.pk and (on < one.on if earlier else on > one.on):
            raise CannotBeDone(
                f"“{STAGE_LABELS[Stage(one.stage)]}” was on {day(one.on)}. Give a day that is not "
                f"{'before' if earlier else 'after'} it.",
                field="on",
            )


def check_days(*, on: date, today: date | None) -> None:
    """Nothing is recorded before it happened. Raises CannotBeDone."""
    if today is not None and on > today:
        raise CannotBeDone(f"{day(on)} has not come yet. Give the day on which it was decided.", field="on")


def check_contract(procurement: Procurement) -> None:
    """The figures and days of a contract do not contradict each other. Raises CannotBeDone."""
    first, last = procurement.first_day, procurement.last_day
    if first and last and last < first:
        raise CannotBeDone(
            f"The contract begins on {day(first)}, so it cannot end on {day(last)}. Give a later last day.", field="last_day"
        )
    whole, part = procurement.value, procurement.value_to_ccg
    if whole is not None and part is not None and part > whole:
        raise CannotBeDone(
            "The value to the CCG is more than the whole contract is worth. Correct one of the two.", field="value_to_ccg"
        )


def check_award(procurement: Procurement, chosen: Collection[Supplier], book: RuleBook) -> None:
    """What the register must show of a contract is there, and a supplier is known. Raises CannotBeDone."""
    if not chosen:
        raise CannotBeDone("Say which supplier is awarded the contract.", field="awarded")
    for supplier in chosen:
        if supplier.organisation_id is None:
            raise CannotBeDone(
                f"“{supplier}” is not identified, so nobody can tell whose interests it touches. Identify it first.",
                field="awarded",
            )
        if supplier.fate != Fate.TAKING_PART:
            raise CannotBeDone(f"{supplier} no longer takes part. Choose another supplier.", field="awarded")
    rule = book.rule(PUBLISH_EACH_AWARD)
    missing = [words for words, value in _published_of(procurement).items() if value in (None, "")]
    if rule is not None and missing:
        raise CannotBeDone(
            f"The register must show {joined(missing)} of each contract awarded ({rule.source.instrument}, {rule.source.place}). "
            "Change the procurement first."
        )


def check_managed(unmanaged: Iterable[InterestMet]) -> None:
    """How each conflict was managed is recorded before anything is awarded (R4.1, R4.3). Raises CannotBeDone."""
    for one in unmanaged:
        raise CannotBeDone(
            f"{one.person} has an interest in {one.found_by.supplier} ({one.path}), and nothing says how it was managed. "
            "Check the suppliers on the page of the procurement, and say there what was done. Then record the award."
        )


def _published_of(procurement: Procurement) -> dict[str, object]:
    return {
        "what is bought": procurement.description,
        "the total value": procurement.value,
        "the first day": procurement.first_day,
        "the last day": procurement.last_day,
        "the procurement route": procurement.route,
    }
