"""The words for an amount, a check, a decision and a route, the same on every page."""

from decimal import Decimal

from coi_register.nhsuk.words import counted, day
from committees.meetings.vocabulary import ROUTE_LABELS, Route
from declarations.procurement.models import Procurement, StageReached, SupplierCheck
from declarations.procurement.vocabulary import FOUND_LABELS, Fate, Found, Stage

FOUND_TONES = {Found.INTEREST: "discuss", Found.NONE: "good", Found.CANNOT_TELL: "unknown"}
FATE_COLOURS = {Fate.TAKING_PART: "blue", Fate.WITHDREW: "grey", Fate.NOT_CHOSEN: "grey", Fate.AWARDED: "green"}
STAGE_COLOURS = {
    Stage.PLANNED: "grey",
    Stage.INVITED: "blue",
    Stage.EVALUATED: "purple",
    Stage.AWARDED: "green",
    Stage.ENDED: "grey",
}


def pounds(amount: Decimal | None) -> str:
    """£420,000, with pence where there are any."""
    if amount is None:
        return "Not recorded"
    return f"£{amount:,.2f}".removesuffix(".00")


def term(procurement: Procurement) -> str:
    """From which day to which the contract runs."""
    first, last = procurement.first_day, procurement.last_day
    if first and last:
        return f"{day(first)} to {day(last)}"
    return f"from {day(first)}" if first else f"until {day(last)}" if last else "Not recorded"


def route_words(procurement: Procurement) -> str:
    """How it is bought."""
    return ROUTE_LABELS[Route(procurement.route)] if procurement.route else "Not decided yet"


def check_word(check: SupplierCheck) -> tuple[str, str]:
    """What a check found, in a word and a tone."""
    found = Found(check.found)
    return FOUND_LABELS[found], FOUND_TONES[found]


def check_says(check: SupplierCheck) -> str:
    """The same in a sentence, with its day; of whom it cannot be told is never left out."""
    on = f"on {day(check.on)}"
    match Found(check.found):
        case Found.CANNOT_TELL:
            return f"Cannot tell {on}: {check.doubts[0] if check.doubts else 'no guidance in force says what matters.'}"
        case Found.INTEREST:
            met = counted(len(check.met.all()), "interest")
            return f"{met} found on the registers {on}.{_doubt(check)}"
        case Found.NONE:
            people = counted(check.people, "person", "people")
            return f"No interest on the registers {on}, of {people} whose interests count.{_doubt(check)}"


def _doubt(check: SupplierCheck) -> str:
    if not check.doubts:
        return ""
    return f" {counted(len(check.doubts), 'doubt remains', 'doubts remain')}."


def who_decided(stage: StageReached, *, may_read_item: bool) -> str:
    """Who decided that it came to this stage; of an item kept from the reader no more than its meeting."""
    parts = [str(stage.committee)] if stage.committee else []
    if stage.item is not None:
        named = f"item {stage.item.number}: {stage.item.title}" if may_read_item else "an item in private"
        parts.append(f"meeting of {day(stage.item.meeting.on)}, {named}")
    return ", ".join([*parts, *([stage.decided_by] if stage.decided_by else [])])
