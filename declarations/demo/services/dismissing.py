"""The matches that the officer of the story found to be none."""

from collections.abc import Mapping

from committees.meetings.models import Item
from declarations.conflicts import services as conflicts
from declarations.conflicts.selectors import case_of
from declarations.demo.services.cast import Cast
from declarations.demo.story import Told


def dismissed(cast: Cast, items: Mapping[str, Item], told: Told) -> None:
    """Dismiss the match of a person with an organisation at an item, as the story says."""
    item, person, on = items[told["item"]].pk, cast.people[told["person"]].pk, told["on"]
    by, party = cast.officer(on), str(cast.organisations[told["organisation"]].pk)
    case = case_of(item, person, by)
    assert case is not None
    match = next(match for match in case.matches if match.key == party)
    found = conflicts.NoMatch(match.interest.key, party, told["because"], until=told.get("until"))  # type: ignore[arg-type]
    conflicts.dismiss(item, person=person, found=found, on=on, by=by)
