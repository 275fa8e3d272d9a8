"""The columns of each register, by names that stay: those of the public, and those for whoever keeps it."""

from collections.abc import Mapping
from functools import cache

from coi_register.sheets.sheet import Column, Kind
from declarations.registers.vocabulary import Register

KEY = Column("key", "Reference", "Names the entry for good: in every edition, export and answer.")
NAME = Column("name", "Name", "Whose entry it is; “Withheld” where the Guardian decided so.")
POSITION = Column("position", "Current position", "The position held in or with the CCG.")
WITHHELD = Column("withheld", "Withheld", "What of the entry is withheld, and nothing where nothing is.")
LEAVES_ON = Column(
    "leaves_on", "Leaves the register on", "The first day on which an ended entry need not be public any more.", Kind.DAY
)

INTERESTS = (  # the columns of Annex B (R2.9), and the committees that some CCGs add
    KEY,
    NAME,
    POSITION,
    Column("capacity", "On the register as", "Governing body, committee, member practice or employee (s14O(1))."),
    Column("committees", "Committees", "The committees of which the person is a member on the day."),
    Column("organisation", "Declared interest", "The organisation, class of organisations or matter the interest lies in."),
    Column("type", "Type of interest", "Financial, non-financial professional or non-financial personal."),
    Column("direct", "Direct or indirect", "Whether it is the person’s own, or through which kind of relationship."),
    Column("nature", "Nature of the interest", "In the words of the declaration."),
    Column("since", "From", "The first day of the interest, where it is known.", Kind.DAY),
    Column("until", "To", "The first day on which the interest no longer held.", Kind.DAY),
    Column("action", "Action taken to mitigate risk", "What was agreed about the interest."),
    LEAVES_ON,
    WITHHELD,
)
GIFTS = (  # the columns of Annex D (R3.6)
    KEY,
    NAME,
    POSITION,
    Column("capacity", "On the register as", "Governing body, committee, member practice or employee (s14O(1))."),
    Column("committees", "Committees", "The committees of which the person is a member on the day."),
    Column("type", "Gift or hospitality", "What kind of gift, hospitality or sponsorship it is."),
    Column("offered_on", "Offered on", "The day of the offer.", Kind.DAY),
    Column("outcome", "Accepted or declined", "What became of the offer."),
    Column("received_on", "Received on", "The day of receipt, where it was accepted.", Kind.DAY),
    Column("nature", "Details", "What was offered."),
    Column("value", "Estimated value", "In pounds.", Kind.MONEY),
    Column("organisation", "Offered by", "The supplier or other organisation that made the offer."),
    Column("action", "Reason", "Why it was accepted or declined."),
    LEAVES_ON,
    WITHHELD,
)
PROCUREMENT = (  # the columns of Annex H (R4.8)
    KEY,
    Column("reference", "Decision reference", "The CCG’s own number of the decision."),
    Column("title", "Contract or service", "What was bought."),
    Column("nature", "Description", "What the procurement was."),
    Column("type", "Procurement route", "How it was bought."),
    Column("decided_on", "Decided on", "The day of the decision.", Kind.DAY),
    Column("committees", "Decided by", "The committee that decided."),
    Column("name", "Who took part", "Those who took part in the decision."),
    Column("conflicts", "Conflicts noted", "The interests that were declared or found."),
    Column("action", "How they were managed", "What was done about them."),
    Column("justification", "Justification", "Why that was enough."),
    Column("organisation", "Suppliers", "The suppliers that got the contract."),
    Column("value", "Value", "Of the whole contract, in pounds.", Kind.MONEY),
    Column("since", "From", "The first day of the contract.", Kind.DAY),
    Column("until", "To", "The first day after the contract.", Kind.DAY),
    WITHHELD,
)
PUBLIC: Mapping[Register, tuple[Column, ...]] = {
    Register.INTERESTS: INTERESTS,
    Register.GIFTS: GIFTS,
    Register.PROCUREMENT: PROCUREMENT,
}
KEPT = (  # what stands besides for those who keep the register
    Column("declared_on", "Declared on", "The day of the declaration, where it is known.", Kind.DAY),
    Column("keeping", "Where it stands", "Current, ended and still public, kept privately, or no longer to be kept."),
    Column("published", "On the public register", "Whether the published register of that day holds it.", Kind.YES_NO),
    Column("kept_until", "Kept until", "The first day on which it need not be kept any more.", Kind.DAY),
    Column("held", "On hold", "Whether it may not be disposed of, whatever its age.", Kind.YES_NO),
)
WHO = frozenset({"name", "position", "committees"})  # what would tell whose entry it is
WHAT = frozenset({"organisation", "nature", "action", "conflicts", "justification", "title"})


@cache
def places(register: Register) -> Mapping[str, int]:
    """Where each public column stands."""
    return {column.name: place for place, column in enumerate(PUBLIC[register])}
