"""What a report counts: people by how far their declaration holds, and interests by what is wanting in them."""

from enum import StrEnum

from declarations.interests.clocks import Freshness


class About(StrEnum):
    """One number of a report, and the list behind it; the values stand in addresses."""

    EVERYBODY = "everybody"
    IN_DATE = "in-date"
    OVERDUE = "overdue"
    OUT_OF_DATE = "out-of-date"
    NONE_MADE = "none-made"
    CANNOT_TELL = "cannot-tell"
    INTERESTS = "interests"
    LATE_BY_LAW = "late-by-law"
    LATE_BY_FORM = "late-by-form"
    NO_CLOCK = "no-clock"
    UNMATCHED = "unmatched"
    UNMITIGATED = "without-mitigation"


TITLES = {
    About.EVERYBODY: "Everybody counted",
    About.IN_DATE: "Declaration in date",
    About.OVERDUE: "Declaration overdue",
    About.OUT_OF_DATE: "Declaration out of date",
    About.NONE_MADE: "No declaration made",
    About.CANNOT_TELL: "Cannot tell whether in date",
    About.INTERESTS: "Interests on the register",
    About.LATE_BY_LAW: "Declared late under the Act",
    About.LATE_BY_FORM: "Declared late by the form",
    About.NO_CLOCK: "Cannot tell whether late",
    About.UNMATCHED: "Not matched",
    About.UNMITIGATED: "Without mitigation",
}
MEANS = {
    About.EVERYBODY: "Everybody who sat on the day, and those on the registers who never held a seat.",
    About.IN_DATE: "Their last declaration, confirmation or nil return still held on the day.",
    About.OVERDUE: "Out of date, or none made.",
    About.OUT_OF_DATE: "Their last declaration, confirmation or nil return was too long ago to hold on the day.",
    About.NONE_MADE: "They had declared nothing by the day, and had not said that they have none.",
    About.CANNOT_TELL: "No rule was in force on the day that says how long a declaration holds.",
    About.INTERESTS: "Declared by the day, and not ended by then.",
    About.LATE_BY_LAW: "The Act counts from the day on which the person became aware. To be late is a breach.",
    About.LATE_BY_FORM: "The form counts from the day on which the interest arose. To be late is a warning.",
    About.NO_CLOCK: "No day is recorded from which to count, or no rule was in force.",
    About.UNMATCHED: "Only words: no organisation, class or subject, so no meeting can be matched with it.",
    About.UNMITIGATED: "Nobody has agreed how the risk is met.",
}
OF_PEOPLE = (
    About.EVERYBODY,
    About.IN_DATE,
    About.OVERDUE,
    About.OUT_OF_DATE,
    About.NONE_MADE,
    About.CANNOT_TELL,
)
OF_INTERESTS = tuple(about for about in About if about not in OF_PEOPLE)
FRESHNESS = {
    About.EVERYBODY: frozenset(Freshness),
    About.IN_DATE: frozenset({Freshness.UP_TO_DATE}),
    About.OVERDUE: frozenset({Freshness.OUT_OF_DATE, Freshness.NONE_MADE}),
    About.OUT_OF_DATE: frozenset({Freshness.OUT_OF_DATE}),
    About.NONE_MADE: frozenset({Freshness.NONE_MADE}),
    About.CANNOT_TELL: frozenset({Freshness.CANNOT_TELL}),
}
NO_SEAT = "none"  # in place of a role: on the registers, and without a seat on the day
