"""Every name in a scenario must mean exactly one thing in it."""

from collections.abc import Iterator

from declarations.guidance.rulebook import load
from declarations.scenarios.scenario import Concern, Person, Scenario, Seat
from declarations.scenarios.shapes import CannotRead, first_twice


def check_names(scenario: Scenario) -> None:
    """Raises CannotRead for the first name that is there twice, or that nothing in the scenario bears."""
    _refuse_twins(scenario)
    committees = {committee.name for committee in scenario.committees}
    people = {person.id for person in scenario.people}
    items = {item.id for item in scenario.items}
    for kind, known, name, line in [
        *(("committee", committees, name, line) for name, line in _committees_named(scenario)),
        *(("person", people, name, line) for name, line in _people_named(scenario)),
        *(("item", items, name, line) for name, line in _items_named(scenario)),
    ]:
        if name not in known:
            raise CannotRead(line, f"there is no {kind} “{name}” in this file.")
    for name, line in _organisations_named(scenario):
        organisation_called(scenario, name, line)
    _refuse_what_is_unclear(scenario)


def organisation_called(scenario: Scenario, name: str, line: int) -> str:
    """The key of the organisation meant by a name or an ODS code: its place in the list, or a CCG's name."""
    codes = [number for number, one in enumerate(scenario.organisations) if one.ods == name]
    names = [number for number, one in enumerate(scenario.organisations) if one.name == name]
    found = codes or names
    if len(found) > 1:
        raise CannotRead(line, f"{len(found)} organisations are called “{name}”. Name the one you mean by its ODS code.")
    if not found and name not in scenario.ccgs:
        raise CannotRead(line, f"there is no organisation “{name}” in this file. Add it to “organisations”.")
    return str(found[0]) if found else name


def _refuse_twins(scenario: Scenario) -> None:
    for kind, names in {
        "people": [(person.id, person.line) for person in scenario.people],
        "items": [(item.id, item.line) for item in scenario.items],
        "committees": [(committee.name, committee.line) for committee in scenario.committees],
        "organisations with this ODS code": [(one.ods, one.line) for one in scenario.organisations if one.ods],
    }.items():
        if twin := first_twice(names):
            raise CannotRead(twin[1], f"two {kind} are called “{twin[0]}”.")


def _committees_named(scenario: Scenario) -> Iterator[tuple[str, int]]:
    yield from ((seat.committee, seat.line) for seat in _seats(scenario) if seat.committee)
    yield from ((name, item.line) for item in scenario.items for name in item.committees)
    yield from ((row.committee, row.line) for row in scenario.expect if row.committee)


def _people_named(scenario: Scenario) -> Iterator[tuple[str, int]]:
    for seat in _seats(scenario):
        yield from ((other, seat.line) for other in (seat.shared_with, seat.deputy_for) if other)
    yield from ((one.person, one.line) for item in scenario.items for one in item.contributors)
    yield from ((concern.person, concern.line) for concern in _concerns(scenario) if concern.person)
    yield from ((row.person, row.line) for row in scenario.expect if row.person)
    yield from ((str(row.asked["chair"]), row.line) for row in scenario.expect if row.asked.get("chair"))


def _items_named(scenario: Scenario) -> Iterator[tuple[str, int]]:
    yield from ((item, person.line) for person in scenario.people for item in person.absent_for)
    yield from ((row.item, row.line) for row in scenario.expect if row.item)


def _organisations_named(scenario: Scenario) -> Iterator[tuple[str, int]]:
    yield from ((name, link.line) for link in scenario.links for name in (link.from_, link.to))
    yield from ((one.in_, one.line) for person in scenario.people for one in person.interests if one.in_)
    for concern in _concerns(scenario):
        yield from ((name, concern.line) for name in (concern.organisation, *concern.practices_in) if name)


def _seats(scenario: Scenario) -> Iterator[Seat]:
    yield from (person.seat for person in scenario.people if person.seat)


def _concerns(scenario: Scenario) -> Iterator[Concern]:
    yield from (concern for item in scenario.items for concern in item.concerns)


def _refuse_what_is_unclear(scenario: Scenario) -> None:
    for committee in scenario.committees:
        if committee.ccg is None and len(scenario.ccgs) > 1:
            raise CannotRead(committee.line, f"say with “ccg” whose committee “{committee.name}” is.")
        if committee.ccg is not None and committee.ccg not in scenario.ccgs:
            raise CannotRead(committee.line, f"“{committee.ccg}” is not among the CCGs of this file.")
    for concern in _concerns(scenario):
        _refuse_two_ways(concern)
    contributors = {one.person for item in scenario.items for one in item.contributors}
    for person in scenario.people:
        if person.vacant and (person.seat is None or person.id in contributors):
            raise CannotRead(person.line, f"“{person.id}” is nobody: the seat is vacant.")
        if person.seat is None and person.id not in contributors:
            raise CannotRead(person.line, f"“{person.id}” has no “seat”, and contributes to no item.")
        _refuse_interests_in_nothing(person)
    _refuse_unknown_instruments(scenario)


def _refuse_two_ways(concern: Concern) -> None:
    ways = [concern.organisation, concern.class_, concern.practices_in, concern.topic, concern.person, concern.unidentified]
    if sum(bool(way) for way in ways) != 1:
        raise CannotRead(
            concern.line, "a concern names one of: organisation, class, practices_in, topic, person, unidentified."
        )
    if concern.as_ and not concern.organisation:
        raise CannotRead(concern.line, "“as” says the part that an organisation plays; no organisation is named here.")


def _refuse_interests_in_nothing(person: Person) -> None:
    if person.vacant and person.interests:
        raise CannotRead(person.line, f"the seat of “{person.id}” is vacant, so nobody in it has interests.")
    for interest in person.interests:
        if not (interest.in_ or interest.in_class or interest.in_topic or interest.text):
            raise CannotRead(interest.line, "say what the interest lies in: “in”, “in_class”, “in_topic” or “text”.")


def _refuse_unknown_instruments(scenario: Scenario) -> None:
    known = load().instruments
    for instrument in scenario.rulebook or ():
        if instrument not in known:
            raise CannotRead(1, f"“rulebook” names “{instrument}”. Known are: {', '.join(known)}.")
