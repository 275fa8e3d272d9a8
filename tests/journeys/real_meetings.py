"""Two real agendas before committees made up as Lewisham's was; their members, interests and terms are invented."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product

from committees.meetings import services as meetings
from committees.meetings.selectors import items_of
from committees.meetings.suggestions import suggestions_for
from committees.meetings.vocabulary import AffectedClass
from committees.models import Committee, Item, Meeting, Organisation, Person
from committees.organisations.selectors import Found, ccg_on, find
from committees.people import services as people
from committees.seats import services as seats
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Relationship
from declarations.interests import services as interests
from tests.real_input import BY, NOTTINGHAMSHIRE, NOTTINGHAMSHIRE_AGENDA, STOCKPORT, STOCKPORT_AGENDA, convened, established

GP, CHAIR = "Governing body GP member", "CCG chair"
WITHOUT_PRACTICE = {
    "Lay member for primary care": "Ada Example",
    "Lay member for audit": "Bertram Example",
    "Registered nurse or secondary care specialist": "Edith Placeholder",
    "Chief officer": "Frank Template",
    "Chief financial officer": "Grace Template",
    "Director of commissioning and primary care": "Hugo Template",
    "Local medical committee representative": "Dr Ivy Fiction",
    "Healthwatch representative": "Jonas Fiction",
    "Health and wellbeing board representative": "Kate Fiction",
    "NHS England representative": "Leo Fiction",
}
STOCKPORT_GPS = {(CHAIR, 0): "Dr Cordelia Specimen", (GP, 0): "Dr Basil Sample", (GP, 1): "Dr Dora Dummy"}
SURNAMES = {(CHAIR, 0): "Sample", (GP, 0): "Specimen", (GP, 1): "Dummy"}
FORENAMES = dict(zip(NOTTINGHAMSHIRE, ("Alma", "Boris", "Clara", "Denis", "Elsa", "Felix"), strict=True))
SOUND = [{"any_of": [category], "at_least": 1, "voting": True} for category in ("lay", "executive")]
ASKS_FOR_THREE_GPS = [*SOUND, {"any_of": ["gp"], "at_least": 3, "voting": True}]


@dataclass(frozen=True)
class Entered:
    """A meeting as it was entered; its people by name, its committees by the short name of their CCG."""

    meeting: Meeting
    people: dict[str, Person]
    committees: dict[str, Committee]

    def item(self, number: str) -> Item:
        return next(item for item in items_of(self.meeting) if item.number == number)


def stockport() -> Entered:
    """The merger of Heaton Moor and another surgery: one partner in it, one related to it, and others who may be."""
    ccg = Organisation.objects.get(ods_code=STOCKPORT)
    known = _people(ccg, [*WITHOUT_PRACTICE.values(), *STOCKPORT_GPS.values()])
    names = {(office, 0): name for office, name in WITHOUT_PRACTICE.items()} | STOCKPORT_GPS
    committee = established(ccg, lambda office, number: known[names[office, number]])
    seats.set_terms(committee, minimum=4, clauses=SOUND, lay_executive_majority=True, by=BY)
    entered = Entered(convened(STOCKPORT_AGENDA, [committee]), known, {"Stockport": committee})
    meetings.take_up(entered.item("6"), unidentified=["a health centre"], by=BY)
    heaton_moor, bredbury = _open_practice(entered.item("7")), _open_practice(entered.item("8"))
    meetings.take_up(entered.item("7"), organisations=[heaton_moor], unidentified=["another surgery"], by=BY)
    meetings.take_up(entered.item("8"), organisations=[bredbury], by=BY)
    on = date(2017, 1, 10)
    _partner(known["Dr Basil Sample"], heaton_moor, on)
    _partner(known["Dr Dora Dummy"], bredbury, on)
    _partner(known["Dr Cordelia Specimen"], _practice("Marple Cottage", ccg, on), on)
    interests.declare(
        known["Edith Placeholder"], category=InterestCategory.FINANCIAL, direct=False, role=InterestRole.PARTNER,
        relationship=Relationship.SPOUSE_OR_PARTNER, organisation=heaton_moor, since=date(2012, 4, 1), on=on, by=BY,
    )  # fmt: skip
    _nil_returns((person for name, person in known.items() if name != "Jonas Fiction"), on)
    return entered


def nottinghamshire() -> Entered:
    """Six committees in common: the same lay members and executives sit on all six, and three GPs on each."""
    ccgs = {short: Organisation.objects.get(ods_code=code) for short, code in NOTTINGHAMSHIRE.items()}
    known = _people(ccgs["Nottingham City"], WITHOUT_PRACTICE.values())
    for (short, forename), surname in product(FORENAMES.items(), SURNAMES.values()):
        known |= _people(ccgs[short], [f"Dr {forename} {surname}"])

    def committee_of(short: str) -> Committee:
        def holder(office: str, number: int) -> Person:
            if (office, number) in SURNAMES:
                return known[f"Dr {FORENAMES[short]} {SURNAMES[office, number]}"]
            return known[WITHOUT_PRACTICE[office]]

        return established(ccgs[short], holder)

    committees = {short: committee_of(short) for short in NOTTINGHAMSHIRE}
    for short in NOTTINGHAMSHIRE.keys() - {"Rushcliffe"}:  # of one the quorum is not known
        clauses = ASKS_FOR_THREE_GPS if short == "Nottingham City" else SOUND
        seats.set_terms(committees[short], minimum=4, clauses=clauses, lay_executive_majority=True, by=BY)
    entered = Entered(convened(NOTTINGHAMSHIRE_AGENDA, [*committees.values()]), known, committees)
    on = date(2019, 5, 1)
    for number, partner in (("008", "Dr Clara Specimen"), ("009", "Dr Clara Dummy"), ("011", None)):
        practice = _said_to_concern_the_practice_it_names(entered, entered.item(f"PCC19/{number}"))
        if partner:
            _partner(known[partner], practice, on)
    meetings.concern(entered.item("PCC19/012"), affected_class=AffectedClass.ALL_MEMBER_PRACTICES, by=BY)
    _partner(known["Dr Felix Specimen"], _practice("Castle Healthcare", ccgs["Rushcliffe"], on), on)
    _nil_returns(known.values(), on)
    return entered


def _said_to_concern_the_practice_it_names(entered: Entered, item: Item) -> Organisation:
    """An item that names a practice is the item of that practice's CCG."""
    (suggestion,) = suggestions_for(item)
    practice = suggestion.found[0].organisation
    ccg = ccg_on(practice, entered.meeting.on)
    whose = [committee for committee in entered.committees.values() if committee.ccg == ccg]
    item = meetings.amend_item(item, version=item.version, committees=whose, by=BY)
    meetings.take_up(item, organisations=[practice], by=BY)
    return practice


def offered(item: Item) -> list[Found]:
    """Every organisation that the title of an item is taken to name."""
    return [found for suggestion in suggestions_for(item) for found in suggestion.found]


def _open_practice(item: Item) -> Organisation:
    (found,) = (found for found in offered(item) if not found.state)
    return found.organisation


def _practice(name: str, ccg: Organisation, on: date) -> Organisation:
    (found,) = find(name, ccg=ccg, on=on)
    return found.organisation


def _people(ccg: Organisation, names: Iterable[str]) -> dict[str, Person]:
    return {name: people.add(name=name, ccg=ccg, by=BY) for name in names}


def _partner(person: Person, practice: Organisation, on: date) -> None:
    interests.declare(
        person, category=InterestCategory.FINANCIAL, role=InterestRole.PARTNER, organisation=practice,
        since=date(2010, 4, 1), on=on, by=BY,
    )  # fmt: skip


def _nil_returns(everybody: Iterable[Person], on: date) -> None:
    for person in everybody:
        if not person.interests.exists():
            interests.nil_return(person, on=on, by=BY)
