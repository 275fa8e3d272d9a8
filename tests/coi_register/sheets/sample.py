"""Sheets to write: one with all that is awkward in a register, and hypothesis's own."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from coi_register.sheets.sheet import Cell, Column, Kind, Sheet

COLUMNS = (
    Column("id", "Entry", "The number of the entry, which never changes"),
    Column("text", "What was declared", "In the words of whoever declared it"),
    Column("since", "From", "When it began", Kind.DAY),
    Column("value", "Value", "In pounds", Kind.MONEY),
    Column("times", "Times", "How often", Kind.NUMBER),
    Column("published", "Published", "Whether it is public", Kind.YES_NO),
    Column("address", "Page", "Where it stands", Kind.ADDRESS),
)
PAGE = "https://registers.example/interests/15N/0001/"
ROWS: list[tuple[Cell, ...]] = [
    ("0001", '=HYPERLINK("https://evil.example","click")', date(2018, 3, 1), Decimal("1250.50"), 3, True, PAGE),
    ("0002", "+44 <b>& “quoted”</b>, line one\nline two\n\n  spaced  ", date(1948, 7, 5), Decimal("-0.05"), 0, False, None),
    ("0003", "@sum -1", date(1890, 1, 1), None, -4, None, None),
    ("0004", "'=an apostrophe already", None, Decimal("0.00"), None, None, None),
    ("0005", "Ŵexbridge – £5 ]]> \t tabbed", None, None, None, None, None),
    ("0006", None, None, None, None, None, None),
]


def sheet(rows: list[tuple[Cell, ...]] = ROWS, columns: tuple[Column, ...] = COLUMNS) -> Sheet:
    """A register whose rows can be asked for once, as those of a database."""
    title = "Register of interests, NHS Example CCG"
    return Sheet("interests-15N-2018-03-01", title, ("True on 1 March 2018.", "As known now."), columns, iter(rows))


# What a person can type and a database keeps; what XML cannot hold has tests of its own.
TYPED = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\n\t=+-@' &<>\""), max_size=40)
SUMS = st.decimals(-(10**6), 10**6, places=2)
DAYS = st.dates(date(1900, 3, 1), date(2100, 1, 1))
EVERY_KIND = st.lists(
    st.tuples(
        st.uuids().map(str),
        st.none() | TYPED,
        st.none() | DAYS,
        st.none() | SUMS,
        st.none() | st.integers(-(10**6), 10**6),
        st.none() | st.booleans(),
        st.none(),
    ),
    max_size=6,
)
