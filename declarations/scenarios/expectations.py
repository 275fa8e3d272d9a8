"""Whether a scenario came to what its author expected, and where it did not."""

from collections.abc import Iterator
from typing import Any

from declarations.scenarios.outcome import Plain
from declarations.scenarios.scenario import Expectation, Scenario
from declarations.scenarios.shapes import CannotRead

OF_A_PERSON = {"outcome", "step", "also"}
OF_WHAT_IS_LEFT = {"quorate", "lay_executive_majority", "chair", "clinician_present", "clinical_voice", "voting_present"}


def failures(scenario: Scenario, answer: Plain) -> list[str]:
    """One sentence for every row of `expect` that does not hold. Raises CannotRead for a row that asks nothing sensible."""
    return [says for row in scenario.expect for says in _failed(scenario, row, answer)]


def _failed(scenario: Scenario, row: Expectation, answer: Plain) -> Iterator[str]:
    where, found = _found(scenario, row, answer)
    for key, wanted in row.asked.items():
        came = found[key]
        if (set(came) != set(wanted)) if key == "also" else came != wanted:
            yield f"line {row.line}: {where}: {key} is {_shown(came)}, not {_shown(wanted)}."


def _found(scenario: Scenario, row: Expectation, answer: Plain) -> tuple[str, Plain]:
    if row.item is None:
        return _composition(scenario, row, answer)
    item = next(item for item in answer["items"] if item["id"] == row.item)
    if row.person is not None:
        return _checked(row, OF_A_PERSON, f"item {row.item}, {row.person}", _of_person(row, item))
    if set(row.asked) == {"in_scope"}:
        return f"item {row.item}", item["scope"]
    left = _of_committee(row, item["after"])
    return _checked(row, OF_WHAT_IS_LEFT, f"item {row.item}, {left['committee']}", left)


def _composition(scenario: Scenario, row: Expectation, answer: Plain) -> tuple[str, Plain]:
    committees = [one for one in answer["committees"] if row.committee in (None, one["name"])]
    if len(committees) > 1:
        raise CannotRead(row.line, "say with “committee” whose composition is expected.")
    made = committees[0]["composition"]
    found = {"composition": not made["problems"], "lay_executive_majority": made["lay_executive_majority"]}
    return _checked(row, set(found), f"{committees[0]['name']}, composition", found)


def _of_person(row: Expectation, item: Plain) -> Plain:
    found: Plain | None = next((person for person in item["people"] if person["id"] == row.person), None)
    if found is None:
        raise CannotRead(row.line, f"“{row.person}” takes no part in item {row.item}, so nothing can be expected of them.")
    return found


def _of_committee(row: Expectation, afters: list[Plain]) -> Plain:
    found = [after for after in afters if row.committee in (None, after["committee"])]
    if not found:
        raise CannotRead(row.line, f"item {row.item} is not an item of “{row.committee}”.")
    if len(found) > 1:
        raise CannotRead(row.line, f"item {row.item} is an item of {len(found)} committees: say with “committee” which.")
    return found[0]


def _checked(row: Expectation, sensible: set[str], where: str, found: Plain) -> tuple[str, Plain]:
    for key in row.asked:
        if key not in sensible:
            raise CannotRead(row.line, f"“{key}” cannot be expected here. Sensible are: {', '.join(sorted(sensible))}.")
    return where, found


def _shown(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case list() | tuple() | set():
            return f"[{', '.join(sorted(str(one) for one in value))}]"
        case _:
            return str(value)
