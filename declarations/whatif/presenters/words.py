"""What is tried, in words; and where on the agenda and among the people it belongs."""

from committees.meetings.vocabulary import PART_PLAYED_LABELS
from committees.organisations.facts import Key
from committees.seats.vocabulary import SEAT_CATEGORY_LABELS
from declarations.conflicts.selectors import Assessed
from declarations.guidance.vocabulary import STEP_LABELS, Step
from declarations.whatif.selectors import Tried
from declarations.whatif.suppositions import Away, Comes, Deputised, Handled, Invited, Party, Supposition, person_of

STAYS = "No conflict, stays"


def step_words(step: Step | None) -> str:
    """A step as it is chosen."""
    return STEP_LABELS[step] if step else STAYS


def tried_words(tried: Tried, supposition: Supposition) -> str:
    """One thing tried."""
    found = tried.before
    match supposition:
        case Handled(item, person, step):
            return f"{found.name_of(person)}, item {found.items[item].number}: {step_words(step).lower()}"
        case Away(person):
            return f"{found.name_of(person)} is away"
        case Comes(person):
            return f"{found.name_of(person)} {'is invited' if _is_guest(found, person) else 'comes'}"
        case Deputised(person, deputy):
            return f"{found.name_of(deputy)} comes {_in_whose_place(found, person)}"
        case Invited():
            return _invited_words(tried, supposition)
        case Party():
            return _party_words(found, supposition)


def _in_whose_place(found: Assessed, person: Key) -> str:
    """Of whom, or in which seat where nobody holds it."""
    seat = next((one for one in found.meeting.sittings if one.vacant and one.key == person), None)
    return f"in the vacant seat of {seat.seat.office}" if seat else f"in the place of {found.name_of(person)}"


def _is_guest(found: Assessed, person: Key) -> bool:
    return all(one.seat.invited_as for one in found.meeting.sittings if person_of(one) == person)


def _invited_words(tried: Tried, invited: Invited) -> str:
    vote = "with a vote" if invited.votes else "without a vote"
    says = f"{invited.name[:1].upper()}{invited.name[1:]} is invited as {_lower(SEAT_CATEGORY_LABELS[invited.category])}, {vote}"
    if invited.committee and len(tried.before.committee_names) > 1:
        says += f", at {tried.before.committee_names[invited.committee]}"
    if invited.person:
        return says
    works_at = f", but that they are a partner at {_name(tried.after, invited.organisation)}" if invited.organisation else ""
    return f"{says}; nothing is on record of their interests{works_at}"


def _party_words(found: Assessed, party: Party) -> str:
    played = f", as {PART_PLAYED_LABELS[party.part_played].lower()}" if party.part_played else ""
    record = "" if party.organisation else ", not on record"
    return f"Item {found.items[party.item].number} also concerns {party.name}{played}{record}"


def _name(found: Assessed, organisation: Key) -> str:
    known = found.meeting.organisations.get(organisation)
    return known.name if known else "an organisation"


def _lower(label: str) -> str:
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
