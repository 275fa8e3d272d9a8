"""What a sheet says of itself, as a sheet beside it: its notes, and what each column means."""

from coi_register.sheets.sheet import Column, Sheet

NAME = "About"
COLUMNS = (
    Column("heading", "Column", "What stands over the column"),
    Column("name", "Name for programs", "The name that never changes, as in CSV and JSON"),
    Column("says", "What it says", "What stands in the column"),
)


def about(sheet: Sheet) -> Sheet:
    """The title and the notes first, each a row; then a row for each column."""
    said = [(sheet.title, "", ""), *((note, "", "") for note in sheet.notes)]
    columns = [(column.heading, column.name, column.says) for column in sheet.columns]
    return Sheet(NAME, sheet.title, (), COLUMNS, [*said, ("", "", ""), *columns])
