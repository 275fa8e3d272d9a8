"""The words of an import: what a column may hold, what is asked before anything is written, and how far an import has come."""

from enum import StrEnum


class Holds(StrEnum):
    """What a column of somebody's register holds."""

    NAME = "name"
    POSITION = "position"
    COMMITTEE = "committee"
    INTEREST = "interest"
    NATURE = "nature"
    ORGANISATION = "organisation"
    TYPE = "type"
    DIRECT = "direct"
    WHOSE = "whose"
    FINANCIAL = "financial"
    PROFESSIONAL = "professional"
    PERSONAL = "personal"
    INDIRECT = "indirect"
    DATES = "dates"
    FROM = "from"
    TO = "to"
    DECLARED = "declared"
    MITIGATION = "mitigation"
    NOTHING = "nothing"


HOLDS_LABELS = {
    Holds.NAME: "Name",
    Holds.POSITION: "Position or job title",
    Holds.COMMITTEE: "Committees",
    Holds.INTEREST: "Declared interest",
    Holds.NATURE: "More about the interest",
    Holds.ORGANISATION: "Organisation",
    Holds.TYPE: "Type of interest",
    Holds.DIRECT: "Direct or indirect",
    Holds.WHOSE: "Whose interest it is",
    Holds.FINANCIAL: "Financial interests",
    Holds.PROFESSIONAL: "Non-financial professional interests",
    Holds.PERSONAL: "Non-financial personal interests",
    Holds.INDIRECT: "Indirect interests",
    Holds.DATES: "From and to, in one column",
    Holds.FROM: "From",
    Holds.TO: "To",
    Holds.DECLARED: "Day of declaring",
    Holds.MITIGATION: "Action taken to mitigate risk",
    Holds.NOTHING: "Nothing that is imported",
}
ONE_PER_TYPE = (Holds.FINANCIAL, Holds.PROFESSIONAL, Holds.PERSONAL, Holds.INDIRECT)
SAYS_WHAT = (Holds.INTEREST, Holds.NATURE, Holds.ORGANISATION, *ONE_PER_TYPE)


class Asked(StrEnum):
    """The kinds of questions, in the order in which they are asked: an answer may bring up those of a later kind."""

    WHO = "who"
    TWO = "two"
    WHICH = "which"
    WHOSE = "whose"
    YEAR = "year"
    ENDED = "ended"
    COVERS = "covers"
    NIL = "nil"


ASKED_LABELS = {
    Asked.WHO: "Is it the same person?",
    Asked.TWO: "One organisation or two?",
    Asked.WHICH: "Which organisation?",
    Asked.WHOSE: "Whose interest is it?",
    Asked.YEAR: "Is it a year?",
    Asked.ENDED: "When had it ended?",
    Asked.COVERS: "Which rows does the action cover?",
    Asked.NIL: "Is it a nil return?",
}


class Answer(StrEnum):
    """The answers that are no thing's name."""

    NEW = "new"
    WORDS = "words"
    ONE = "one"
    SEVERAL = "several"
    YES = "yes"
    NO = "no"
    OWN = "own"
    OPEN = "open"
    ALL_ROWS = "all_rows"
    OWN_ROW = "own_row"
    NIL_RETURN = "nil_return"
    LEAVE_OUT = "leave_out"


class State(StrEnum):
    OPEN = "open"
    IN = "in"
    UNDONE = "undone"
    ASIDE = "aside"


STATE_LABELS = {
    State.OPEN: "Not imported yet",
    State.IN: "On the register",
    State.UNDONE: "Undone",
    State.ASIDE: "Put aside",
}
